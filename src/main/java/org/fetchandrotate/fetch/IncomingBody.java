package org.fetchandrotate.fetch;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import okhttp3.Response;
import org.fetchandrotate.fetch.Attempt.Retry;
import org.fetchandrotate.model.FailureReason;
import org.fetchandrotate.url.WebUrl;
import org.jspecify.annotations.Nullable;

/// The body of an answer, not read yet, with its headers. Used by one thread.
final class IncomingBody {
    private static final int BUFFER = 64 * 1024;

    private final Response response;
    private final WebUrl location;
    private final Ticker ticker;
    private final TimeLimits limits;

    IncomingBody(Response response, WebUrl location, Ticker ticker, TimeLimits limits) {
        this.response = response;
        this.location = location;
        this.ticker = ticker;
        this.limits = limits;
    }

    /// What it is the body of.
    WebUrl location() {
        return location;
    }

    int status() {
        return response.code();
    }

    /// The whole body's length, if the answer says so.
    OptionalLong length() {
        long declared = response.body().contentLength();
        return declared >= 0 ? OptionalLong.of(declared) : OptionalLong.empty();
    }

    /// Whether it was put into a content coding, so that its bytes are not those of the wire.
    boolean isEncoded() {
        return !response.headers("Content-Encoding").stream()
                .allMatch(coding -> coding.strip().equalsIgnoreCase("identity"));
    }

    /// The value of a header as served, made fit for one line.
    Optional<String> header(String name) {
        return Optional.ofNullable(response.header(name)).map(Wording::line);
    }

    /// Reads it all, content codings undone.
    ///
    /// @param maxBytes the most to pass on; a body that says at once that it is longer is not read at all
    /// @return bytes passed on; 0 if it is empty
    /// @throws FetchFailedException if it is longer, cut off, or damaged, or if the sink throws
    /// @throws IOException if the thread was interrupted
    long pour(ByteSink sink, long maxBytes) throws FetchFailedException, IOException {
        ContentCoding coding = coding();
        long declared = response.body().contentLength();
        if (coding.isIdentity() && declared > maxBytes) {
            throw new FetchFailedException(
                    FailureReason.TOO_MANY_BYTES,
                    Wording.number(declared) + " bytes, at most " + Wording.number(maxBytes) + " allowed",
                    Retry.NEVER);
        }
        WireStream wire = new WireStream(response.body().byteStream(), ticker, limits);
        long passed = pour(wire, coding, sink, maxBytes);
        // HTTP/1 checks this by itself, HTTP/2 doesn't.
        if (coding.isIdentity() && declared >= 0 && wire.count() != declared) {
            throw cutOff(wire, new EOFException());
        }
        return passed;
    }

    private ContentCoding coding() throws FetchFailedException {
        String header = String.join(",", response.headers("Content-Encoding"));
        return ContentCoding.parse(header)
                .orElseThrow(() -> new FetchFailedException(
                        FailureReason.PROTOCOL_ERROR,
                        "content coding " + Wording.line(header) + " can't be undone",
                        Retry.NEVER));
    }

    private long pour(WireStream wire, ContentCoding coding, ByteSink sink, long maxBytes)
            throws FetchFailedException, IOException {
        byte[] buffer = new byte[BUFFER];
        long passed = 0;
        try (DecodedStream body = new DecodedStream(wire, coding)) {
            while (!body.hasEnded()) {
                int read = body.fill(buffer);
                if (passed + read > maxBytes) {
                    throw new FetchFailedException(
                            FailureReason.TOO_MANY_BYTES,
                            "more than the " + Wording.number(maxBytes) + " bytes allowed",
                            Retry.NEVER);
                }
                if (read > 0) {
                    sink.write(buffer, read);
                    passed += read;
                }
            }
            return passed;
        }
    }

    private FetchFailedException cutOff(WireStream wire, IOException cause) {
        long declared = response.body().contentLength();
        String of = declared >= 0 ? " of " + Wording.number(declared) : "";
        return new FetchFailedException(
                FailureReason.TRUNCATED_BODY,
                "body cut off after " + Wording.number(wire.count()) + of + " bytes",
                Retry.AGAIN,
                cause);
    }

    /// The decoded body, whose trouble is put into words.
    private final class DecodedStream implements AutoCloseable {
        private final WireStream wire;
        private final ContentCoding coding;
        private InputStream in;
        private boolean open;
        private boolean ended;
        private @Nullable FetchFailedException failure;

        DecodedStream(WireStream wire, ContentCoding coding) {
            this.wire = wire;
            this.coding = coding;
            this.in = wire;
        }

        /// Whether there is neither a byte nor trouble left.
        boolean hasEnded() {
            return ended;
        }

        /// Reads until the buffer is full or the body ends. Trouble is told once all that came before it is passed
        /// on: a part that is complete up to there can be gone on with.
        int fill(byte[] buffer) throws FetchFailedException, IOException {
            if (failure != null) {
                throw failure;
            }
            int filled = 0;
            while (filled < buffer.length && !ended) {
                try {
                    int read = read(buffer, filled);
                    ended = read < 0;
                    filled += Math.max(read, 0);
                } catch (FetchFailedException e) {
                    if (filled == 0) {
                        throw e;
                    }
                    failure = e;
                    return filled;
                }
            }
            return filled;
        }

        private int read(byte[] buffer, int offset) throws FetchFailedException, IOException {
            try {
                if (!open) {
                    open = true;
                    in = coding.undo(wire);
                }
                return in.read(buffer, offset, buffer.length - offset);
            } catch (IOException | RuntimeException e) {
                // A decoder may throw anything at garbage; the wire's own trouble comes first.
                if (Thread.currentThread().isInterrupted()) {
                    throw new InterruptedIOException();
                }
                if (wire.count() == 0 && wire.failure().isEmpty()) {
                    return -1; // a coding was named, but nothing is there to be undone
                }
                throw wire.failure().isPresent() ? broken(wire.failure().get()) : damaged(e);
            }
        }

        private FetchFailedException broken(IOException cause) {
            String after = " after " + Wording.number(wire.count()) + " bytes";
            return switch (cause) {
                case WireStream.TooSlowException slow -> timeout(tooSlow(slow), slow);
                case SocketTimeoutException _ -> stalled(after, cause);
                case InterruptedIOException _ ->
                    timeout("not finished within " + Wording.time(limits.wholeRequest()) + "," + after, cause);
                // What HTTP/1 says of a body that ends early, be its length declared or chunked.
                case EOFException _ -> cutOff(wire, cause);
                case ProtocolException _ when endsEarly(cause) -> cutOff(wire, cause);
                case ProtocolException _ ->
                    new FetchFailedException(
                            FailureReason.PROTOCOL_ERROR, "body isn't valid HTTP" + after, Retry.NEVER, cause);
                default ->
                    new FetchFailedException(
                            FailureReason.CONNECTION_LOST, "connection lost" + after, Retry.AGAIN, cause);
            };
        }

        private String tooSlow(WireStream.TooSlowException slow) {
            return "only %s bytes in %s after %s bytes, at least %s a second are wanted"
                    .formatted(
                            Wording.number(slow.bytes()),
                            Wording.time(slow.time()),
                            Wording.number(wire.count() - slow.bytes()),
                            Wording.number(limits.minThroughput()));
        }

        private static boolean endsEarly(IOException cause) {
            return cause.getMessage() != null && cause.getMessage().startsWith("unexpected end");
        }

        private FetchFailedException stalled(String after, IOException cause) {
            Duration gap = limits.timeout();
            return new FetchFailedException(
                    FailureReason.TIMEOUT, "no data for " + Wording.time(gap) + after, Retry.AGAIN, cause);
        }

        // Whoever took that long would again.
        private FetchFailedException timeout(String detail, IOException cause) {
            return new FetchFailedException(FailureReason.TIMEOUT, detail, Retry.NEVER, cause);
        }

        private FetchFailedException damaged(Exception cause) {
            if (cause instanceof EOFException end) {
                return cutOff(wire, end);
            }
            return new FetchFailedException(
                    FailureReason.PROTOCOL_ERROR,
                    "content coding " + String.join(", ", coding.codings()) + " is damaged",
                    Retry.NEVER,
                    cause);
        }

        @Override
        public void close() throws IOException {
            in.close(); // frees an inflater's memory; the wire is closed with the response
        }
    }
}
