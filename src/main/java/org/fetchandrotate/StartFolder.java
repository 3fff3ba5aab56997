package org.fetchandrotate;

import java.nio.file.Files;
import java.nio.file.Path;

/// Which folder the program starts in. A window of the installed program is started from a menu, in whatever folder
/// the desktop happens to be in: a workspace in the user's home is proposed then, never one in the program's
/// folder.
///
/// @param current the folder of the process
/// @param home of the user
/// @param origin how the program came here
record StartFolder(Path current, Path home, Origin origin) {
    /// Set by the launcher of the installed window.
    private static final String PROPERTY = "fetchandrotate.menu";

    enum Origin {
        /// From a terminal: the current folder is the user's choice.
        TERMINAL,
        /// From the menu of an installed program.
        MENU
    }

    static StartFolder ofProcess() {
        return new StartFolder(
                Path.of("").toAbsolutePath(),
                Path.of(System.getProperty("user.home", "")).toAbsolutePath(),
                Boolean.getBoolean(PROPERTY) ? Origin.MENU : Origin.TERMINAL);
    }

    /// The workspace to begin with. It needn't exist.
    Path folder() {
        return isProposal() ? home.resolve("Fetch and Rotate") : current;
    }

    /// Whether the user hasn't said where the workspace is, so that the window has to ask unless it remembers.
    boolean isProposal() {
        return origin == Origin.MENU && !Files.isRegularFile(current.resolve("config.ini"));
    }
}
