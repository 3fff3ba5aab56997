package org.fetchandrotate.desktop.history;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.TableView;
import org.fetchandrotate.desktop.base.Appearance;
import org.fetchandrotate.desktop.base.Background;
import org.fetchandrotate.desktop.base.Messages;
import org.fetchandrotate.desktop.base.ViewLoader;
import org.fetchandrotate.desktop.pictures.ComparedImage;
import org.fetchandrotate.desktop.run.RunCenter;
import org.fetchandrotate.desktop.run.RunNavigation;
import org.fetchandrotate.desktop.run.RunPhase;
import org.fetchandrotate.desktop.run.Window;
import org.fetchandrotate.desktop.run.Window.Theme;
import org.fetchandrotate.desktop.shell.MemoryPreferences;
import org.fetchandrotate.desktop.shell.RecordedActions;
import org.fetchandrotate.desktop.shell.ViewContext;
import org.fetchandrotate.desktop.shell.WorkspaceSession;
import org.fetchandrotate.engine.Engine;
import org.fetchandrotate.model.Website;
import org.testfx.api.FxToolkit;
import org.testfx.util.NodeQueryUtils;

/// The history view in a window of its own, on a workspace of its own, driven from a test's thread.
final class HistoryWindow implements AutoCloseable {
    private static final int RAIL = 168;
    private static final int BARS = 64;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    final RecordedActions system = new RecordedActions();
    final MemoryPreferences preferences = new MemoryPreferences();
    final List<Integer> compared = new ArrayList<>();
    /// The runs whose page was asked for, such as `show 3`.
    final List<String> visited = new ArrayList<>();
    private final WorkspaceSession session;
    private final RunCenter runs;
    private final Background background;
    private final Messages messages;
    private HistoryController controller;

    @SuppressWarnings("NullAway.Init") // set by open()
    private Window window;

    HistoryWindow(Path folder, List<Website> websites, Locale language) throws Exception {
        FxToolkit.registerPrimaryStage();
        Files.writeString(folder.resolve("config.ini"), "[DEFAULT]\nmax_img_count = 30\nconnections = 8\n");
        Files.writeString(
                folder.resolve("input.txt"),
                websites.stream().map(website -> website.url() + "\n").collect(Collectors.joining()));
        messages = new Messages(language);
        session = WorkspaceSession.open(folder, new Engine(Clock.systemUTC()));
        runs = new RunCenter(session, messages);
        background = fx(Background::new);
        controller = fx(this::newController);
    }

    private HistoryController newController() {
        return new HistoryController(
                new ViewContext(session, runs, background, messages, system, this::remember),
                preferences,
                new RunNavigation() {
                    @Override
                    public void retry(long runId) {
                        visited.add("retry " + runId);
                        runs.retry(runId);
                    }

                    @Override
                    public void showRun(long runId) {
                        visited.add("show " + runId);
                    }
                });
    }

    private void remember(List<ComparedImage> images, int index) {
        compared.add(index);
    }

    /// Shows it in the room that the frame of a window of this size leaves.
    HistoryWindow show(Theme theme, int width, int height) throws Exception {
        window = Window.show(this::view, theme, width - RAIL, height - BARS);
        fx(() -> window.stage().getScene().getStylesheets().setAll(Appearance.styleSheets()));
        return this;
    }

    private Parent view() {
        return new ViewLoader(messages).load(controller);
    }

    WorkspaceSession session() {
        return session;
    }

    HistoryViewModel model() {
        return controller.model();
    }

    RunCenter runs() {
        return runs;
    }

    /// Runs and waits for the end.
    HistoryWindow finishRun() {
        run(runs::start);
        await(() -> runs.phaseProperty().get() == RunPhase.IDLE);
        return this;
    }

    TableView<HistoryRow> table() {
        return get("#historyTable");
    }

    @SuppressWarnings("unchecked")
    <T extends Node> T get(String selector) {
        return (T) fx(() -> {
            Node found = window.stage().getScene().lookup(selector);
            if (found == null) {
                throw new AssertionError("There is no " + selector);
            }
            return found;
        });
    }

    void awaitRows(int count) {
        await(() -> model().rows().size() == count && isLaidOut());
    }

    /// What isn't in its place yet can't be clicked on.
    private boolean isLaidOut() {
        return NodeQueryUtils.isVisible().test(get("#historyColumns"));
    }

    void await(Callable<Boolean> condition) {
        org.awaitility.Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(30))
                .until(() -> fx(condition));
    }

    void run(Runnable action) {
        fx(() -> {
            action.run();
            return true;
        });
    }

    static <T> T fx(Callable<T> action) {
        try {
            return Window.onFx(action);
        } catch (Exception e) { // whatever it is, it fails the test
            throw new AssertionError("Failed on the FX thread", e);
        }
    }

    void shoot(String name) throws Exception {
        // the rows in sight, and what the chosen one shows
        await(() -> model().rows().stream().limit(8).allMatch(row -> row.image().isPresent()));
        window.shoot(name);
    }

    void resize(int width, int height) {
        run(() -> {
            window.stage().setWidth(width - RAIL);
            window.stage().setHeight(height - BARS);
        });
    }

    @Override
    public void close() {
        run(() -> {
            window.stage().hide();
            controller.close();
            runs.close();
            background.close();
        });
        session.close();
    }
}
