package org.fetchandrotate.fetch;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fetchandrotate.fetch.HostActivity.WaitReason;

/// Counts what goes on with one host, for progress to tell. Thread-safe.
final class HostStatistics {
    /// What is told where requests wait for several reasons: what holds up the most comes first.
    private static final List<WaitReason> BY_WEIGHT = List.of(
            WaitReason.RETRY_AFTER,
            WaitReason.HOST_FAILING,
            WaitReason.HOST_DELAY,
            WaitReason.CONNECTION_LIMIT,
            WaitReason.HOST_LIMIT,
            WaitReason.ROBOTS,
            WaitReason.BACKOFF,
            WaitReason.NOTHING);

    private final String host;
    private final Ticker ticker;

    // guarded by this
    private final Set<Wait> waits = new HashSet<>();
    private int open;

    HostStatistics(String host, Ticker ticker) {
        this.host = host;
        this.ticker = ticker;
    }

    /// A request begins to wait; it does until the wait is closed.
    synchronized Wait waiting(WaitReason reason, Duration expected) {
        Wait wait = new Wait(reason, ticker.nanos() + expected.toNanos());
        waits.add(wait);
        return wait;
    }

    synchronized void started() {
        open++;
    }

    synchronized void finished() {
        open--;
    }

    /// A snapshot.
    synchronized HostActivity activity() {
        Optional<Wait> weightiest = waits.stream().min(Wait::compareTo);
        if (weightiest.isEmpty()) {
            return new HostActivity(host, open, 0, WaitReason.NOTHING, Duration.ZERO);
        }
        Wait wait = weightiest.get();
        long remaining = Math.max(0, wait.end - ticker.nanos());
        return new HostActivity(host, open, waits.size(), wait.reason, Duration.ofNanos(remaining));
    }

    /// One request's wait.
    final class Wait implements AutoCloseable {
        private WaitReason reason;
        private long end;

        private Wait(WaitReason reason, long end) {
            this.reason = reason;
            this.end = end;
        }

        /// It waits for something else now.
        ///
        /// @param expected how long still; zero if nobody knows
        void turnsTo(WaitReason next, Duration expected) {
            synchronized (HostStatistics.this) {
                reason = next;
                end = ticker.nanos() + expected.toNanos();
            }
        }

        private int compareTo(Wait other) {
            int byWeight = BY_WEIGHT.indexOf(reason) - BY_WEIGHT.indexOf(other.reason);
            return byWeight != 0 ? byWeight : Long.compare(end - other.end, 0);
        }

        @Override
        public void close() {
            synchronized (HostStatistics.this) {
                waits.remove(this);
            }
        }
    }
}
