package org.fetchandrotate.desktop.run;

import java.util.ArrayDeque;
import java.util.Deque;

/// How fast a count grows, over the last seconds. Single-thread.
final class SpeedMeter {
    private static final long WINDOW_NANOS = 8_000_000_000L;

    /// Below this nothing is known yet: the first images would say ten times too much.
    private static final long LEAST_NANOS = 500_000_000L;

    private final Deque<Sample> samples = new ArrayDeque<>();

    /// @param nanos of a monotonic clock
    private record Sample(long nanos, long count) {}

    /// Takes in how far the count is.
    void sample(long nanos, long count) {
        samples.addLast(new Sample(nanos, count));
        while (samples.size() > 2 && nanos - samples.getFirst().nanos() > WINDOW_NANOS) {
            samples.removeFirst();
        }
    }

    /// A second; 0 until enough is known.
    double perSecond() {
        if (samples.isEmpty()) {
            return 0;
        }
        long nanos = samples.getLast().nanos() - samples.getFirst().nanos();
        long counted = samples.getLast().count() - samples.getFirst().count();
        return nanos < LEAST_NANOS ? 0 : counted * 1e9 / nanos;
    }

    /// Forgets what was: after a rest the time before it doesn't count.
    void restart() {
        samples.clear();
    }
}
