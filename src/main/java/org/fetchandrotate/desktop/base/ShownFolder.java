package org.fetchandrotate.desktop.base;

import java.io.File;
import java.nio.file.Path;

/// A folder as people write it.
public final class ShownFolder {
    private ShownFolder() {}

    /// The folder's path, in which `~` stands for the user's home where systems write it so.
    public static String text(Path folder) {
        return text(folder, System.getProperty("user.home", ""), File.separatorChar == '/');
    }

    /// @param home empty = unknown
    /// @param hasTilde whether the system's users know the sign
    static String text(Path folder, String home, boolean hasTilde) {
        if (!hasTilde || home.isEmpty() || !folder.startsWith(home) || folder.equals(Path.of(home))) {
            return folder.toString();
        }
        return "~" + File.separator + Path.of(home).relativize(folder);
    }
}
