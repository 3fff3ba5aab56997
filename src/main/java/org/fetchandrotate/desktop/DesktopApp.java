package org.fetchandrotate.desktop;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import javafx.animation.PauseTransition;
import javafx.application.Application;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.fetchandrotate.desktop.base.Background;
import org.fetchandrotate.desktop.base.JavaPreferences;
import org.fetchandrotate.desktop.base.UserPreferences;
import org.fetchandrotate.desktop.bus.BusPresence;
import org.fetchandrotate.desktop.shell.DesktopActions;
import org.fetchandrotate.desktop.shell.DesktopWindow;
import org.fetchandrotate.engine.Engine;
import org.jspecify.annotations.Nullable;

/// The desktop program as JavaFX starts it. Its parameters: `--workspace=FOLDER`, and `--run` to start a run at
/// once, or `--own` if the folder is only a proposal; `--demo` to start the demo after a moment. Other programs
/// start it by [DesktopLauncher].
public final class DesktopApp extends Application {
    static final String WORKSPACE = "workspace";
    static final String RUN = "--run";
    static final String OWN = "--own";
    static final String DEMO = "--demo";

    /// Time to see the question for a workspace.
    private static final Duration BEFORE_DEMO = Duration.seconds(3);

    private final Background background = new Background();
    private final BusPresence presence = new BusPresence(System.getenv());
    private @Nullable DesktopWindow window;

    @Override
    public void start(Stage stage) {
        UserPreferences preferences = JavaPreferences.ofUser();
        DesktopActions actions = new DesktopActions(stage, background, System.getenv(), presence);
        DesktopWindow opened = new DesktopWindow(stage, actions, preferences, new Engine(Clock.systemDefaultZone()));
        window = opened;
        Path workspace = Path.of(getParameters().getNamed().getOrDefault(WORKSPACE, ""))
                .toAbsolutePath()
                .normalize();
        opened.show();
        List<String> flags = getParameters().getUnnamed();
        if (flags.contains(RUN)) {
            opened.openAndRun(workspace);
        } else if (flags.contains(OWN)) {
            opened.openOwn(workspace);
        } else {
            opened.open(workspace);
        }
        if (flags.contains(DEMO)) {
            PauseTransition moment = new PauseTransition(BEFORE_DEMO);
            moment.setOnFinished(_ -> opened.openDemo());
            moment.play();
        }
    }

    @Override
    public void stop() {
        if (window != null) {
            window.close();
        }
        presence.close();
        background.close();
    }
}
