package org.fetchandrotate.desktop.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.fetchandrotate.desktop.base.UserPreferences;
import org.fetchandrotate.settings.NewSettings;

/// The workspace that a user of the installed program keeps coming back to: the one chosen last.
///
/// @param preferences that remember it; used on the FX thread
record OwnWorkspace(UserPreferences preferences) {
    private static final String KEY = "workspace";

    /// The folder that was chosen last, if any was. It may be gone by now.
    Optional<Path> remembered() {
        try {
            return preferences.get(KEY).map(Path::of);
        } catch (InvalidPathException e) {
            // not ours, or damaged: as good as none
            return Optional.empty();
        }
    }

    void remember(Path folder) {
        preferences.put(KEY, folder.toString());
    }

    /// The folder to open without asking: what is remembered if it is still there, else the proposal if it is a
    /// workspace already. Reads the disk.
    static Optional<Path> find(Optional<Path> remembered, Path proposal) {
        return remembered
                .filter(Files::isDirectory)
                .or(() -> Optional.of(proposal).filter(OwnWorkspace::isWorkspace));
    }

    /// Whether a folder has been made a workspace. Reads the disk.
    static boolean isWorkspace(Path folder) {
        return Stream.of("config.ini", "input.txt", "db/imgs.db")
                .map(folder::resolve)
                .anyMatch(Files::isRegularFile);
    }

    /// Makes a folder a workspace; what is in it stays. Writes to the disk.
    ///
    /// @return the folder
    /// @throws IOException if it can't be made or written to
    static Path make(Path folder) throws IOException {
        Files.createDirectories(folder);
        NewSettings.writeIfAbsent(folder.resolve("config.ini"));
        return folder;
    }
}
