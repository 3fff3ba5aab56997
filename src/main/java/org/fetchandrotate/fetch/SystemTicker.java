package org.fetchandrotate.fetch;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// The machine's own time. Thread-safe.
final class SystemTicker implements Ticker {
    private final CountDownLatch end = new CountDownLatch(1);

    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    @SuppressWarnings("ResultOfMethodCallIgnored") // which way the sleeper woke up is [#ended]'s to tell
    public void pause(Duration time) throws InterruptedException {
        end.await(time.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public boolean ended() {
        return end.getCount() == 0;
    }

    /// Wakes every sleeper, now and for ever.
    void end() {
        end.countDown();
    }
}
