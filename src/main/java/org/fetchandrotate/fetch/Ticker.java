package org.fetchandrotate.fetch;

import java.time.Duration;

/// Time that only runs forward, and the way to let it pass. Waits go by this and not by the wall clock, which can
/// be set back. Implementations are thread-safe.
interface Ticker {
    /// Nanoseconds since some moment; only differences mean something.
    long nanos();

    /// Waits, at most until there is nothing to wait for any more ([StopSignal]).
    ///
    /// @throws InterruptedException if the thread is interrupted
    void pause(Duration time) throws InterruptedException;

    /// The time passed since an earlier [#nanos()].
    default Duration since(long start) {
        return Duration.ofNanos(nanos() - start);
    }
}
