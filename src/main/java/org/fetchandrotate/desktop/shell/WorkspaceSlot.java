package org.fetchandrotate.desktop.shell;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.concurrent.Task;
import javafx.scene.Parent;
import org.fetchandrotate.desktop.base.Background;
import org.fetchandrotate.desktop.base.EventPump;
import org.fetchandrotate.engine.Engine;
import org.fetchandrotate.settings.SettingsException;
import org.fetchandrotate.storage.StorageException;

/// The place in the window for one workspace at a time: opens it in the background, shows what stands in its way,
/// and lets go of it cleanly. Used on the FX thread.
final class WorkspaceSlot implements AutoCloseable {
    private final Supplier<WindowFrame> frame;
    private final Background background;
    private final Engine engine;
    private final WorkspaceEntry entry;
    private final WindowCommands window;
    private final Runnable raise;
    private WindowState state = new WindowState.Vacant(() -> {});
    /// Done when the last workspace is let go of: its lock has to be free before it is opened again.
    private CompletableFuture<Void> released = CompletableFuture.completedFuture(null);

    /// @param window what pages ask of the window
    /// @param raise brings the window to the front
    WorkspaceSlot(
            Supplier<WindowFrame> frame,
            Background background,
            Engine engine,
            WorkspaceEntry entry,
            WindowCommands window,
            Runnable raise) {
        this.frame = frame;
        this.background = background;
        this.engine = engine;
        this.entry = entry;
        this.window = window;
        this.raise = raise;
    }

    Optional<OpenWorkspace> workspace() {
        return state.workspace();
    }

    /// Opens the workspace in a folder, if it is one.
    ///
    /// @param orElse what to do if the folder is no workspace yet
    /// @param then once it is open
    void open(Path folder, Runnable orElse, Consumer<OpenWorkspace> then) {
        Runnable again = () -> open(folder, orElse, then);
        inBackground(folder, again, () -> OwnWorkspace.isWorkspace(folder), isOne -> {
            if (isOne) {
                open(folder, Optional.empty(), then);
            } else {
                orElse.run();
            }
        });
    }

    /// Opens the demo's workspace, which is gone when it is left.
    void openDemo(Consumer<OpenWorkspace> then) {
        inBackground(
                Path.of("demo"),
                () -> openDemo(then),
                DemoSite::start,
                demo -> open(demo.folder(), Optional.of(demo), then));
    }

    /// Shows a question in place of a workspace.
    ///
    /// @param again shows it once more
    void ask(Parent question, Runnable again) {
        state = new WindowState.Vacant(again);
        frame.get().controller().show(question);
    }

    /// Does work that ends in a workspace being opened, or in a page that says what is wrong with a folder.
    ///
    /// @param again does the whole once more
    <T> void inBackground(Path folder, Runnable again, Callable<T> work, Consumer<T> then) {
        frame.get().controller().show(frame.get().notices().busy());
        state = new WindowState.Opening(
                background.run(work, then, failure -> showFailure(folder, failure, again)), again);
    }

    /// What opens the same once more, for when the window is built anew.
    ///
    /// @param then once it is open
    Runnable again(Consumer<OpenWorkspace> then) {
        return switch (state) {
            case WindowState.Vacant(Runnable again) -> again;
            case WindowState.Opening(Task<?> task, Runnable again) -> again;
            case WindowState.Offered(WorkspaceSession session, Runnable again) -> again;
            case WindowState.Open(OpenWorkspace opened) -> {
                Path folder = opened.session().workspace().root();
                Optional<DemoSite> demo = opened.keepDemo();
                yield () -> open(folder, demo, then);
            }
        };
    }

    /// Lets go of the workspace, whose end is waited for by the next opening.
    void letGo() {
        WindowState left = state;
        state = new WindowState.Vacant(() -> {});
        switch (left) {
            case WindowState.Vacant vacant -> {}
            case WindowState.Opening opening -> opening.task().cancel();
            case WindowState.Offered offered -> offered.session().close();
            case WindowState.Open open -> {
                frame.get().model().detach();
                released = CompletableFuture.runAsync(open.opened().shut(), Thread::startVirtualThread);
            }
        }
    }

    /// Lets go of the workspace, and waits for it.
    @Override
    public void close() {
        letGo();
        released.join();
    }

    private void open(Path folder, Optional<DemoSite> demo, Consumer<OpenWorkspace> then) {
        CompletableFuture<Void> free = released;
        Runnable again = () -> open(folder, Optional.empty(), then);
        inBackground(
                folder,
                again,
                () -> {
                    free.join();
                    return openOrRelease(folder, demo);
                },
                session -> {
                    if (session.isReadOnly()) {
                        showTaken(session, folder, again);
                    } else {
                        then.accept(enter(session, demo));
                    }
                });
    }

    private WorkspaceSession openOrRelease(Path folder, Optional<DemoSite> demo)
            throws SettingsException, StorageException {
        try {
            WorkspaceSession session = WorkspaceSession.open(folder, engine);
            session.watch();
            session.openDoor(() -> EventPump.onFxThread(raise));
            return session;
        } catch (SettingsException | StorageException e) {
            demo.ifPresent(DemoSite::close);
            throw e;
        }
    }

    private OpenWorkspace enter(WorkspaceSession session, Optional<DemoSite> demo) {
        OpenWorkspace opened = entry.enter(session, demo, frame.get(), window);
        state = new WindowState.Open(opened);
        frame.get().model().attach(session, opened.runs());
        frame.get().model().pageProperty().set(Page.WEBSITES);
        frame.get().controller().show(opened.views().view(Page.WEBSITES));
        return opened;
    }

    private void showFailure(Path folder, Throwable failure, Runnable again) {
        Path settings = folder.resolve("config.ini");
        boolean isAboutSettings = failure instanceof SettingsException && Files.isRegularFile(settings);
        WorkspaceFailureController.Choices choices = new WorkspaceFailureController.Choices(
                again, entry.system()::open, () -> window.chooseWorkspace(folder));
        ask(
                frame.get()
                        .notices()
                        .failure(
                                folder,
                                String.valueOf(failure.getMessage()),
                                isAboutSettings ? Optional.of(settings) : Optional.empty(),
                                choices),
                again);
    }

    private void showTaken(WorkspaceSession session, Path folder, Runnable again) {
        state = new WindowState.Offered(session, again);
        frame.get()
                .controller()
                .show(frame.get()
                        .notices()
                        .taken(folder, () -> enter(session, Optional.empty()), () -> window.chooseWorkspace(folder)));
    }
}
