package org.fetchandrotate;

import java.nio.file.Files;
import java.nio.file.Path;

/// Which folder the program starts in. A window of the installed program is started from a menu, in whatever folder
/// the desktop happens to be in: it gets a workspace in the user's home then, never in the program's folder.
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

    /// The workspace to begin with. It needn't exist: the window makes it when there is something to keep in it.
    Path folder() {
        return switch (origin) {
            case TERMINAL -> current;
            case MENU ->
                Files.isRegularFile(current.resolve("config.ini")) ? current : home.resolve("Fetch and Rotate");
        };
    }
}
