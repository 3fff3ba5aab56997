package org.fetchandrotate.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.fetchandrotate.fetch.FetchResult.Fetched;
import org.fetchandrotate.fetch.FetchResult.NotFetched;
import org.fetchandrotate.model.Failure;
import org.fetchandrotate.model.FailureReason;
import org.fetchandrotate.url.WebUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Servers that break the protocol, stall, or lie: each comes out as a failure in words, and leaves no file.
@Timeout(60)
final class MisbehavingServerTest {
    private static final String OK = "HTTP/1.1 200 OK\r\n";
    private static final Duration SHORT = Duration.ofMillis(300);

    @TempDir
    private Path folder;

    private HttpFetcher fetcher;

    @BeforeEach
    void start() {
        fetcher = Fetchers.plain().timeout(SHORT).build();
    }

    @AfterEach
    void stop() throws IOException {
        fetcher.close();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).as("files left behind").isEmpty();
        }
    }

    private NotFetched<ImageFile> image(RawServer server) throws InterruptedException {
        return (NotFetched<ImageFile>)
                fetcher.fetchImage(server.url("/a.jpg"), server.url("/"), folder.resolve("a.part"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Content-Length: 100 | 0123456789 | TRUNCATED_BODY | body cut off after 10 of 100 bytes",
                "Content-Length: 100 | '' | TRUNCATED_BODY | body cut off after 0 of 100 bytes",
                "Transfer-Encoding: chunked | 'a\r\n0123456789\r\n' | TRUNCATED_BODY | body cut off after 10 bytes",
                "Transfer-Encoding: chunked | 'ff\r\n0123456789' | TRUNCATED_BODY | body cut off after 10 bytes",
                "Transfer-Encoding: chunked | 'zz\r\n0123456789' | PROTOCOL_ERROR | body isn't valid HTTP after 0 bytes",
                "Content-Encoding: br | 'short' | PROTOCOL_ERROR | content coding br is damaged",
            })
    void explainsABrokenBody(String header, String body, FailureReason reason, String detail) throws Exception {
        try (RawServer server = RawServer.saying(OK + header + "\r\n\r\n" + body)) {
            assertThat(image(server).failure()).isEqualTo(new Failure(reason, detail));
        }
    }

    @Test
    void saysTruncated_whenGzipEndsEarly() throws Exception {
        byte[] start = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 'K', 'L'};
        try (RawServer server = new RawServer((_, out) -> {
            out.write((OK + "Content-Encoding: gzip\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            out.write(start);
        })) {
            assertThat(image(server).failure())
                    .isEqualTo(new Failure(FailureReason.TRUNCATED_BODY, "body cut off after 12 bytes"));
        }
    }

    @Test
    void takesABody_whenOnlyTheEndOfTheConnectionEndsIt() throws Exception {
        try (RawServer server = RawServer.saying(OK + "\r\nhello")) {
            Path target = folder.resolve("a.part");
            FetchResult<ImageFile> image = fetcher.fetchImage(server.url("/"), server.url("/"), target);

            assertThat(((Fetched<ImageFile>) image).body().bytes()).isEqualTo(5);
            Files.delete(target);
        }
    }

    @ParameterizedTest
    @CsvSource({"'SSH-2.0-OpenSSH_9.2\r\n'", "'220 smtp ready\r\n'", "'HTTP/1.1 abc OK\r\n\r\n'", "'<html>\r\n\r\n'"})
    void saysProtocolError_whenItIsNotHttp(String text) throws Exception {
        fetcher.close();
        fetcher = Fetchers.plain().timeout(Duration.ofSeconds(20)).build();
        try (RawServer server = RawServer.saying(text)) {
            Failure failure = image(server).failure();

            assertThat(failure.reason()).isEqualTo(FailureReason.PROTOCOL_ERROR);
            assertThat(failure.detail())
                    .startsWith("answer of 127.0.0.1:" + server.port() + " isn't valid HTTP: ")
                    .doesNotContain("\n", "\r");
        }
    }

    @Test
    void timesOut_whenNoAnswerComes() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        try (RawServer server = new RawServer((_, _) -> never.await())) {
            assertThat(image(server).failure())
                    .isEqualTo(new Failure(FailureReason.TIMEOUT, "no answer within 300 ms"));
        } finally {
            never.countDown();
        }
    }

    @Test
    void timesOut_whenTheBodyStalls() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        try (RawServer server = new RawServer((_, out) -> {
            out.write((OK + "Content-Length: 9000\r\n\r\n" + "x".repeat(1500)).getBytes(StandardCharsets.US_ASCII));
            out.flush();
            never.await();
        })) {
            assertThat(image(server).failure())
                    .isEqualTo(new Failure(FailureReason.TIMEOUT, "no data for 300 ms after 1,500 bytes"));
        } finally {
            never.countDown();
        }
    }

    @Test
    void timesOut_whenNobodyAcceptsTheConnection() throws Exception {
        List<Socket> others = new ArrayList<>();
        try (ServerSocket deaf = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            assumeTrue(fillQueue(deaf, others), "this system queues connections without end");
            WebUrl url = WebUrl.parse("http://127.0.0.1:" + deaf.getLocalPort() + "/")
                    .orElseThrow();
            NotFetched<PageBody> page = (NotFetched<PageBody>) fetcher.fetchPage(url);

            assertThat(page.failure())
                    .isEqualTo(new Failure(
                            FailureReason.TIMEOUT,
                            "no connection to 127.0.0.1:" + deaf.getLocalPort() + " within 300 ms"));
        } finally {
            for (Socket other : others) {
                other.close();
            }
        }
    }

    // Connects until the system leaves a connection without an answer, since nobody accepts those before.
    private static boolean fillQueue(ServerSocket deaf, List<Socket> others) throws IOException {
        for (int i = 0; i < 20; i++) {
            Socket other = new Socket();
            others.add(other);
            try {
                other.connect(deaf.getLocalSocketAddress(), 200);
            } catch (SocketTimeoutException e) {
                return true;
            }
        }
        return false;
    }

    @Test
    void takesASlowBody_whenItKeepsComing() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        try (RawServer server = new RawServer((_, out) -> {
            out.write((OK + "Content-Length: 8\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < 8; i++) {
                out.write('x');
                out.flush();
                assertThat(never.await(100, TimeUnit.MILLISECONDS)).isFalse();
            }
        })) {
            assertThat(fetcher.fetchPage(server.url("/")).elapsed()).isGreaterThan(SHORT);
        }
    }

    @Test
    void boundsTheHeaders() throws Exception {
        try (RawServer server = new RawServer((_, out) -> {
            out.write(OK.getBytes(StandardCharsets.US_ASCII));
            byte[] header = ("X: " + "y".repeat(8000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < 100_000; i++) {
                out.write(header);
            }
        })) {
            assertThat(image(server).httpStatus()).isEmpty();
        }
    }

    @Test
    void keepsHostileHeadersToOneLine() throws Exception {
        String headers = "Content-Type: image/jpeg" + "\u0001\u0007".repeat(500) + "\r\nContent-Length: 2\r\n";
        try (RawServer server = RawServer.saying(OK + headers + "\r\nok")) {
            Path target = folder.resolve("a.part");
            Fetched<ImageFile> image =
                    (Fetched<ImageFile>) fetcher.fetchImage(server.url("/"), server.url("/"), target);

            assertThat(image.body().contentType().orElseThrow()).isEqualTo("image/jpeg");
            Files.delete(target);
        }
    }

    @ParameterizedTest
    @CsvSource({"200", "404", "302"})
    void refusesALengthBelowZero(int status) throws Exception {
        String head = "HTTP/1.1 " + status + " x\r\nLocation: /b\r\nContent-Length: -5\r\n\r\nabcde";
        try (RawServer server = RawServer.saying(head)) {
            Failure failure = image(server).failure();
            assertThat(failure.reason()).isEqualTo(FailureReason.PROTOCOL_ERROR);
            assertThat(failure.detail()).endsWith("isn't valid HTTP: Content-Length: -5");
        }
    }

    /// Such words of the system would end the run.
    @ParameterizedTest
    @ValueSource(
            strings = {"too many open files\r\n\r\n", "HTTP/1.1 200 x\r\nContent-Length: too many open files\r\n\r\n"})
    void takesNoWordsOfAServerForThoseOfTheSystem(String answer) throws Exception {
        try (RawServer server = RawServer.saying(answer)) {
            assertThat(image(server).failure().reason()).isIn(FailureReason.PROTOCOL_ERROR, FailureReason.EMPTY_BODY);
        }
    }

    @Test
    void survivesGarbage() throws Exception {
        // Valid starts with damage anywhere: whatever it is, it comes back as a value.
        String valid = OK + "Content-Type: text/html\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n"
                + "Location: http://x/\r\nRetry-After: 1\r\nSet-Cookie: a=b\r\n\r\n5\r\nhello\r\n0\r\n\r\n";
        Random random = new Random(42);
        for (int round = 0; round < 300; round++) {
            byte[] bytes = valid.getBytes(StandardCharsets.US_ASCII);
            for (int hits = random.nextInt(1, 6); hits > 0; hits--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            int length = random.nextInt(4) == 0 ? random.nextInt(bytes.length) : bytes.length;
            try (RawServer server = new RawServer((_, out) -> out.write(bytes, 0, length))) {
                assertThat(fetcher.fetchPage(server.url("/")).attempts()).isEqualTo(1);
            }
        }
    }
}
