package org.fetchandrotate.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Makes the folders that a run writes into. Thread-safe.
public final class WorkspaceFolders {
    private final Workspace workspace;
    private final WholeFiles files;

    public WorkspaceFolders(Workspace workspace, WholeFiles files) {
        this.workspace = workspace;
        this.files = files;
    }

    /// Makes the folders for originals, rotated copies and logs, and makes sure that they can be written to.
    ///
    /// @throws StorageException if one can't
    public void prepare() throws StorageException {
        prepare(workspace.originalFolder(), "originals", "download_dirname");
        prepare(workspace.rotatedFolder(), "rotated copies", "output_dirname");
        prepare(workspace.logFolder(), "logs", "log_dirname");
    }

    private void prepare(Path folder, String what, String key) throws StorageException {
        try {
            Files.createDirectories(folder);
            // Only writing tells: permission bits say nothing of access lists, mounts and administrators.
            files.discard(files.newPart(folder.resolve("probe")));
        } catch (IOException e) {
            throw new StorageException(
                    "The folder for " + what + ", " + folder + ", can't be written to (" + FileTrouble.reason(e)
                            + "); give this user the right to, or name another with " + key,
                    e);
        }
    }
}
