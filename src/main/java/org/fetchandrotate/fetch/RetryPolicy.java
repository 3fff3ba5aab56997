package org.fetchandrotate.fetch;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/// How often and how soon something is tried again: exponential back-off with full jitter, so that requests that
/// failed together don't come back together. Immutable; as thread-safe as its source of chance.
///
/// Source: "Exponential Backoff And Jitter", AWS Architecture Blog, 2015.
///
/// @param retries tries after the first
/// @param chance numbers from 0 to below 1
/// @param outagePause how long a host that fails again and again is left alone first
/// @param outage how long it isn't asked, if that didn't help
record RetryPolicy(int retries, DoubleSupplier chance, Duration outagePause, Duration outage) {
    private static final Duration FIRST_CEILING = Duration.ofMillis(200);
    private static final Duration LAST_CEILING = Duration.ofSeconds(10);
    private static final Duration OUTAGE_PAUSE = Duration.ofSeconds(10);
    private static final Duration OUTAGE = Duration.ofSeconds(60);

    RetryPolicy(int retries, DoubleSupplier chance) {
        this(retries, chance, OUTAGE_PAUSE, OUTAGE);
    }

    /// Whether one more try is allowed.
    ///
    /// @param attempts tries made so far
    boolean allowsAfter(int attempts) {
        return attempts <= retries;
    }

    /// How long to wait before the next try.
    ///
    /// @param attempts tries made so far, at least 1
    Duration backOffAfter(int attempts) {
        // 2^6 × 200 ms is above the last ceiling already.
        long ceiling = FIRST_CEILING.toMillis() << Math.min(attempts - 1, 6);
        return Duration.ofMillis((long) (chance.getAsDouble() * Math.min(ceiling, LAST_CEILING.toMillis())));
    }
}
