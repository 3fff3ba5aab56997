package org.fetchandrotate.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A body as it comes off the wire, before content decoding: counts it, remembers what broke it, and refuses one
/// that comes by drops to occupy a connection. Used by one thread.
///
/// Its speed is measured over one window after the other, so that a body can't save up for a pause; and only the
/// time spent waiting for it counts, so that a slow disk isn't held against a server.
final class WireStream extends InputStream {
    private final InputStream in;
    private final Ticker ticker;
    private final TimeLimits limits;
    private long count;
    private Duration waited = Duration.ZERO;
    private long countAtWindow;
    private @Nullable IOException failure;

    WireStream(InputStream in, Ticker ticker, TimeLimits limits) {
        this.in = in;
        this.ticker = ticker;
        this.limits = limits;
    }

    /// Bytes so far.
    long count() {
        return count;
    }

    /// What broke the stream, if it did: a decoder above may have wrapped it, or made something else of it.
    Optional<IOException> failure() {
        return Optional.ofNullable(failure);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        try {
            long start = ticker.nanos();
            int read = in.read(buffer, offset, length);
            waited = waited.plus(ticker.since(start));
            if (read > 0) {
                count += read;
                checkSpeed();
            }
            return read;
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }

    private void checkSpeed() throws TooSlowException {
        if (limits.minThroughput() == 0 || waited.compareTo(limits.window()) < 0) {
            return;
        }
        long came = count - countAtWindow;
        if (came < limits.minThroughput() * waited.toMillis() / 1000) {
            throw new TooSlowException(came, waited);
        }
        waited = Duration.ZERO;
        countAtWindow = count;
    }

    /// The body comes by drops.
    static final class TooSlowException extends InterruptedIOException {
        private static final long serialVersionUID = 1L;

        private final long bytes;
        private final Duration time;

        private TooSlowException(long bytes, Duration time) {
            this.bytes = bytes;
            this.time = time;
        }

        /// What came at last.
        long bytes() {
            return bytes;
        }

        /// The time that it took.
        Duration time() {
            return time;
        }
    }
}
