package org.fetchandrotate.engine;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.fetchandrotate.model.Failure;
import org.fetchandrotate.model.FailureReason;
import org.fetchandrotate.model.FileFailures;
import org.fetchandrotate.model.ImageRecord;
import org.fetchandrotate.model.Rotation;
import org.fetchandrotate.storage.HistoryReader;
import org.fetchandrotate.storage.HistoryWriter;
import org.fetchandrotate.storage.StorageException;

/// Rotates originals that are on disk in another way, without fetching anything: the new copy takes the old one's
/// place, and the history says so. [Engine] makes it. To be used under the workspace's lock, by one thread.
public final class HistoryRotation implements AutoCloseable {
    private final HistoryReader history;
    private final HistoryWriter writer;
    private final CopyRenewal renewal;

    /// @param renewal closed with this
    HistoryRotation(HistoryReader history, HistoryWriter writer, CopyRenewal renewal) {
        this.history = history;
        this.writer = writer;
        this.renewal = renewal;
    }

    /// Rotates one image's original. What a file is, its newest row says, so that row is kept true as well.
    ///
    /// @param id of the row; one of a file that a run of this program fetched
    /// @return why it couldn't be; empty if it was
    /// @throws InterruptedException if interrupted before the new copy was begun; the old one is still there then
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
        if (!renewal.isOriginalIntact(row)) {
            return Optional.of(new Failure(FailureReason.FILE_UNREADABLE, "its original isn't what was fetched"));
        }
        RotatedCopies.Result result = renewal.renew(row, rotation, _ -> {});
        return switch (result) {
            case RotatedCopies.NotMade not -> Optional.of(not.failure());
            case RotatedCopies.Made made -> {
                writer.recordToTheEnd(rowsOf(row).stream()
                        .map(each -> each.rotatedAgain(made.rotatedCopy()))
                        .toList());
                yield Optional.empty();
            }
        };
    }

    private List<ImageRecord> rowsOf(ImageRecord row) throws StorageException {
        Optional<ImageRecord> newest = history.newestOf(
                        row.dirname(), row.filename().orElseThrow())
                .filter(other -> other.id() != row.id() && other.picture().isPresent());
        return Stream.concat(Stream.of(row), newest.stream()).toList();
    }

    @Override
    public void close() {
        renewal.close();
    }
}
