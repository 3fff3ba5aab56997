package org.fetchandrotate.desktop.shell;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.concurrent.Task;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.util.Subscription;
import org.fetchandrotate.desktop.base.Appearance;
import org.fetchandrotate.desktop.base.Background;
import org.fetchandrotate.desktop.base.Messages;
import org.fetchandrotate.desktop.base.Question;
import org.fetchandrotate.desktop.base.SystemActions;
import org.fetchandrotate.desktop.base.UserPreferences;
import org.fetchandrotate.desktop.base.ViewLoader;
import org.fetchandrotate.desktop.compare.CompareController;
import org.fetchandrotate.desktop.pictures.CompareOpener;
import org.fetchandrotate.desktop.run.RunCenter;
import org.fetchandrotate.desktop.run.RunPhase;
import org.fetchandrotate.engine.Engine;
import org.fetchandrotate.engine.RunSummary;
import org.fetchandrotate.settings.SettingsException;
import org.fetchandrotate.storage.StorageException;

/// The window: opens one workspace at a time in it, and lets go of it cleanly. Used on the FX thread.
public final class DesktopWindow implements AutoCloseable {
    private static final double MIN_WIDTH = 800;
    private static final double MIN_HEIGHT = 560;

    private final Stage stage;
    private final SystemActions system;
    private final Engine engine;
    private final WindowPlace place;
    private final Dividers dividers;
    private final Languages languages;
    private final Appearance appearance;
    private final OwnWorkspace own;
    private final Background background = new Background();
    private Frame frame;
    private WindowState state = new WindowState.Vacant(() -> {});
    /// Done when the last workspace is let go of: its lock has to be free before it is opened again.
    private CompletableFuture<Void> released = CompletableFuture.completedFuture(null);

    public DesktopWindow(Stage stage, SystemActions system, UserPreferences preferences, Engine engine) {
        this.stage = stage;
        this.system = system;
        this.engine = engine;
        place = new WindowPlace(stage, preferences);
        dividers = new Dividers(preferences);
        languages = new Languages(preferences);
        appearance = new Appearance(preferences);
        own = new OwnWorkspace(preferences);
        frame = build();
        Scene scene = new Scene(frame.root());
        scene.getStylesheets().setAll(Appearance.styleSheets());
        stage.setScene(scene);
        stage.setMinWidth(MIN_WIDTH);
        stage.setMinHeight(MIN_HEIGHT);
        stage.setOnCloseRequest(event -> {
            event.consume();
            exit();
        });
    }

    public void show() {
        place.restore();
        stage.show();
    }

    /// Opens the workspace that the user chose last; asks where it shall be if there is none yet.
    ///
    /// @param proposal the folder to take unless the user wants another
    public void openOwn(Path proposal) {
        Optional<Path> remembered = own.remembered();
        leave(() -> inBackground(
                proposal,
                () -> openOwn(proposal),
                () -> OwnWorkspace.find(remembered, proposal),
                found -> found.ifPresentOrElse(this::open, () -> askWhere(proposal))));
    }

    private void askWhere(Path proposal) {
        WhereController.Choices choices = new WhereController.Choices(
                () -> makeOwn(proposal),
                () -> system.chooseFolder(frame.messages().text("shell.choose-workspace"))
                        .ifPresent(this::makeOwn),
                this::openDemo);
        state = new WindowState.Vacant(() -> openOwn(proposal));
        frame.controller().show(frame.notices().where(proposal, choices));
    }

    private void makeOwn(Path folder) {
        inBackground(folder, () -> makeOwn(folder), () -> OwnWorkspace.make(folder), this::openAndRemember);
    }

    private void openAndRemember(Path folder) {
        leave(() -> {
            own.remember(folder);
            open(folder, Optional.empty(), opened -> {});
        });
    }

    /// Opens the workspace in a folder, in place of the one that is open.
    public void open(Path folder) {
        leave(() -> open(folder, Optional.empty(), opened -> {}));
    }

    /// The same, and starts a run in it.
    public void openAndRun(Path folder) {
        leave(() -> open(folder, Optional.empty(), opened -> startRun()));
    }

    /// Opens the demo's workspace, which is gone when it is left, and starts a run in it.
    public void openDemo() {
        leave(() -> inBackground(
                Path.of("demo"),
                this::openDemo,
                DemoSite::start,
                demo -> open(demo.folder(), Optional.of(demo), opened -> startRun())));
    }

    /// Shows a page of the open workspace.
    public void go(Page page) {
        if (state.workspace().isPresent()) {
            frame.model().pageProperty().set(page);
        }
    }

    Appearance appearance() {
        return appearance;
    }

    void chooseWorkspace() {
        system.chooseFolder(frame.messages().text("shell.choose-workspace")).ifPresent(this::openAndRemember);
    }

    void openFolder() {
        state.workspace()
                .ifPresent(open -> system.open(open.session().workspace().root()));
    }

    Optional<RunCenter> runs() {
        return state.workspace().map(OpenWorkspace::runs);
    }

    void startRun() {
        if (frame.model().startableBinding().get()) {
            frame.model().pageProperty().set(Page.RUN);
            runs().ifPresent(RunCenter::start);
        }
    }

    void about() {
        new AboutDialog(frame.messages()).show(stage);
    }

    void openDocumentation() {
        Documentation.ofProgram().ifPresent(documentation -> system.open(documentation.file()));
    }

    /// Rebuilds the window in another language.
    void speak(String language) {
        languages.choose(language);
        reopen();
    }

    /// Builds the window anew and opens the same workspace at the same page. Only while no run goes on.
    private void reopen() {
        Runnable again = again();
        leave(() -> {
            frame.controller().close();
            frame = build();
            stage.getScene().setRoot(frame.root());
            again.run();
        });
    }

    private Runnable again() {
        return switch (state) {
            case WindowState.Vacant(Runnable again) -> again;
            case WindowState.Opening(Task<?> task, Runnable again) -> again;
            case WindowState.Offered(WorkspaceSession session, Runnable again) -> again;
            case WindowState.Open(OpenWorkspace opened) -> {
                Path folder = opened.session().workspace().root();
                Optional<DemoSite> demo = opened.keepDemo();
                Page page = frame.model().pageProperty().get();
                yield () -> open(folder, demo, _ -> go(page));
            }
        };
    }

    /// Closes the window; asks first while a run goes on, and stops it then.
    void exit() {
        leave(() -> {
            place.remember();
            stage.hide();
        });
    }

    /// Lets go of everything, and waits for it: for the end of the program.
    @Override
    public void close() {
        letGo();
        released.join();
        background.close();
        frame.controller().close();
        appearance.close();
    }

    private Frame build() {
        Messages messages = languages.messages();
        ShellViewModel model = new ShellViewModel(messages);
        ShellController controller = new ShellController(this, model, appearance, languages);
        Parent root = new ViewLoader(messages).load(controller);
        stage.titleProperty().bind(model.titleBinding());
        model.pageProperty()
                .subscribe(page -> state.workspace()
                        .ifPresent(open -> controller.show(open.views().view(page))));
        return new Frame(messages, model, controller, root, new Notices(new ViewLoader(messages)));
    }

    /// Does work that ends in a workspace being opened, or in a page that says what is wrong with a folder.
    ///
    /// @param again does the whole once more
    private <T> void inBackground(Path folder, Runnable again, Callable<T> work, Consumer<T> then) {
        frame.controller().show(frame.notices().busy());
        state = new WindowState.Opening(
                background.run(work, then, failure -> showTrouble(folder, failure, again)), again);
    }

    private void open(Path folder, Optional<DemoSite> demo, Consumer<OpenWorkspace> then) {
        CompletableFuture<Void> free = released;
        inBackground(
                folder,
                () -> open(folder),
                () -> {
                    free.join();
                    return openOrRelease(folder, demo);
                },
                session -> {
                    if (session.isReadOnly()) {
                        showTaken(session, folder);
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
            return session;
        } catch (SettingsException | StorageException e) {
            demo.ifPresent(DemoSite::close);
            throw e;
        }
    }

    private OpenWorkspace enter(WorkspaceSession session, Optional<DemoSite> demo) {
        RunCenter runs = new RunCenter(session, frame.messages());
        CompareController compare =
                new CompareController(session, background, frame.messages(), system, frame.controller()::uncover);
        WorkspaceViews views = new WorkspaceViews(
                new ViewContext(session, runs, background, frame.messages(), system, covering(compare)),
                dividers,
                appearance,
                new WorkspaceViews.Commands(this::openDemo, this::startRun, this::reopen));
        Subscription end = Subscription.combine(
                runs.lastSummaryProperty().subscribe((before, after) -> after.ifPresent(this::announce)),
                compare::close);
        OpenWorkspace opened = new OpenWorkspace(session, runs, views, end, demo);
        state = new WindowState.Open(opened);
        frame.model().attach(session, runs);
        frame.model().pageProperty().set(Page.WEBSITES);
        frame.controller().show(views.view(Page.WEBSITES));
        return opened;
    }

    /// Shows images large, above the page.
    private CompareOpener covering(CompareController compare) {
        ShellController shell = frame.controller();
        Parent view = new ViewLoader(frame.messages()).load(compare, compare.included());
        return (images, index) -> {
            shell.cover(view);
            compare.open(images, index);
        };
    }

    private void announce(RunSummary summary) {
        if (!stage.isFocused()) {
            Messages messages = frame.messages();
            system.notify(
                    messages.text("shell.finished.title"),
                    messages.text("shell.status.counts", summary.succeeded(), summary.aimed(), summary.failed()));
        }
    }

    private void showTrouble(Path folder, Throwable failure, Runnable again) {
        state = new WindowState.Vacant(again);
        TroubleController.Choices choices =
                new TroubleController.Choices(again, () -> system.open(folder), this::chooseWorkspace);
        frame.controller().show(frame.notices().trouble(folder, String.valueOf(failure.getMessage()), choices));
    }

    private void showTaken(WorkspaceSession session, Path folder) {
        state = new WindowState.Offered(session, () -> open(folder));
        Runnable look = () -> enter(session, Optional.empty());
        frame.controller().show(frame.notices().taken(folder, look, this::chooseWorkspace));
    }

    /// Lets go of the workspace that is open, then does something. Asks first if a run goes on.
    private void leave(Runnable then) {
        if (!frame.model().phaseProperty().get().isActive()) {
            letGo();
            then.run();
            return;
        }
        Messages messages = frame.messages();
        new Question(messages.text("shell.leave.title"), messages.text("shell.leave.text"))
                .ask(stage, messages.text("shell.leave.stop"), messages.text("shell.leave.stay"), () -> stopThen(then));
    }

    private void stopThen(Runnable then) {
        runs().ifPresent(RunCenter::stop);
        onceIdle(() -> {
            letGo();
            then.run();
        });
    }

    private void onceIdle(Runnable action) {
        if (frame.model().phaseProperty().get() == RunPhase.IDLE) {
            action.run();
            return;
        }
        frame.model().phaseProperty().addListener(new ChangeListener<>() {
            @Override
            public void changed(ObservableValue<? extends RunPhase> phase, RunPhase before, RunPhase after) {
                if (after == RunPhase.IDLE) {
                    // the next workspace's runs end too
                    phase.removeListener(this);
                    action.run();
                }
            }
        });
    }

    private void letGo() {
        WindowState left = state;
        state = new WindowState.Vacant(() -> {});
        switch (left) {
            case WindowState.Vacant vacant -> {}
            case WindowState.Opening opening -> opening.task().cancel();
            case WindowState.Offered offered -> offered.session().close();
            case WindowState.Open open -> {
                frame.model().detach();
                released = CompletableFuture.runAsync(open.opened().shut(), Thread::startVirtualThread);
            }
        }
    }

    /// What is built anew for another language.
    private record Frame(
            Messages messages, ShellViewModel model, ShellController controller, Parent root, Notices notices) {}
}
