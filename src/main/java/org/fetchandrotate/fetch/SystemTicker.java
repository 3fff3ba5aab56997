package org.fetchandrotate.fetch;

import java.time.Duration;

/// The machine's own time. Thread-safe.
record SystemTicker(StopSignal stop) implements Ticker {
    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public void pause(Duration time) throws InterruptedException {
        stop.await(time);
    }
}
