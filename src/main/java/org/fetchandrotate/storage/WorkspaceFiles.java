package org.fetchandrotate.storage;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import org.fetchandrotate.model.FileFailures;

/// Writes a workspace's files so that under a final name there is always a whole file: each is written as `*.part`
/// in the folder where it belongs, brought to the disk, then moved over its name. Thread-safe.
public final class WorkspaceFiles {
    private final Workspace workspace;

    public WorkspaceFiles(Workspace workspace) {
        this.workspace = workspace;
    }

    /// Makes the folders for originals, rotated copies and logs, and makes sure that they can be written to.
    ///
    /// @throws StorageException if one can't
    public void prepare() throws StorageException {
        prepare(workspace.originalFolder(), "originals", "download_dirname");
        prepareRotated();
        prepare(workspace.logFolder(), "logs", "log_dirname");
    }

    /// The same of the folder for rotated copies alone.
    ///
    /// @throws StorageException if it can't be written to
    public void prepareRotated() throws StorageException {
        prepare(workspace.rotatedFolder(), "rotated copies", "output_dirname");
    }

    /// A new empty file with a name of its own, to be written and then moved into place, or discarded. The
    /// host's folder is made if it is missing, but not the one that [#prepare()] made: if that has vanished
    /// meanwhile, with a disk perhaps, so has what the run has done so far.
    ///
    /// @param hostFolder that of the file to be
    /// @throws IOException if it can't be made
    public Path newTemporary(Path hostFolder) throws IOException {
        if (Files.notExists(hostFolder)) {
            try {
                Files.createDirectory(hostFolder);
            } catch (FileAlreadyExistsException _) {
                // another image of the host was quicker
            }
        }
        return Parts.create(hostFolder);
    }

    /// Brings a finished temporary file to the disk and moves it over its final name, at once where the file system
    /// can.
    ///
    /// @throws IOException if that fails; the temporary file is still there then
    public void moveIntoPlace(Path temporary, Path target) throws IOException {
        Parts.moveIntoPlace(temporary, target);
    }

    /// Copies a whole file over another name.
    ///
    /// @throws IOException if that fails; nothing is left of it then
    public void copyIntoPlace(Path source, Path target) throws IOException {
        Path part = newTemporary(Objects.requireNonNull(target.toAbsolutePath().getParent()));
        try {
            Files.copy(source, part, StandardCopyOption.REPLACE_EXISTING);
            Parts.moveIntoPlace(part, target);
        } finally {
            discard(part);
        }
    }

    /// Whether a plain file is there with this size and hash. It is read in small pieces, and only if the size is
    /// right.
    ///
    /// @param sha256 64 lower-case hex digits
    /// @throws IOException if it is there but can't be read
    public boolean isIntact(Path file, long bytes, String sha256) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        try {
            return Files.size(file) == bytes && Fingerprint.of(file).sha256().equals(sha256);
        } catch (NoSuchFileException _) {
            return false;
        }
    }

    /// Removes a temporary file, if it is still there.
    ///
    /// @throws IOException if it can't be removed
    public void discard(Path temporary) throws IOException {
        Files.deleteIfExists(temporary);
    }

    /// Writes a small file that is there whole or not at all, wherever it is.
    ///
    /// @throws IOException if that fails; nothing is left of it then
    public static void writeWhole(Path target, byte[] content) throws IOException {
        Path part = Parts.create(Objects.requireNonNull(target.toAbsolutePath().getParent()));
        try {
            Files.write(part, content);
            Parts.moveIntoPlace(part, target);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static void prepare(Path folder, String what, String key) throws StorageException {
        try {
            // Only writing tells: permission bits say nothing of access lists, mounts and administrators.
            Files.delete(Parts.create(folder));
        } catch (IOException e) {
            throw new StorageException(
                    "The folder for " + what + ", " + folder + ", can't be written to (" + FileFailures.reason(e)
                            + "); give this user the right to, or name another with " + key,
                    e);
        }
    }
}
