package org.fetchandrotate.fetch;

import java.time.Duration;

/// What bounds a request in time. Immutable, thread-safe.
///
/// @param timeout the longest wait for a connection, for the first byte, and for each next part
/// @param wholeRequest from its start to the body's end
/// @param minThroughput the least bytes a second of a body, on average over each window; 0 = any
/// @param window over which a body's speed is measured
record TimeLimits(Duration timeout, Duration wholeRequest, long minThroughput, Duration window) {
    private static final Duration WINDOW = Duration.ofSeconds(20);
    private static final Duration LEAST_WHOLE_REQUEST = Duration.ofMinutes(5);

    /// Those of the settings: a whole request may take five minutes, or 30 time-outs if that is more.
    static TimeLimits of(Duration timeout, long minThroughput) {
        Duration many = timeout.multipliedBy(30);
        return new TimeLimits(
                timeout, many.compareTo(LEAST_WHOLE_REQUEST) > 0 ? many : LEAST_WHOLE_REQUEST, minThroughput, WINDOW);
    }

    /// The longest that each step before the body may take as a whole: to connect, to agree on encryption, to
    /// receive all headers. The first byte of each has a time-out, and the rest another; a server that sends a byte
    /// now and then keeps within every time-out for as long as it likes, but not within this.
    Duration step() {
        return timeout.multipliedBy(2);
    }
}
