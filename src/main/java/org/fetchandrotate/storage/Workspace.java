package org.fetchandrotate.storage;

import java.nio.file.Path;
import org.fetchandrotate.model.Settings;

/// Where everything lies: the folder of `config.ini`, and what the settings place in it. Immutable; touches no
/// disk.
public final class Workspace {
    private final Path root;
    private final Settings.Files files;

    /// @param root the folder of `config.ini`, absolute
    public Workspace(Path root, Settings.Files files) {
        this.root = root;
        this.files = files;
    }

    public Path root() {
        return root;
    }

    public Path configFile() {
        return root.resolve("config.ini");
    }

    public Path websiteList() {
        return root.resolve(files.websiteList());
    }

    public Path database() {
        return root.resolve(files.database());
    }

    /// The folder of the pages that are kept, see [PageFiles].
    public Path keptPages() {
        return database().resolveSibling(database().getFileName() + ".pages");
    }

    public Path dump() {
        return database().resolveSibling("imgs.dump.sql");
    }

    public Path logFolder() {
        return root.resolve(files.logFolder());
    }

    public Path originalFolder() {
        return root.resolve(files.originalFolder());
    }

    public Path rotatedFolder() {
        return root.resolve(files.rotatedFolder());
    }

    /// The folder of a host's originals. Always one level below [#originalFolder()].
    public Path originalFolderOf(String dirname) {
        return FileNames.inside(originalFolder(), dirname);
    }

    /// The folder of a host's rotated copies. Always one level below [#rotatedFolder()].
    public Path rotatedFolderOf(String dirname) {
        return FileNames.inside(rotatedFolder(), dirname);
    }

    /// The original of a row with these two columns. Always two levels below [#originalFolder()], whatever the
    /// columns hold.
    public Path original(String dirname, String filename) {
        return FileNames.inside(originalFolderOf(dirname), filename);
    }

    /// The rotated copy of a row with these two columns. Always two levels below [#rotatedFolder()], whatever the
    /// columns hold.
    public Path rotated(String dirname, String filename) {
        return FileNames.inside(rotatedFolderOf(dirname), filename);
    }

    /// What one program at a time may hold, see [WorkspaceLock].
    Path lockFile() {
        return database().resolveSibling(database().getFileName() + ".lock");
    }
}
