package org.fetchandrotate.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.fetchandrotate.model.FileFailures;
import org.fetchandrotate.model.ImageRecord;
import org.fetchandrotate.model.ImageStatus;

/// Compares the files of a workspace with its history, both ways. Changes nothing. For one thread. A file is what
/// its newest row says; older rows of the same file are superseded. Rows of the original program have no hashes:
/// their files must be there, no more. Memory doesn't grow with the files but for eight bytes each.
public final class WorkspaceCheck {
    private static final int ROWS_AT_ONCE = 500;

    private final Workspace workspace;
    private final HistoryReader history;
    private final Consumer<Finding> findings;
    private final Map<String, String> dirnames = new HashMap<>();
    private long files;
    private long found;

    /// @param findings told of each as it is found: those about rows by folder and name, then those about files
    public WorkspaceCheck(Workspace workspace, HistoryReader history, Consumer<Finding> findings) {
        this.workspace = workspace;
        this.history = history;
        this.findings = findings;
    }

    /// What a check came to.
    ///
    /// @param files that the history speaks of
    public record Tally(long files, long findings) {}

    /// Looks at every row, then at every file.
    ///
    /// @throws StorageException if the history or a folder can't be read
    /// @throws InterruptedException if the thread is interrupted meanwhile
    public Tally run() throws StorageException, InterruptedException {
        checkRows();
        for (String dirname : history.dirnames()) {
            dirnames.put(nameOf(workspace.originalFolderOf(dirname)), dirname);
        }
        checkFolder(workspace.originalFolder(), Side.ORIGINAL);
        checkFolder(workspace.rotatedFolder(), Side.ROTATED);
        return new Tally(files, found);
    }

    private enum Side {
        ORIGINAL,
        ROTATED
    }

    private void checkRows() throws StorageException, InterruptedException {
        long[] ids = history.newestOfEachFile();
        for (int from = 0; from < ids.length; from += ROWS_AT_ONCE) {
            long[] some = Arrays.copyOfRange(ids, from, Math.min(from + ROWS_AT_ONCE, ids.length));
            for (ImageRecord image : history.images(some)) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                checkRow(image);
            }
        }
    }

    private void checkRow(ImageRecord image) {
        String filename = image.filename().orElseThrow();
        if (image.status() != ImageStatus.NOT_PROCESSED) {
            checkFile(
                    image,
                    workspace.original(image.dirname(), filename),
                    image.picture().map(picture -> new Fingerprint(picture.bytes(), picture.sha256())));
        }
        if (image.status() == ImageStatus.PROCESSED) {
            checkFile(
                    image,
                    workspace.rotated(image.dirname(), filename),
                    image.rotatedCopy().map(copy -> new Fingerprint(copy.bytes(), copy.sha256())));
        }
    }

    /// @param expected empty if the row doesn't know
    private void checkFile(ImageRecord image, Path file, Optional<Fingerprint> expected) {
        files++;
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            report(Finding.Kind.MISSING, file, "its row says it is there", OptionalLong.of(image.id()));
        } else if (expected.isPresent()) {
            changeOf(file, expected.get())
                    .ifPresent(change -> report(Finding.Kind.CHANGED, file, change, OptionalLong.of(image.id())));
        }
    }

    private static Optional<String> changeOf(Path file, Fingerprint expected) {
        try {
            long bytes = Files.size(file);
            if (bytes != expected.bytes()) {
                return Optional.of("it has " + bytes + " bytes, its row says " + expected.bytes());
            }
            return Fingerprint.of(file).equals(expected)
                    ? Optional.empty()
                    : Optional.of("its content isn't the one that its row has the SHA-256 of");
        } catch (IOException e) {
            return Optional.of("it can't be read (" + FileFailures.reason(e) + ")");
        }
    }

    private void checkFolder(Path folder, Side side) throws StorageException, InterruptedException {
        try {
            ImageFolderWalk.visit(folder, new ImageFolderWalk.Visitor() {
                @Override
                public void file(Path file) throws StorageException {
                    if (Parts.isPart(file)) {
                        report(Finding.Kind.HALF_WRITTEN, file, "the next run removes it", OptionalLong.empty());
                    } else {
                        checkOwner(file, side);
                    }
                }

                @Override
                public void stranger(Path path) {
                    if (Parts.isOurs(path) && Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
                        report(Finding.Kind.HALF_WRITTEN, path, "the next run removes it", OptionalLong.empty());
                        return;
                    }
                    report(Finding.Kind.ORPHANED, path, "it isn't a file in a host's folder", OptionalLong.empty());
                }
            });
        } catch (IOException e) {
            throw new StorageException(
                    "The folder " + folder + " can't be read (" + FileFailures.reason(e)
                            + "); give this user the right to read it and all below",
                    e);
        }
    }

    private void checkOwner(Path file, Side side) throws StorageException {
        String folder = nameOf(Objects.requireNonNull(file.toAbsolutePath().getParent()));
        // the folder of some hosts, such as IPv6 addresses, can't have their names as they are
        String dirname = dirnames.getOrDefault(folder, folder);
        Optional<ImageRecord> newest = history.newestOf(dirname, nameOf(file));
        if (newest.isEmpty()) {
            report(Finding.Kind.ORPHANED, file, "no row names it", OptionalLong.empty());
        } else if (side == Side.ROTATED && newest.get().status() != ImageStatus.PROCESSED) {
            report(
                    Finding.Kind.ORPHANED,
                    file,
                    "its newest row has no rotated copy, so that it is an older one's",
                    OptionalLong.of(newest.get().id()));
        }
    }

    private static String nameOf(Path path) {
        return path.getFileName().toString();
    }

    private void report(Finding.Kind kind, Path path, String detail, OptionalLong imageId) {
        found++;
        findings.accept(new Finding(kind, path, detail, imageId));
    }
}
