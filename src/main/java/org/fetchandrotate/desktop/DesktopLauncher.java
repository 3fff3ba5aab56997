package org.fetchandrotate.desktop;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.application.Application;
import org.fetchandrotate.desktop.base.JavaPreferences;
import org.fetchandrotate.desktop.shell.DesktopWindow;

/// Opens the window from a process that has none yet. This class can be loaded where JavaFX isn't there; its
/// methods that open need it.
public final class DesktopLauncher {
    private final WindowSystem system;

    /// @param environment the variables of the process
    public DesktopLauncher(Map<String, String> environment) {
        system = WindowSystem.ofProcess(environment);
    }

    /// Opens the window on a workspace and waits until it is closed. Once in a process.
    ///
    /// @param workspace the folder of its `config.ini`
    /// @return why no window could be opened, in one line; empty if one was
    public Optional<String> open(Path workspace) {
        return launchUnlessOpen(workspace, workspace, List.of());
    }

    /// Opens the window on the workspace that the user chose there last; it asks where one shall be if there is
    /// none yet. Waits until the window is closed. Once in a process.
    ///
    /// @param proposal the folder to take unless the user wants another
    public Optional<String> openOwn(Path proposal) {
        return launchUnlessOpen(
                DesktopWindow.own(JavaPreferences.ofUser(), proposal), proposal, List.of(DesktopApp.OWN));
    }

    /// The same as [#openOwn(Path)], and starts the demo by itself after a moment.
    public Optional<String> rehearse(Path proposal) {
        return launch(proposal, List.of(DesktopApp.OWN, DesktopApp.DEMO));
    }

    /// The same as [#open(Path)], and starts a run in it at once.
    public Optional<String> openAndRun(Path workspace) {
        return launch(workspace, List.of(DesktopApp.RUN));
    }

    /// A window that has the workspace open already comes to the front instead.
    ///
    /// @param wanted the workspace that would be opened
    private Optional<String> launchUnlessOpen(Path wanted, Path workspace, List<String> flags) {
        Optional<String> obstacle = system.obstacle();
        return obstacle.isEmpty() && DesktopWindow.raiseOther(wanted) ? Optional.empty() : launch(workspace, flags);
    }

    private Optional<String> launch(Path workspace, List<String> flags) {
        Optional<String> obstacle = system.obstacle();
        if (obstacle.isPresent()) {
            return obstacle;
        }
        List<String> arguments = new ArrayList<>(flags);
        arguments.add("--" + DesktopApp.WORKSPACE + "=" + workspace);
        try {
            Application.launch(DesktopApp.class, arguments.toArray(String[]::new));
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of(system.reason(e).orElseThrow(() -> e));
        }
    }
}
