package org.fetchandrotate.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Tidies up what a program that was killed left behind. To be done under the [WorkspaceLock] alone, before a run: what
/// is half written then belongs to nobody.
public final class WorkspaceRecovery {
    private final Workspace workspace;
    private final HistoryWriter history;

    public WorkspaceRecovery(Workspace workspace, HistoryWriter history) {
        this.workspace = workspace;
        this.history = history;
    }

    /// What was done.
    ///
    /// @param parts half-written files removed
    /// @param killedRuns runs marked as killed
    public record Recovered(int parts, int killedRuns) {}

    /// Removes half-written files and marks runs that never ended.
    ///
    /// @throws StorageException if a folder can't be read or cleared, or the history can't be written
    public Recovered recover() throws StorageException, InterruptedException {
        int parts = removeParts(workspace.originalFolder()) + removeParts(workspace.rotatedFolder());
        return new Recovered(parts, history.closeKilledRuns());
    }

    private static int removeParts(Path folder) throws StorageException, InterruptedException {
        PartRemoval removal = new PartRemoval();
        try {
            ImageFolderWalk.visit(folder, removal);
            return removal.count;
        } catch (IOException e) {
            throw new StorageException(
                    "Half-written files in " + folder + " can't be removed (" + FileTrouble.reason(e)
                            + "); give this user the right to write there, or remove *.part by hand",
                    e);
        }
    }

    private static final class PartRemoval implements ImageFolderWalk.Visitor {
        private int count;

        @Override
        public void file(Path file) throws IOException {
            if (ImageFolderWalk.isPart(file)) {
                Files.delete(file);
                count++;
            }
        }

        @Override
        public void stranger(Path path) {}
    }
}
