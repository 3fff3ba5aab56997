package org.fetchandrotate.fetch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.fetchandrotate.model.FailureReason;

/// Everything that a server can do wrong, each with what has to come of it. A route of [FaultServer].
enum Fault {
    NEVER_ANSWERS(FailureReason.TIMEOUT, connection -> connection.awaitEnd()),
    HEADER_BY_DROPS(FailureReason.TIMEOUT, connection -> {
        connection.say("HTTP/1.1 200 OK\r\nX-Drops: ");
        connection.drip("x");
    }),
    INTERIM_ANSWERS_BY_DROPS(FailureReason.TIMEOUT, connection -> connection.drip("HTTP/1.1 103 Early Hints\r\n\r\n")),
    BODY_BY_DROPS(FailureReason.TIMEOUT, connection -> {
        connection.say("HTTP/1.1 200 OK\r\n\r\n");
        connection.drip("x");
    }),
    BODY_STALLS(FailureReason.TIMEOUT, connection -> {
        connection.say("HTTP/1.1 200 OK\r\nContent-Length: 9000\r\n\r\n" + "x".repeat(5000));
        connection.awaitEnd();
    }),
    CLOSES_AT_ONCE(FailureReason.CONNECTION_LOST, connection -> connection.say("")),
    RESETS_AT_ONCE(FailureReason.CONNECTION_LOST, connection -> connection.reset()),
    RESETS_IN_THE_BODY(FailureReason.CONNECTION_LOST, connection -> {
        connection.say("HTTP/1.1 200 OK\r\nContent-Length: 9000\r\n\r\n" + "x".repeat(100));
        connection.reset();
    }),
    HEADER_CUT_OFF(FailureReason.CONNECTION_LOST, connection -> connection.say("HTTP/1.1 200 OK\r\nContent-Le")),
    BODY_CUT_OFF(
            FailureReason.TRUNCATED_BODY,
            connection -> connection.say("HTTP/1.1 200 OK\r\nContent-Length: 9000\r\n\r\n" + "x".repeat(5000))),
    CHUNK_CUT_OFF(
            FailureReason.TRUNCATED_BODY,
            connection -> connection.say("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\nshort")),
    CHUNK_WITHOUT_LENGTH(
            FailureReason.PROTOCOL_ERROR,
            connection -> connection.say("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nshort")),
    REDIRECTS_IN_A_CIRCLE(
            FailureReason.TOO_MANY_REDIRECTS,
            connection -> connection.say("HTTP/1.1 302 Found\r\nLocation: /\r\nContent-Length: 0\r\n\r\n")),
    REDIRECTS_WITHOUT_END(
            FailureReason.TOO_MANY_REDIRECTS,
            connection -> connection.say(
                    "HTTP/1.1 302 Found\r\nLocation: " + connection.path() + "x\r\nContent-Length: 0\r\n\r\n")),
    REDIRECTS_NOWHERE(FailureReason.PROTOCOL_ERROR, connection -> connection.say("HTTP/1.1 302 Found\r\n\r\n")),
    REDIRECTS_TO_A_FILE(
            FailureReason.UNSUPPORTED_SCHEME,
            connection -> connection.say("HTTP/1.1 302 Found\r\nLocation: file:///etc/passwd\r\n\r\n")),
    REDIRECTS_INTO_THE_NETWORK(
            FailureReason.PRIVATE_ADDRESS,
            connection -> connection.say("HTTP/1.1 302 Found\r\nLocation: http://169.254.169.254/\r\n\r\n")),
    PART_UNASKED(
            FailureReason.PROTOCOL_ERROR,
            connection -> connection.say(
                    "HTTP/1.1 206 Partial Content\r\nContent-Range: bytes 5-9/10\r\nContent-Length: 5\r\n\r\nxxxxx")),
    RANGE_REFUSED_UNASKED(
            FailureReason.HTTP_CLIENT_ERROR,
            connection -> connection.say("HTTP/1.1 416 Range Not Satisfiable\r\nContent-Length: 0\r\n\r\n")),
    NOT_MODIFIED_UNASKED(
            FailureReason.PROTOCOL_ERROR, connection -> connection.say("HTTP/1.1 304 Not Modified\r\n\r\n")),
    NO_CONTENT(FailureReason.EMPTY_BODY, connection -> connection.say("HTTP/1.1 204 No Content\r\n\r\n")),
    NOTHING_IN_THE_BODY(
            FailureReason.EMPTY_BODY, connection -> connection.say("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")),
    GZIP_BOMB(FailureReason.TOO_MANY_BYTES, connection -> {
        connection.say("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n");
        connection.write(bomb());
    }),
    GZIP_IS_NOISE(FailureReason.PROTOCOL_ERROR, connection -> {
        connection.say("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n\u001f\u008b\u0008\0\0\0\0\0\0\0"
                + "\u00ff".repeat(500));
    }),
    TOO_MANY_CODINGS(
            FailureReason.PROTOCOL_ERROR,
            connection -> connection.say("HTTP/1.1 200 OK\r\nContent-Encoding: gzip, gzip, gzip, gzip\r\n\r\nx")),
    BODY_WITHOUT_END(FailureReason.TOO_MANY_BYTES, connection -> {
        connection.say("HTTP/1.1 200 OK\r\n\r\n");
        connection.sayWithoutEnd("x".repeat(8192));
    }),
    BODY_SAID_TOO_LONG(
            FailureReason.TOO_MANY_BYTES,
            connection -> connection.say("HTTP/1.1 200 OK\r\nContent-Length: 999999999999\r\n\r\nx")),
    HEADERS_WITHOUT_END(FailureReason.CONNECTION_LOST, connection -> {
        connection.say("HTTP/1.1 200 OK\r\n");
        connection.sayWithoutEnd("X: " + "y".repeat(8000) + "\r\n");
    }),
    HEADER_LINE_WITHOUT_END(FailureReason.CONNECTION_LOST, connection -> {
        connection.say("HTTP/1.1 200 OK\r\nX: ");
        connection.sayWithoutEnd("y".repeat(8000));
    }),
    NO_HTTP(FailureReason.PROTOCOL_ERROR, connection -> connection.say("SSH-2.0-OpenSSH_9.2\r\n\r\n")),
    FAILS(
            FailureReason.HTTP_SERVER_ERROR,
            connection -> connection.say("HTTP/1.1 500 Oh\r\nContent-Length: 2\r\n\r\nno")),
    HAS_TOO_MUCH_TO_DO(
            FailureReason.HTTP_SERVER_ERROR,
            connection -> connection.say("HTTP/1.1 503 Busy\r\nContent-Length: 2\r\n\r\nno")),
    ASKS_FOR_A_PAUSE(
            FailureReason.HTTP_THROTTLED,
            connection -> connection.say("HTTP/1.1 429 Slow\r\nRetry-After: 1\r\nContent-Length: 2\r\n\r\nno")),
    ASKS_FOR_A_LONG_PAUSE(
            FailureReason.HTTP_THROTTLED,
            connection -> connection.say("HTTP/1.1 429 Slow\r\nRetry-After: 86400\r\nContent-Length: 2\r\n\r\nno"));

    private final FailureReason reason;

    @SuppressWarnings("ImmutableEnumChecker") // what it says, which holds nothing
    private final Behaviour behaviour;

    Fault(FailureReason reason, Behaviour behaviour) {
        this.reason = reason;
        this.behaviour = behaviour;
    }

    /// What has to come of it.
    FailureReason reason() {
        return reason;
    }

    /// A host of its own, so that no fault is in another's way.
    String host() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-') + ".test";
    }

    void answer(Connection connection) throws IOException, InterruptedException {
        behaviour.answer(connection);
    }

    private interface Behaviour {
        void answer(Connection connection) throws IOException, InterruptedException;
    }

    /// A hundred megabytes of zeros in a hundred kilobytes.
    private static byte[] bomb() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            byte[] zeros = new byte[1 << 20];
            for (int megabyte = 0; megabyte < 100; megabyte++) {
                gzip.write(zeros);
            }
        }
        return packed.toByteArray();
    }

    /// One request's connection.
    ///
    /// @param path that was asked for
    /// @param end of the test
    record Connection(Socket socket, String path, CountDownLatch end) {
        private static final int DROP_MILLIS = 50;

        void say(String text) throws IOException {
            write(text.getBytes(StandardCharsets.ISO_8859_1));
        }

        void write(byte[] bytes) throws IOException {
            OutputStream out = socket.getOutputStream();
            out.write(bytes);
            out.flush();
        }

        /// One byte after the other, until the test ends or nobody listens any more.
        void drip(String drops) throws IOException, InterruptedException {
            for (int drop = 0; !end.await(DROP_MILLIS, TimeUnit.MILLISECONDS); drop++) {
                write(new byte[] {(byte) drops.charAt(drop % drops.length())});
            }
        }

        void sayWithoutEnd(String text) throws IOException {
            while (end.getCount() > 0) {
                say(text);
            }
        }

        void awaitEnd() throws InterruptedException {
            end.await();
        }

        /// Closes without a farewell (TCP RST).
        void reset() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }
    }
}
