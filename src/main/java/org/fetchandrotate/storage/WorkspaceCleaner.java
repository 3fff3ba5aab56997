package org.fetchandrotate.storage;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.fetchandrotate.model.FileFailures;
import org.fetchandrotate.model.ImageFormat;

/// Removes the logs, images and kept pages of a workspace. To be used under the [WorkspaceLock]. Only what has the
/// place and the form of a name that the program gives is ever removed, so that a folder setting that points
/// somewhere else by mistake costs nobody's files: `{YYYY-MM-DD--HH-MM-SS}….log` in the folder for logs,
/// `{host}/{host}--….{image suffix}` and `{host}/….part` in the folders for images, and the pages that are kept
/// beside the database. Symbolic links are neither followed nor removed.
public final class WorkspaceCleaner {
    private static final Pattern LOG = Pattern.compile("\\d{4}-\\d\\d-\\d\\d--\\d\\d-\\d\\d-\\d\\d.*\\.log");

    private final Workspace workspace;

    public WorkspaceCleaner(Workspace workspace) {
        this.workspace = workspace;
    }

    /// Files, counted.
    ///
    /// @param pages that are kept beside the database
    /// @param bytes of all of them
    public record Amount(long logs, long originals, long rotated, long pages, long bytes) {
        /// Whether there is nothing.
        public boolean isNothing() {
            return logs + originals + rotated + pages == 0;
        }
    }

    /// What [#remove()] would remove.
    ///
    /// @throws StorageException if a folder can't be read
    public Amount measure() throws StorageException, InterruptedException {
        return go(Deed.MEASURE);
    }

    /// Removes the files, and the folders of hosts that are empty then.
    ///
    /// @return what was removed
    /// @throws StorageException at the first file that can't be removed
    public Amount remove() throws StorageException, InterruptedException {
        return go(Deed.REMOVE);
    }

    private enum Deed {
        MEASURE,
        REMOVE
    }

    private Amount go(Deed deed) throws StorageException, InterruptedException {
        try {
            Sweep logs = new Sweep(deed);
            sweepLogs(logs);
            Sweep originals = sweepImages(workspace.originalFolder(), deed);
            Sweep rotated = sweepImages(workspace.rotatedFolder(), deed);
            Sweep pages = new Sweep(deed);
            for (Path page : new PageFiles(workspace.keptPages()).files()) {
                pages.take(page);
            }
            return new Amount(
                    logs.files,
                    originals.files,
                    rotated.files,
                    pages.files,
                    logs.bytes + originals.bytes + rotated.bytes + pages.bytes);
        } catch (IOException e) {
            throw new StorageException(
                    "The workspace " + workspace.root() + " can't be cleaned (" + FileFailures.reason(e)
                            + "); give this user the right to write there, and close what uses its files",
                    e);
        }
    }

    private void sweepLogs(Sweep sweep) throws IOException {
        Path folder = workspace.logFolder();
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                        && LOG.matcher(file.getFileName().toString()).matches()) {
                    sweep.take(file);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    private static Sweep sweepImages(Path folder, Deed deed)
            throws IOException, StorageException, InterruptedException {
        Sweep sweep = new Sweep(deed);
        if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            ImageFolderWalk.visit(folder, sweep);
        }
        return sweep;
    }

    private static boolean isOurs(Path file) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        boolean image = name.contains("--")
                && dot > 0
                && ImageFormat.ofSuffix(name.substring(dot + 1)).isPresent();
        return image || Parts.isPart(file);
    }

    private static final class Sweep implements ImageFolderWalk.Visitor {
        private final Deed deed;
        private long files;
        private long bytes;

        Sweep(Deed deed) {
            this.deed = deed;
        }

        @Override
        public void file(Path file) throws IOException {
            if (isOurs(file)) {
                take(file);
            }
        }

        void take(Path file) throws IOException {
            long size = Files.size(file);
            if (deed == Deed.REMOVE) {
                Files.delete(file);
            }
            files++;
            bytes += size;
        }

        @Override
        public void stranger(Path path) {}

        @Override
        public void folderDone(Path folder) throws IOException {
            if (deed == Deed.REMOVE) {
                try {
                    Files.delete(folder);
                } catch (DirectoryNotEmptyException _) {
                    // somebody else's files are in it
                }
            }
        }
    }
}
