package org.fetchandrotate.fetch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Time that passes only by waiting for it: a pause is over at once, and the clock has moved on.
final class FakeTicker implements Ticker {
    private final List<Duration> pauses = new ArrayList<>();
    private long now = -5_000_000_000L; // as with System.nanoTime, zero means nothing

    @Override
    public synchronized long nanos() {
        return now;
    }

    @Override
    public synchronized void pause(Duration time) {
        pauses.add(time);
        now += time.toNanos();
    }

    synchronized void pass(Duration time) {
        now += time.toNanos();
    }

    synchronized List<Duration> pauses() {
        return List.copyOf(pauses);
    }
}
