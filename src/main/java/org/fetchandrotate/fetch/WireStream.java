package org.fetchandrotate.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A body as it comes off the wire, before content decoding: counts it, remembers what broke it, and refuses one
/// that comes by drops to occupy a connection. Used by one thread.
final class WireStream extends InputStream {
    /// How long a body may take before its speed matters.
    static final Duration GRACE = Duration.ofSeconds(30);
    /// The least average speed after that.
    static final long BYTES_PER_SECOND = 1024;

    private final InputStream in;
    private final Ticker ticker;
    private final long start;
    private long count;
    private @Nullable IOException failure;

    WireStream(InputStream in, Ticker ticker) {
        this.in = in;
        this.ticker = ticker;
        this.start = ticker.nanos();
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
            int read = in.read(buffer, offset, length);
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
        Duration time = ticker.since(start);
        if (time.compareTo(GRACE) > 0 && count < time.toSeconds() * BYTES_PER_SECOND) {
            throw new TooSlowException(time);
        }
    }

    /// The body comes by drops.
    static final class TooSlowException extends InterruptedIOException {
        private static final long serialVersionUID = 1L;

        private final Duration time;

        private TooSlowException(Duration time) {
            this.time = time;
        }

        /// Since the body's start.
        Duration time() {
            return time;
        }
    }
}
