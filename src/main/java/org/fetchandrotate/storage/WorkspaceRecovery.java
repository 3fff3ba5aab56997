package org.fetchandrotate.storage;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Objects;
import org.fetchandrotate.model.FileFailures;

/// Tidies up what a program that was killed left behind. To be done under the [WorkspaceLock] alone, before a run:
/// what is half written then belongs to nobody.
public final class WorkspaceRecovery {
    private final Workspace workspace;

    public WorkspaceRecovery(Workspace workspace) {
        this.workspace = workspace;
    }

    /// What was done.
    ///
    /// @param killedRuns runs marked as killed
    /// @param removedFiles half-written ones
    public record Recovered(int killedRuns, int removedFiles) {}

    /// Removes half-written files and marks runs that never ended.
    ///
    /// @throws StorageException if a folder can't be read or cleared, or the history can't be written
    public Recovered recover(HistoryWriter history) throws StorageException, InterruptedException {
        int parts = removeParts(workspace.originalFolder())
                + removeParts(workspace.rotatedFolder())
                + removeProbes(workspace.logFolder());
        return new Recovered(history.closeKilledRuns(), parts);
    }

    private static int removeParts(Path folder) throws StorageException, InterruptedException {
        PartRemoval removal = new PartRemoval();
        try {
            ImageFolderWalk.visit(folder, removal);
            return removal.count;
        } catch (IOException e) {
            throw cannotBeRemoved(folder, e);
        }
    }

    /// What a run that was killed while it looked whether the folder can be written to left there.
    private static int removeProbes(Path folder) throws StorageException {
        if (Files.notExists(folder)) {
            return 0;
        }
        int count = 0;
        try (DirectoryStream<Path> probes = Files.newDirectoryStream(folder, Parts::isOurs)) {
            for (Path probe : probes) {
                Files.delete(probe);
                count++;
            }
            return count;
        } catch (DirectoryIteratorException e) {
            throw cannotBeRemoved(folder, Objects.requireNonNull(e.getCause()));
        } catch (IOException e) {
            throw cannotBeRemoved(folder, e);
        }
    }

    private static StorageException cannotBeRemoved(Path folder, IOException e) {
        return new StorageException(
                "Half-written files in " + folder + " can't be removed (" + FileFailures.reason(e)
                        + "); give this user the right to write there, or remove *.part by hand",
                e);
    }

    private static final class PartRemoval implements ImageFolderWalk.Visitor {
        private int count;

        @Override
        public void file(Path file) throws IOException {
            if (Parts.isPart(file)) {
                Files.delete(file);
                count++;
            }
        }

        /// A run that was killed while it looked whether a folder can be written to leaves one beside the hosts'.
        @Override
        public void stranger(Path path) throws IOException {
            if (Parts.isOurs(path) && Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
                file(path);
            }
        }
    }
}
