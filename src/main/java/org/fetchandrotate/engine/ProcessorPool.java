package org.fetchandrotate.engine;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/// Where CPU work is done: as many platform threads as processors, and no more memory at once than half the heap.
/// Thread-safe.
///
/// A task that waits for its turn can be interrupted; one that has begun is finished, since what it writes would be
/// of no use by halves.
public final class ProcessorPool implements AutoCloseable {
    private static final long UNIT = 1 << 20;

    private final ExecutorService threads;
    private final Semaphore processors;
    private final Semaphore memory;
    private final int budget;

    /// @param processors tasks at the same time
    /// @param maxHeapBytes what the heap can grow to
    public ProcessorPool(int processors, long maxHeapBytes) {
        this.processors = new Semaphore(processors, true);
        budget = Math.clamp(maxHeapBytes / 2 / UNIT, 1, Integer.MAX_VALUE);
        memory = new Semaphore(budget, true);
        threads = Executors.newFixedThreadPool(
                processors, Thread.ofPlatform().name("processor-", 0).factory());
    }

    /// Does one task.
    ///
    /// @param bytes about how much memory it takes; a task that takes more than there is runs alone
    /// @throws InterruptedException if interrupted before the task began; it doesn't run then
    public <T> T call(long bytes, Callable<T> task) throws InterruptedException, IOException {
        int units = Math.clamp((bytes + UNIT - 1) / UNIT, 1, budget);
        memory.acquire(units);
        try {
            processors.acquire();
            try {
                return finish(threads.submit(task));
            } finally {
                processors.release();
            }
        } finally {
            memory.release(units);
        }
    }

    @Override
    public void close() {
        threads.close();
    }

    private static <T> T finish(Future<T> task) throws IOException {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return task.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException failure -> throw failure;
                case RuntimeException bug -> throw bug;
                case Error error -> throw error;
                case null, default -> throw new IllegalStateException(e);
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
