package org.fetchandrotate.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.fetchandrotate.fetch.FetchResult.NotFetched;
import org.fetchandrotate.model.Failure;
import org.fetchandrotate.model.FailureReason;
import org.fetchandrotate.url.WebUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Servers that send a byte now and then, each well within its time-out, for as long as anybody listens.
@Timeout(60)
final class DrippingServerTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(1);
    private static final Duration WINDOW = Duration.ofMillis(1500);
    private static final int DROP_MILLIS = 50;

    @TempDir
    private Path folder;

    private final CountDownLatch end = new CountDownLatch(1);
    private HttpFetcher fetcher;

    @BeforeEach
    void start() {
        fetcher = Fetchers.plain()
                .timeout(TIMEOUT)
                .retries(2)
                .throughput(1024, WINDOW)
                .build();
    }

    @AfterEach
    void stop() {
        end.countDown();
        fetcher.close();
        assertThat(folder).isEmptyDirectory();
    }

    private void drip(OutputStream out, String drops) throws IOException, InterruptedException {
        for (int drop = 0; !end.await(DROP_MILLIS, TimeUnit.MILLISECONDS); drop++) {
            out.write(drops.charAt(drop % drops.length()));
            out.flush();
        }
    }

    private NotFetched<ImageFile> image(WebUrl url) throws InterruptedException {
        return (NotFetched<ImageFile>) fetcher.fetchImage(url, url, folder.resolve("a.part"));
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void headersMustBeComplete_withinTwoTimeouts() throws Exception {
        try (RawServer server = new RawServer((_, out) -> {
            write(out, "HTTP/1.1 200 OK\r\nX-Drops: ");
            drip(out, "x");
        })) {
            NotFetched<ImageFile> image = image(server.url("/a.jpg"));

            assertThat(image.failure())
                    .isEqualTo(new Failure(FailureReason.TIMEOUT, "headers not complete within 2 s"));
            assertThat(image.attempts()).isEqualTo(1);
            assertThat(image.elapsed()).isBetween(TIMEOUT, Duration.ofSeconds(20));
        }
    }

    @Test
    void interimAnswersAreNoAnswer() throws Exception {
        try (RawServer server = new RawServer((_, out) -> drip(out, "HTTP/1.1 103 Early Hints\r\n\r\n"))) {
            assertThat(image(server.url("/a.jpg")).failure().reason()).isEqualTo(FailureReason.TIMEOUT);
        }
    }

    @Test
    void bodyMustComeFasterThanTheFloor() throws Exception {
        try (RawServer server = new RawServer((_, out) -> {
            write(out, "HTTP/1.1 200 OK\r\nContent-Length: 9000\r\n\r\n" + "x".repeat(3000));
            drip(out, "x");
        })) {
            NotFetched<ImageFile> image = image(server.url("/a.jpg"));

            assertThat(image.failure().reason()).isEqualTo(FailureReason.TIMEOUT);
            assertThat(image.failure().detail())
                    .matches("only \\d+ bytes in 1.5 s after 3,0\\d\\d bytes, at least 1,024 a second are wanted");
            assertThat(image.attempts()).isEqualTo(1);
        }
    }

    @Test
    void tlsMustBeAgreedOn_withinTwoTimeouts() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"))) {
            Thread.ofVirtual().start(() -> dripHandshakes(server));
            WebUrl url = WebUrl.parse("https://127.0.0.1:" + server.getLocalPort() + "/a.jpg")
                    .orElseThrow();

            assertThat(image(url).failure())
                    .isEqualTo(new Failure(FailureReason.TIMEOUT, "no TLS handshake within 2 s"));
        }
    }

    private void dripHandshakes(ServerSocket server) {
        while (true) {
            try {
                Socket client = server.accept();
                Thread.ofVirtual().start(() -> dripHandshake(client));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    /// A handshake message of 16,000 bytes, by drops (RFC 8446, 5.1).
    private void dripHandshake(Socket client) {
        try (client) {
            client.getOutputStream().write(new byte[] {22, 3, 3, 0x3e, (byte) 0x80, 2, 0, 0x3e, 0x7c});
            drip(client.getOutputStream(), "\u0003");
        } catch (IOException | InterruptedException e) {
            // the client has had enough
        }
    }
}
