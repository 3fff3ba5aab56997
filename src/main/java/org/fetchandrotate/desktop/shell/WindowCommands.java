package org.fetchandrotate.desktop.shell;

import java.nio.file.Path;
import org.fetchandrotate.desktop.run.RunNavigation;

/// What pages ask of the window. Used on the FX thread.
interface WindowCommands extends RunNavigation {
    /// Opens the demo.
    void openDemo();

    /// Starts a run and goes to its page.
    void startRun();

    /// Goes to the page where websites are listed.
    void listWebsites();

    /// Opens the workspace again.
    void reopen();

    /// Asks for a workspace to open.
    ///
    /// @param near the folder to begin with
    void chooseWorkspace(Path near);
}
