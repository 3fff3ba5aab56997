package org.fetchandrotate.storage;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.fetchandrotate.model.ImageRecord;
import org.fetchandrotate.model.PageRecord;
import org.fetchandrotate.model.Rotation;
import org.fetchandrotate.model.RunOutcome;

/// Writes history. Thread-safe: a single thread owns the connection and drains a bounded queue, one transaction for
/// what
/// it finds there; callers wait only while the queue is full. What can't be written ends every later call with its
/// [StorageException].
public final class HistoryWriter implements AutoCloseable {
    HistoryWriter() {}

    /// Marks runs that never ended as [RunOutcome#KILLED].
    ///
    /// @return how many
    public int closeKilledRuns() throws StorageException, InterruptedException {
        throw new UnsupportedOperationException("not built yet");
    }

    /// Writes a new run, at once.
    ///
    /// @param settings as text, one `key = value` a line
    /// @return its number
    public long startRun(Instant startedAt, int aimed, Rotation rotation, String settings)
            throws StorageException, InterruptedException {
        throw new UnsupportedOperationException("not built yet");
    }

    /// Queues a page's row.
    public void record(PageRecord page) throws StorageException, InterruptedException {
        throw new UnsupportedOperationException("not built yet");
    }

    /// Queues an image's row: a new one, or the same one further on (same run, `dirname` and `url`). Its `id` is
    /// ignored.
    public void record(ImageRecord image) throws StorageException, InterruptedException {
        throw new UnsupportedOperationException("not built yet");
    }

    /// Queues the fact that a run counted a row of an earlier run as its own success.
    public void recordReuse(long runId, long imageId, int batch) throws StorageException, InterruptedException {
        throw new UnsupportedOperationException("not built yet");
    }

    /// Writes how a run ended, and the order of what it took, after everything queued before.
    ///
    /// @param order the images taken, first to last: positions count from 1
    public void finishRun(long runId, RunOutcome outcome, RunCounts counts, Duration elapsed, List<TakenImage> order)
            throws StorageException, InterruptedException {
        throw new UnsupportedOperationException("not built yet");
    }

    /// Deletes a run with its rows (not its files), at once.
    public void deleteRun(long runId) throws StorageException, InterruptedException {
        throw new UnsupportedOperationException("not built yet");
    }

    /// Waits until everything queued so far is on disk.
    public void flush() throws StorageException, InterruptedException {
        throw new UnsupportedOperationException("not built yet");
    }

    /// Writes what is queued, then lets go of the connection. Idempotent.
    ///
    /// @throws StorageException if something queued couldn't be written
    @Override
    public void close() throws StorageException {}

    /// What a run came to.
    public record RunCounts(int succeeded, int failed, int reused) {}

    /// An image that a run took, new or reused.
    public record TakenImage(String dirname, String url) {}
}
