package org.fetchandrotate.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fetchandrotate.model.ImageRecord;

/// Deletes a run, or images, with their files. To be used under the [WorkspaceLock]. What another run made too, or
/// reused, stays.
public final class HistoryDeletion {
    private static final int ROWS_AT_ONCE = 500;

    private final Workspace workspace;
    private final HistoryReader reader;
    private final HistoryWriter writer;
    private final Removal removal;

    /// Deletes files for good.
    public HistoryDeletion(Workspace workspace, HistoryReader reader, HistoryWriter writer) {
        this(workspace, reader, writer, Files::delete);
    }

    /// @param removal takes each file away, such as to a wastebasket
    public HistoryDeletion(Workspace workspace, HistoryReader reader, HistoryWriter writer, Removal removal) {
        this.workspace = workspace;
        this.reader = reader;
        this.writer = writer;
        this.removal = removal;
    }

    /// A way to take a file away.
    @FunctionalInterface
    public interface Removal {
        /// @throws IOException if it can't be; the file is still there then
        void remove(Path file) throws IOException;
    }

    /// What was deleted.
    ///
    /// @param files originals and rotated copies
    /// @param bytes of those files
    /// @param left files that no row names any more, but that couldn't be deleted
    public record Deleted(int files, long bytes, int left) {}

    /// Deletes the rows, then the files that no remaining row names: whatever happens in between, no row is left
    /// that lies.
    ///
    /// @throws StorageException if the history can't be read or written
    public Deleted delete(long runId) throws StorageException, InterruptedException {
        List<FileKey> candidates = filesOf(reader.ids(ImageQuery.ALL.ofRun(runId)));
        writer.deleteRun(runId);
        return deleteFiles(candidates);
    }

    /// Deletes rows likewise, of whatever runs.
    ///
    /// @throws StorageException if the history can't be read or written
    public Deleted deleteImages(long... ids) throws StorageException, InterruptedException {
        List<FileKey> candidates = filesOf(ids);
        writer.deleteImages(ids);
        return deleteFiles(candidates);
    }

    private Deleted deleteFiles(List<FileKey> candidates) throws StorageException {
        int files = 0;
        int left = 0;
        long bytes = 0;
        for (FileKey key : candidates) {
            if (reader.ownerOf(key.dirname(), key.filename()).isPresent()) {
                continue;
            }
            for (Path file : List.of(
                    workspace.original(key.dirname(), key.filename()),
                    workspace.rotated(key.dirname(), key.filename()))) {
                try {
                    if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                        long size = Files.size(file);
                        removal.remove(file);
                        bytes += size;
                        files++;
                    }
                } catch (IOException _) {
                    left++; // open in another program, say; it is an orphan now, and counted
                }
            }
        }
        return new Deleted(files, bytes, left);
    }

    private List<FileKey> filesOf(long... ids) throws StorageException {
        List<FileKey> keys = new ArrayList<>();
        for (int from = 0; from < ids.length; from += ROWS_AT_ONCE) {
            long[] some = Arrays.copyOfRange(ids, from, Math.min(from + ROWS_AT_ONCE, ids.length));
            for (ImageRecord image : reader.images(some)) {
                image.filename().ifPresent(name -> keys.add(new FileKey(image.dirname(), name)));
            }
        }
        return keys;
    }

    private record FileKey(String dirname, String filename) {}
}
