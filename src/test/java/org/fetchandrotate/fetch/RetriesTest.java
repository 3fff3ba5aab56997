package org.fetchandrotate.fetch;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.MockResponse;
import org.fetchandrotate.fetch.FetchResult.Fetched;
import org.fetchandrotate.fetch.FetchResult.NotFetched;
import org.fetchandrotate.model.Failure;
import org.fetchandrotate.model.FailureReason;
import org.fetchandrotate.url.WebUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is tried again, how often, and what isn't. Every request is counted by the server.
@Timeout(60)
final class RetriesTest {
    private TestSite site;
    private HttpFetcher fetcher;

    @BeforeEach
    void start() throws IOException {
        site = TestSite.start();
        fetcher = Fetchers.plain().retries(2).build();
    }

    @AfterEach
    void stop() {
        fetcher.close();
        site.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 425, 429, 500, 502, 503, 504})
    void triesAgain_asOftenAsAllowed_whenTheFailureMayPass(int status) throws Exception {
        site.route("/", TestSite.status(status));

        NotFetched<PageBody> page = (NotFetched<PageBody>) fetcher.fetchPage(site.url("/"));

        assertThat(page.attempts()).isEqualTo(3);
        assertThat(page.httpStatus()).hasValue(status);
        assertThat(site.asked()).hasSize(3);
    }

    /// Each try at a host that is dead costs a whole time-out, which the run's end waits for.
    @Test
    void hostThatWasNeverHeardOfGetsTwoTimeouts_whateverTheSetting() throws Exception {
        try (ServerSocket dead = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
                HttpFetcher patient = Fetchers.plain()
                        .timeout(Duration.ofMillis(100))
                        .retries(5)
                        .build()) {
            WebUrl url = WebUrl.parse("http://127.0.0.1:" + dead.getLocalPort() + "/")
                    .orElseThrow();

            NotFetched<PageBody> page = (NotFetched<PageBody>) patient.fetchPage(url);

            assertThat(page.failure().reason()).isEqualTo(FailureReason.TIMEOUT);
            assertThat(page.attempts()).isEqualTo(2);
        }
    }

    @Test
    void otherFailuresAreNoTimeouts() throws Exception {
        AtomicInteger connections = new AtomicInteger();
        // cut off, silent, then there
        try (RawServer server = new RawServer((_, out) -> {
                    switch (connections.incrementAndGet()) {
                        case 1 -> {}
                        case 2 -> Thread.sleep(Duration.ofSeconds(2));
                        default -> out.write("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n<p>".getBytes(US_ASCII));
                    }
                });
                HttpFetcher patient = Fetchers.plain()
                        .timeout(Duration.ofMillis(500))
                        .retries(5)
                        .build()) {
            assertThat(patient.fetchPage(server.url("/"))).isInstanceOf(Fetched.class);
        }
        assertThat(connections).hasValue(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 410, 421, 451})
    void triesOnce_whenTheFailureIsFinal(int status) throws Exception {
        site.route("/", TestSite.status(status));

        NotFetched<PageBody> page = (NotFetched<PageBody>) fetcher.fetchPage(site.url("/"));

        assertThat(page.failure().reason()).isEqualTo(FailureReason.HTTP_CLIENT_ERROR);
        assertThat(page.attempts()).isEqualTo(1);
        assertThat(site.asked()).hasSize(1);
    }

    @Test
    void succeeds_whenALaterTryDoes() throws Exception {
        site.route(
                "/",
                TestSite.status(500),
                TestSite.status(429),
                TestSite.page("<p>").build());

        Fetched<PageBody> page = (Fetched<PageBody>) fetcher.fetchPage(site.url("/"));

        assertThat(page.attempts()).isEqualTo(3);
        assertThat(site.asked()).hasSize(3);
    }

    @Test
    void repeatsOnlyTheHopThatFailed() throws Exception {
        site.route("/a", TestSite.redirect(302, "/b"));
        site.route("/b", TestSite.status(503), TestSite.page("<p>").build());

        assertThat(fetcher.fetchPage(site.url("/a")).attempts()).isEqualTo(2);
        assertThat(site.asked()).containsExactly("/a", "/b", "/b");
    }

    @ParameterizedTest
    @CsvSource({"429", "503"})
    void waitsAsLongAsAsked(int status) throws Exception {
        MockResponse busy = new MockResponse.Builder()
                .code(status)
                .setHeader("Retry-After", "1")
                .build();
        site.route("/", busy, TestSite.page("<p>").build());

        Fetched<PageBody> page = (Fetched<PageBody>) fetcher.fetchPage(site.url("/"));

        assertThat(page.attempts()).isEqualTo(2);
        assertThat(page.elapsed()).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void leavesNoRetryToOkHttp_whenAskedToComeAtOnce() throws Exception {
        MockResponse busy = new MockResponse.Builder()
                .code(503)
                .setHeader("Retry-After", "0")
                .build();
        site.route("/", busy);

        assertThat(fetcher.fetchPage(site.url("/")).attempts()).isEqualTo(3);
        assertThat(site.asked()).hasSize(3);
    }

    @Test
    void givesUpOnTheHost_whenAskedToWaitTooLong() throws Exception {
        site.route(
                "/",
                new MockResponse.Builder()
                        .code(429)
                        .setHeader("Retry-After", "3600")
                        .build());
        site.route("/other", TestSite.page("<p>"));

        NotFetched<PageBody> first = (NotFetched<PageBody>) fetcher.fetchPage(site.url("/"));
        NotFetched<PageBody> second = (NotFetched<PageBody>) fetcher.fetchPage(site.url("/other"));
        FetchResult<PageBody> elsewhere = fetcher.fetchPage(site.url("b.test", "/other"));

        assertThat(first.failure())
                .isEqualTo(new Failure(FailureReason.HTTP_THROTTLED, "429 Too Many Requests, asks to wait 3,600 s"));
        assertThat(first.attempts()).isEqualTo(1);
        assertThat(second.failure())
                .isEqualTo(new Failure(
                        FailureReason.HTTP_THROTTLED, "127.0.0.1 asks for no requests for another 3,600 s"));
        assertThat(second.attempts()).isZero();
        assertThat(elsewhere).isInstanceOf(Fetched.class);
        assertThat(site.asked()).containsExactly("/", "/other");
    }

    @Test
    void triesAgain_whenRefused() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            port = socket.getLocalPort();
        }

        NotFetched<PageBody> page = (NotFetched<PageBody>)
                fetcher.fetchPage(WebUrl.parse("http://127.0.0.1:" + port + "/").orElseThrow());

        assertThat(page)
                .isEqualTo(new NotFetched<PageBody>(
                        new Failure(FailureReason.CONNECTION_REFUSED, "connection refused by 127.0.0.1:" + port),
                        OptionalInt.empty(),
                        3,
                        page.elapsed()));
    }

    @Test
    void triesOnce_whenTheHostIsUnknown() throws Exception {
        NotFetched<PageBody> page = (NotFetched<PageBody>)
                fetcher.fetchPage(WebUrl.parse("http://nowhere.example/").orElseThrow());

        assertThat(page.failure()).isEqualTo(new Failure(FailureReason.HOST_UNKNOWN, "no such host: nowhere.example"));
        assertThat(page.attempts()).isEqualTo(1);
    }

    @Test
    void triesAgain_whenTheConnectionIsLost() throws Exception {
        try (RawServer server = RawServer.saying("")) {
            NotFetched<PageBody> page = (NotFetched<PageBody>) fetcher.fetchPage(server.url("/"));

            assertThat(page.failure())
                    .isEqualTo(new Failure(
                            FailureReason.CONNECTION_LOST,
                            "connection to 127.0.0.1:" + server.port() + " lost before an answer"));
            assertThat(page.attempts()).isEqualTo(3);
            assertThat(server.requests()).isEqualTo(3);
        }
    }

    @Test
    void triesAgain_whenTheBodyIsCutOff() throws Exception {
        try (RawServer server =
                RawServer.saying("HTTP/1.1 200 OK\r\nContent-Length: 2048\r\n\r\n" + "x".repeat(1024))) {
            NotFetched<PageBody> page = (NotFetched<PageBody>) fetcher.fetchPage(server.url("/"));

            assertThat(page)
                    .isEqualTo(new NotFetched<PageBody>(
                            new Failure(FailureReason.TRUNCATED_BODY, "body cut off after 1,024 of 2,048 bytes"),
                            OptionalInt.of(200),
                            3,
                            page.elapsed()));
            assertThat(server.requests()).isEqualTo(3);
        }
    }
}
