package org.fetchandrotate.storage;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.fetchandrotate.model.ImageRecord;
import org.fetchandrotate.model.PageRecord;
import org.fetchandrotate.model.Proof;
import org.fetchandrotate.model.Rotation;
import org.fetchandrotate.model.RunOutcome;

/// Writes history. Thread-safe: a single thread owns the connection and drains a bounded queue, one transaction for
/// what comes together within [#PATIENCE]; callers wait only while the queue is full, or until what they ask for
/// "at once" is written, which is not kept waiting. What can't be written ends every later call with its
/// [StorageException].
public final class HistoryWriter implements AutoCloseable {
    private static final int QUEUE_CAPACITY = 1024;

    /// A transaction waits for the disk four times, for however many rows.
    private static final Duration PATIENCE = Duration.ofMillis(100);

    private final Path file;
    private final Mailbox<Job> mailbox = new Mailbox<>(QUEUE_CAPACITY, PATIENCE);
    private final Thread thread;

    private HistoryWriter(Path file, Connection connection, Runnable closed) {
        this.file = file;
        // A platform thread: calls into SQLite's native code would pin a virtual one to its carrier.
        this.thread =
                Thread.ofPlatform().name("history-writer").daemon().unstarted(() -> writeUntilShut(connection, closed));
    }

    /// @param file for messages
    /// @param connection closed with the writer
    /// @param closed called once the connection is closed
    static HistoryWriter start(Path file, Connection connection, Runnable closed) {
        HistoryWriter writer = new HistoryWriter(file, connection, closed);
        writer.thread.start();
        return writer;
    }

    /// Marks runs that never ended as [RunOutcome#KILLED], with the counts that their rows give.
    ///
    /// @return how many
    /// @throws StorageException if it, or something queued before, can't be written
    public int closeKilledRuns() throws StorageException, InterruptedException {
        return (int) await(HistoryStatements::closeKilledRuns);
    }

    /// Writes a new run, at once.
    ///
    /// @param settings as text, one `key = value` a line
    /// @return its number
    /// @throws StorageException if it, or something queued before, can't be written
    public long startRun(Instant startedAt, int aimed, Rotation rotation, String settings)
            throws StorageException, InterruptedException {
        return await(history -> history.startRun(startedAt, aimed, rotation, settings));
    }

    /// Queues a page's row.
    ///
    /// @throws StorageException if something queued before couldn't be written
    public void record(PageRecord page) throws StorageException, InterruptedException {
        queue(history -> history.put(page));
    }

    /// Queues an image's row: a new one, or the same one further on (same run, `dirname` and `url`). Its `id` is
    /// ignored.
    ///
    /// @throws StorageException if something queued before couldn't be written
    public void record(ImageRecord image) throws StorageException, InterruptedException {
        queue(history -> history.put(image));
    }

    /// Writes images' rows, at once, each as [#record(ImageRecord)] does: for what is true of their files by now.
    /// An interrupt doesn't cut it short: it waits until they are written.
    ///
    /// @throws StorageException if they, or something queued before, can't be written
    public void recordToTheEnd(List<ImageRecord> images) throws StorageException {
        boolean interrupted = Thread.interrupted();
        try {
            while (true) {
                try {
                    change(history -> {
                        for (ImageRecord image : images) {
                            history.put(image);
                        }
                    });
                    return;
                } catch (InterruptedException _) {
                    interrupted = true; // once more: the same row written twice is one
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// Queues the fact that a run counted a row of an earlier run as its own success.
    ///
    /// @throws StorageException if something queued before couldn't be written
    public void recordReuse(long runId, long imageId, int batch) throws StorageException, InterruptedException {
        queue(history -> history.putReuse(runId, imageId, batch));
    }

    /// Writes how a run ended, and the order of what it took, after everything queued before.
    ///
    /// @param order the images taken, first to last: positions count from 1
    /// @throws StorageException if it, or something queued before, can't be written
    public void finishRun(long runId, RunOutcome outcome, RunCounts counts, Duration elapsed, List<TakenImage> order)
            throws StorageException, InterruptedException {
        List<TakenImage> taken = List.copyOf(order);
        await(history -> {
            history.finishRun(runId, outcome, counts, elapsed);
            history.placeInOrder(runId, taken);
            return 0;
        });
    }

    /// Deletes a run with its rows (not its files), at once. Rows that other runs reused aren't lost: they pass to
    /// the first of those runs.
    ///
    /// @throws StorageException if it, or something queued before, can't be written
    public void deleteRun(long runId) throws StorageException, InterruptedException {
        change(history -> history.deleteRun(runId));
    }

    /// Deletes rows (not their files), at once; ids that are gone are left out.
    ///
    /// @throws StorageException if it, or something queued before, can't be written
    public void deleteImages(long... ids) throws StorageException, InterruptedException {
        change(history -> history.deleteImages(Json.of(ids)));
    }

    /// Queues what was proved of an image's rotated copy.
    ///
    /// @param rotatedSha256 of the copy that was looked at: if the row has another by now, nothing is written
    /// @throws StorageException if something queued before couldn't be written
    public void record(long imageId, String rotatedSha256, Proof proof) throws StorageException, InterruptedException {
        queue(history -> history.putProof(imageId, rotatedSha256, proof));
    }

    /// Gives images a tag, at once.
    ///
    /// @throws StorageException if it, or something queued before, can't be written
    public void tag(String tag, long... ids) throws StorageException, InterruptedException {
        change(history -> history.putTag(tag, Json.of(ids)));
    }

    /// Takes a tag from images, at once.
    ///
    /// @throws StorageException if it, or something queued before, can't be written
    public void untag(String tag, long... ids) throws StorageException, InterruptedException {
        change(history -> history.dropTag(tag, Json.of(ids)));
    }

    private void change(Writing writing) throws StorageException, InterruptedException {
        await(history -> {
            writing.writeTo(history);
            return 0;
        });
    }

    /// Waits until everything queued so far is on disk.
    ///
    /// @throws StorageException if something queued before couldn't be written
    public void flush() throws StorageException, InterruptedException {
        await(_ -> 0);
    }

    /// Writes what is queued, then lets go of the connection. Idempotent. An interrupt doesn't cut it short.
    ///
    /// @throws StorageException if something queued couldn't be written
    @Override
    public void close() throws StorageException {
        mailbox.shut();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        Optional<StorageException> failure = mailbox.failure();
        if (failure.isPresent()) {
            throw new StorageException(failure.get());
        }
    }

    private void queue(Writing writing) throws StorageException, InterruptedException {
        mailbox.send(new Job(
                history -> {
                    writing.writeTo(history);
                    return 0;
                },
                new CompletableFuture<>()));
    }

    private long await(Work work) throws StorageException, InterruptedException {
        Job job = new Job(work, new CompletableFuture<>());
        mailbox.sendUrgently(job);
        try {
            return job.committed().get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof StorageException failure) {
                throw new StorageException(failure);
            }
            throw new IllegalStateException("Unexpected failure of the history's writer", e);
        }
    }

    /// The thread's whole life.
    private void writeUntilShut(Connection connection, Runnable closed) {
        try (HistoryStatements history = new HistoryStatements(connection)) {
            List<Job> jobs = mailbox.takeAll();
            while (!jobs.isEmpty()) {
                writeOrFail(history, jobs);
                jobs = mailbox.takeAll();
            }
        } catch (SQLException e) {
            mailbox.shut(SqlFailures.explained(file, e));
        } finally {
            closed.run();
        }
    }

    private void writeOrFail(HistoryStatements history, List<Job> jobs) {
        Optional<StorageException> failure = mailbox.failure();
        if (failure.isEmpty()) {
            try {
                writeTogether(history, jobs);
                return;
            } catch (SQLException e) {
                failure = Optional.of(SqlFailures.explained(file, e));
            } catch (RuntimeException | Error e) {
                // whatever it is, those who wait for an answer must get one
                failure = Optional.of(new StorageException("The history " + file + " can't be written: " + e, e));
            }
            mailbox.shut(failure.get());
        }
        for (Job job : jobs) {
            job.committed().completeExceptionally(failure.get());
        }
    }

    /// One transaction. Callers hear of it only when it is on disk.
    private static void writeTogether(HistoryStatements history, List<Job> jobs) throws SQLException {
        Connection connection = history.connection();
        long[] results = new long[jobs.size()];
        connection.setAutoCommit(false);
        try {
            for (int i = 0; i < results.length; i++) {
                results[i] = jobs.get(i).work().applyTo(history);
            }
            connection.commit();
        } catch (SQLException | RuntimeException | Error e) {
            rollBack(connection, e);
            throw e;
        }
        connection.setAutoCommit(true);
        for (int i = 0; i < results.length; i++) {
            jobs.get(i).committed().complete(results[i]);
        }
    }

    private static void rollBack(Connection connection, Throwable cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    /// Something to write, and who waits for it.
    private record Job(Work work, CompletableFuture<Long> committed) {}

    @FunctionalInterface
    private interface Work {
        long applyTo(HistoryStatements history) throws SQLException;
    }

    @FunctionalInterface
    private interface Writing {
        void writeTo(HistoryStatements history) throws SQLException;
    }

    /// What a run came to.
    ///
    /// @param succeeded reused ones included
    public record RunCounts(int succeeded, int failed, int reused) {}

    /// An image that a run took, new or reused.
    public record TakenImage(String dirname, String url) {}
}
