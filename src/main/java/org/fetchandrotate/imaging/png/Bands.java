package org.fetchandrotate.imaging.png;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.FutureTask;

/// Works on the bands of one image, on the calling thread and, where there are several, with the help of the common
/// pool. Thread-safe: holds nothing.
///
/// The common pool has a thread less than the machine has processors. When every processor rotates an image of its
/// own it merely shares in that work; when one large image is left its bands are spread over the idle ones. The
/// caller never waits for a band that nobody has begun, so that a busy or absent pool costs nothing.
final class Bands {
    private Bands() {}

    /// Gets each band's outcome, in order.
    interface Sink {
        void accept(Band.Deflated deflated, boolean isLast) throws IOException;
    }

    /// @throws IOException that of the sink, or [InterruptedIOException] if the thread was interrupted
    static void run(List<Band> bands, Sink sink) throws IOException {
        if (bands.size() == 1) {
            sink.accept(bands.getFirst().call(), true);
            return;
        }
        List<FutureTask<Band.Deflated>> tasks =
                bands.stream().map(FutureTask::new).toList();
        int helpers = Math.min(tasks.size() - 1, ForkJoinPool.getCommonPoolParallelism());
        for (int i = 0; i < helpers; i++) {
            // running a task that another thread has begun does nothing
            ForkJoinPool.commonPool().execute(() -> tasks.forEach(FutureTask::run));
        }
        try {
            int ahead = 0;
            for (int i = 0; i < tasks.size(); i++) {
                ahead = Math.max(ahead, i);
                while (!tasks.get(i).isDone() && ahead < tasks.size()) {
                    tasks.get(ahead++).run();
                }
                sink.accept(outcome(tasks.get(i)), i == tasks.size() - 1);
            }
        } finally {
            tasks.forEach(task -> task.cancel(false));
        }
    }

    private static Band.Deflated outcome(FutureTask<Band.Deflated> task) throws IOException {
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while compressing");
        } catch (ExecutionException e) {
            // a band throws nothing that is checked: this is an error of the program or of the machine's memory
            throw rethrown(e);
        }
    }

    private static RuntimeException rethrown(ExecutionException failure) {
        if (failure.getCause() instanceof Error error) {
            throw error;
        }
        return failure.getCause() instanceof RuntimeException unchecked
                ? unchecked
                : new IllegalStateException(failure);
    }
}
