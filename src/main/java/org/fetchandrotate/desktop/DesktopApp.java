package org.fetchandrotate.desktop;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import javafx.application.Application;
import javafx.stage.Stage;
import org.fetchandrotate.desktop.shell.DesktopActions;
import org.fetchandrotate.desktop.shell.DesktopWindow;
import org.fetchandrotate.desktop.shell.JavaPreferences;
import org.fetchandrotate.desktop.shell.UserPreferences;
import org.jspecify.annotations.Nullable;

/// The desktop program as JavaFX starts it. Its parameters: `--workspace=FOLDER`, and `--run` to start a run at
/// once, or `--own` if the folder is only a proposal. Other programs start it by [DesktopLauncher].
public final class DesktopApp extends Application {
    static final String WORKSPACE = "workspace";
    static final String RUN = "--run";
    static final String OWN = "--own";

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
        List<String> flags = getParameters().getUnnamed();
        if (flags.contains(RUN)) {
            opened.openAndRun(workspace);
        } else if (flags.contains(OWN)) {
            opened.openOwn(workspace);
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
