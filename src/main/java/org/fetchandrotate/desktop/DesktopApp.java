package org.fetchandrotate.desktop;

import java.nio.file.Path;
import java.time.Clock;
import javafx.application.Application;
import javafx.stage.Stage;
import org.fetchandrotate.desktop.shell.DesktopActions;
import org.fetchandrotate.desktop.shell.DesktopWindow;
import org.fetchandrotate.desktop.shell.JavaPreferences;
import org.fetchandrotate.desktop.shell.UserPreferences;
import org.jspecify.annotations.Nullable;

/// The desktop program as JavaFX starts it. Its parameters: `--workspace=FOLDER`, and `--run` to start a run at
/// once. Other programs start it by [DesktopLauncher].
public final class DesktopApp extends Application {
    static final String WORKSPACE = "workspace";
    static final String RUN = "--run";

    private @Nullable DesktopWindow window;

    @Override
    public void start(Stage stage) {
        UserPreferences preferences = JavaPreferences.ofUser();
        DesktopActions actions = new DesktopActions(stage, getHostServices());
        DesktopWindow opened = new DesktopWindow(stage, actions, preferences, Clock.systemDefaultZone());
        window = opened;
        Path workspace = Path.of(getParameters().getNamed().getOrDefault(WORKSPACE, ""))
                .toAbsolutePath()
                .normalize();
        opened.show();
        if (getParameters().getUnnamed().contains(RUN)) {
            opened.openAndRun(workspace);
        } else {
            opened.open(workspace);
        }
    }

    @Override
    public void stop() {
        if (window != null) {
            window.close();
        }
    }
}
