package org.fetchandrotate.fetch;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Says once and for all that nothing is worth waiting for any more. Thread-safe.
final class StopSignal {
    private final CountDownLatch stopped = new CountDownLatch(1);

    /// Wakes everyone who waits, now and later. Idempotent.
    void stop() {
        stopped.countDown();
    }

    boolean isStopped() {
        return stopped.getCount() == 0;
    }

    /// Waits, but no longer than until the stop.
    ///
    /// @throws InterruptedException if the thread is interrupted
    @SuppressWarnings("ResultOfMethodCallIgnored") // which of the two it was is [#isStopped]'s to tell
    void await(Duration time) throws InterruptedException {
        stopped.await(time.toNanos(), TimeUnit.NANOSECONDS);
    }
}
