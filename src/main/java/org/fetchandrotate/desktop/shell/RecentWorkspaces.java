package org.fetchandrotate.desktop.shell;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fetchandrotate.desktop.base.UserPreferences;

/// The workspaces that were open last, the latest first.
///
/// @param preferences that remember them; used on the FX thread
record RecentWorkspaces(UserPreferences preferences) {
    private static final int MOST = 8;
    private static final String KEY = "recent-workspace-";

    /// They may be gone by now.
    List<Path> folders() {
        List<Path> folders = new ArrayList<>();
        for (int place = 0; place < MOST; place++) {
            preferences
                    .get(KEY + place)
                    .filter(text -> !text.isEmpty())
                    .flatMap(RecentWorkspaces::path)
                    .ifPresent(folders::add);
        }
        return folders;
    }

    /// Puts a folder in front.
    void add(Path folder) {
        List<Path> folders = new ArrayList<>(folders());
        folders.remove(folder);
        folders.addFirst(folder);
        for (int place = 0; place < Math.min(MOST, folders.size()); place++) {
            preferences.put(KEY + place, folders.get(place).toString());
        }
    }

    private static Optional<Path> path(String text) {
        try {
            return Optional.of(Path.of(text));
        } catch (InvalidPathException e) {
            // not ours, or damaged: as good as none
            return Optional.empty();
        }
    }
}
