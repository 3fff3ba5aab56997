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
    @SuppressWarnings("ReturnValueIgnored") // both ways to wake up are the same to the sleeper
    public void pause(Duration time) throws InterruptedException {
        boolean endedEarly = end.await(time.toNanos(), TimeUnit.NANOSECONDS);
        if (endedEarly && Thread.interrupted()) {
            throw new InterruptedException();
        }
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
