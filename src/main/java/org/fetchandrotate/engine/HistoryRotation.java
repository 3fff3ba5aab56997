package org.fetchandrotate.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.fetchandrotate.imaging.ImageInfo;
import org.fetchandrotate.imaging.Inspection;
import org.fetchandrotate.model.Failure;
import org.fetchandrotate.model.FailureReason;
import org.fetchandrotate.model.FileFailures;
import org.fetchandrotate.model.ImageRecord;
import org.fetchandrotate.model.Rotation;
import org.fetchandrotate.storage.HistoryReader;
import org.fetchandrotate.storage.HistoryWriter;
import org.fetchandrotate.storage.StorageException;
import org.fetchandrotate.storage.Workspace;
import org.fetchandrotate.storage.WorkspaceFiles;

/// Rotates originals that are on disk in another way, without fetching anything: the new copy takes the old one's
/// place, and the history says so. [Engine] makes it. To be used under the workspace's lock, by one thread.
public final class HistoryRotation implements AutoCloseable {
    private final Workspace workspace;
    private final HistoryReader history;
    private final HistoryWriter writer;
    private final WorkspaceFiles files;
    private final RotatedCopies copies;
    private final ProcessorPool pool;

    /// @param pool closed with this
    HistoryRotation(
            Workspace workspace,
            HistoryReader history,
            HistoryWriter writer,
            RotatedCopies copies,
            ProcessorPool pool) {
        this.workspace = workspace;
        this.history = history;
        this.writer = writer;
        files = new WorkspaceFiles(workspace);
        this.copies = copies;
        this.pool = pool;
    }

    /// Rotates one image's original. What a file is, its newest row says, so that row is kept true as well.
    ///
    /// @param id of the row; one of a file that a run of this program fetched
    /// @return why it couldn't be; empty if it was
    /// @throws InterruptedException if interrupted; the old copy is still there then
    public Optional<Failure> rotate(long id, Rotation rotation) throws StorageException, InterruptedException {
        Optional<ImageRecord> row = history.images(id).stream()
                .filter(image -> image.filename().isPresent() && image.picture().isPresent())
                .findFirst();
        if (row.isEmpty()) {
            return Optional.of(new Failure(FailureReason.FILE_UNREADABLE, "its original isn't on disk"));
        }
        try {
            return rotate(row.get(), rotation);
        } catch (IOException e) {
            return Optional.of(FileFailures.of(e));
        }
    }

    private Optional<Failure> rotate(ImageRecord row, Rotation rotation)
            throws IOException, StorageException, InterruptedException {
        String filename = row.filename().orElseThrow();
        Path original = workspace.original(row.dirname(), filename);
        ImageRecord.Picture picture = row.picture().orElseThrow();
        if (!files.isIntact(original, picture.bytes(), picture.sha256())) {
            return Optional.of(new Failure(FailureReason.FILE_UNREADABLE, "its original isn't what was fetched"));
        }
        if (!(copies.inspect(original) instanceof Inspection.Accepted(ImageInfo info))) {
            return Optional.of(new Failure(FailureReason.NOT_AN_IMAGE, original + " isn't the image that it was"));
        }
        files.prepare();
        RotatedCopies.Result result = copies.make(
                original,
                info,
                rotation,
                () -> files.newTemporary(workspace.rotatedFolderOf(row.dirname())),
                copy -> files.moveIntoPlace(copy, workspace.rotated(row.dirname(), filename)));
        return switch (result) {
            case RotatedCopies.NotMade not -> Optional.of(not.failure());
            case RotatedCopies.Made made -> {
                for (ImageRecord each : rowsOf(row, filename)) {
                    writer.record(each.rotatedAgain(made.rotatedCopy()));
                }
                writer.flush();
                yield Optional.empty();
            }
        };
    }

    private List<ImageRecord> rowsOf(ImageRecord row, String filename) throws StorageException {
        Optional<ImageRecord> newest = history.newestOf(row.dirname(), filename)
                .filter(other -> other.id() != row.id() && other.picture().isPresent());
        return Stream.concat(Stream.of(row), newest.stream()).toList();
    }

    @Override
    public void close() {
        pool.close();
    }
}
