package org.fetchandrotate.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.MockResponse;
import okio.Buffer;
import org.fetchandrotate.fetch.FetchResult.Fetched;
import org.fetchandrotate.fetch.FetchResult.NotFetched;
import org.fetchandrotate.fetch.HostActivity.WaitReason;
import org.fetchandrotate.model.Failure;
import org.fetchandrotate.model.FailureReason;
import org.fetchandrotate.model.Settings.Robots;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
final class RobotsRulesTest {
    @TempDir
    private Path folder;

    private final Fetchers fetchers = Fetchers.plain().robots(Robots.RESPECTED);
    private TestSite site;
    private HttpFetcher fetcher;

    @BeforeEach
    void start() throws IOException {
        site = TestSite.start();
        site.route("/", TestSite.page("<p>"));
        fetcher = fetchers.build();
    }

    @AfterEach
    void stop() {
        fetcher.close();
        site.close();
    }

    private void robots(String text) {
        site.route(
                "/robots.txt",
                new MockResponse.Builder()
                        .setHeader("Content-Type", "text/plain")
                        .body(text));
    }

    private FailureReason reason(String path) throws InterruptedException {
        return ((NotFetched<PageBody>) fetcher.fetchPage(site.url(path)))
                .failure()
                .reason();
    }

    @Test
    void asksForTheFileOnce_andObeysIt() throws Exception {
        robots("User-agent: *\nDisallow: /private\nAllow: /private/open$\nDisallow: /*.gif\n");
        site.route("/private/open", TestSite.page("<p>"));
        site.route("/public", TestSite.page("<p>"));

        NotFetched<PageBody> barred = (NotFetched<PageBody>) fetcher.fetchPage(site.url("/private/x?token=secret"));
        assertThat(barred.failure())
                .isEqualTo(new Failure(
                        FailureReason.ROBOTS_DISALLOWED,
                        "robots.txt of http://127.0.0.1:" + site.port() + " disallows it"));
        assertThat(barred.attempts()).isZero();
        assertThat(barred.httpStatus()).isEmpty();
        assertThat(fetcher.fetchPage(site.url("/private/open"))).isInstanceOf(Fetched.class);
        assertThat(fetcher.fetchPage(site.url("/public"))).isInstanceOf(Fetched.class);
        assertThat(fetcher.fetchImage(site.url("/a/b.gif?x"), site.url("/"), folder.resolve("x")))
                .isInstanceOf(NotFetched.class);

        assertThat(site.everythingAsked()).containsExactly("/robots.txt", "/private/open", "/public");
    }

    @Test
    void obeysRulesOfQueries() throws Exception {
        robots("User-agent: *\nDisallow: /x?secret\n");
        site.route("/x?open", TestSite.page("<p>"));

        assertThat(reason("/x?secret")).isEqualTo(FailureReason.ROBOTS_DISALLOWED);
        assertThat(fetcher.fetchPage(site.url("/x?open"))).isInstanceOf(Fetched.class);
    }

    @Test
    void obeysTheGroupThatNamesUs() throws Exception {
        robots("User-agent: *\nDisallow: /\n\nUser-agent: fetchAndRotate\nDisallow: /no\n");

        assertThat(fetcher.fetchPage(site.url("/"))).isInstanceOf(Fetched.class);
        assertThat(reason("/no")).isEqualTo(FailureReason.ROBOTS_DISALLOWED);
    }

    @Test
    void asksForNothing_whenIgnored() throws Exception {
        robots("User-agent: *\nDisallow: /\n");
        try (HttpFetcher rude = fetchers.robots(Robots.IGNORED).build()) {
            assertThat(rude.fetchPage(site.url("/"))).isInstanceOf(Fetched.class);
        }
        assertThat(site.everythingAsked()).containsExactly("/");
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 401, 403, 404, 410, 429})
    void allowsEverything_whenThereIsNoFile(int status) throws Exception {
        site.route("/robots.txt", new MockResponse.Builder().code(status));

        assertThat(fetcher.fetchPage(site.url("/"))).isInstanceOf(Fetched.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {206, 300, 302, 304, 407, 408, 500, 501, 599, 700})
    void forbidsEverything_whenTheAnswerIsNeitherAFileNorThatThereIsNone(int status) throws Exception {
        try (RawServer server = new RawServer((line, out) ->
                out.write(("HTTP/1.1 " + (line.contains("robots") ? status : 200) + " X\r\nContent-Length: 0\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII)))) {
            assertThat(fetcher.fetchPage(server.url("/")).attempts()).isZero();
            assertThat(fetcher.robots())
                    .singleElement()
                    .extracting(RobotsVerdict::access)
                    .isEqualTo(RobotsVerdict.Access.NOTHING);
        }
    }

    @Test
    void tellsWhatEachFileCameTo() throws Exception {
        robots("User-agent: *\nCrawl-delay: 1\nDisallow: /private\n");
        try (RawServer without = RawServer.saying("HTTP/1.1 404 X\r\nContent-Length: 0\r\n\r\n");
                RawServer cut = RawServer.saying("HTTP/1.1 200 OK\r\nContent-Length: 90\r\n\r\nUser-agent: *")) {
            fetcher.fetchPage(site.url("/"));
            fetcher.fetchPage(without.url("/"));
            fetcher.fetchPage(cut.url("/"));

            assertThat(fetcher.robots())
                    .containsExactlyInAnyOrder(
                            new RobotsVerdict(
                                    "http://127.0.0.1:" + site.port(),
                                    RobotsVerdict.Access.SOME,
                                    "as it says, with 1 s between requests"),
                            new RobotsVerdict(
                                    "http://127.0.0.1:" + without.port(),
                                    RobotsVerdict.Access.EVERYTHING,
                                    "there is none (404 Not Found)"),
                            new RobotsVerdict(
                                    "http://127.0.0.1:" + cut.port(),
                                    RobotsVerdict.Access.NOTHING,
                                    "robots.txt of http://127.0.0.1:" + cut.port()
                                            + " can't be read (body cut off after 13 of 90 bytes)"));
        }
    }

    @Test
    void takesNothingForGranted_whenTheFileWasNotAskedFor() throws Exception {
        site.route("/", new MockResponse.Builder().code(429).setHeader("Retry-After", "3600"));
        try (RawServer other = RawServer.saying("HTTP/1.1 200 OK\r\n\r\nUser-agent: *\nDisallow: /\n")) {
            assertThat(reason("/")).isEqualTo(FailureReason.HTTP_THROTTLED);

            NotFetched<PageBody> page = (NotFetched<PageBody>) fetcher.fetchPage(other.url("/"));

            assertThat(page.failure().reason()).isEqualTo(FailureReason.HTTP_THROTTLED);
            assertThat(page.failure().detail()).startsWith("127.0.0.1 asks for no requests for another ");
            assertThat(other.requests()).isZero();
        }
    }

    @Test
    void forbidsEverything_whenTheServerFails_afterRetries() throws Exception {
        site.route("/robots.txt", TestSite.status(503));
        try (HttpFetcher patient = fetchers.retries(2).build()) {
            NotFetched<PageBody> page = (NotFetched<PageBody>) patient.fetchPage(site.url("/"));
            assertThat(page.failure())
                    .isEqualTo(new Failure(
                            FailureReason.ROBOTS_DISALLOWED,
                            "robots.txt of http://127.0.0.1:" + site.port()
                                    + " can't be read (503 Service Unavailable)"));
            assertThat(patient.fetchPage(site.url("/"))).isInstanceOf(NotFetched.class);
        }
        assertThat(site.everythingAsked()).containsExactly("/robots.txt", "/robots.txt", "/robots.txt");
    }

    @Test
    void failsForTheHostsOwnReason_whenTheHostIsDead() throws Exception {
        try (RawServer server = RawServer.saying("")) {
            NotFetched<PageBody> page = (NotFetched<PageBody>) fetcher.fetchPage(server.url("/"));

            assertThat(page.failure().reason()).isEqualTo(FailureReason.CONNECTION_LOST);
            assertThat(page.failure().detail()).startsWith("robots.txt of ").contains("can't be read");
            assertThat(server.requests())
                    .as("a page that nobody knows to be allowed isn't asked for")
                    .isEqualTo(1);
        }
    }

    @Test
    void forbidsEverything_whenItCannotBeDecoded() throws Exception {
        site.route(
                "/robots.txt",
                new MockResponse.Builder()
                        .addHeader("Content-Encoding", "br")
                        .body("User-agent: *\nDisallow: /no\n")
                        .build());

        assertThat(reason("/yes")).isEqualTo(FailureReason.ROBOTS_DISALLOWED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-8"})
    void readsWhatEditorsSave(String charset) throws Exception {
        String text = (charset.equals("UTF-16") ? "" : "\ufeff") + "User-agent: *\nDisallow: /no\n";
        site.route(
                "/robots.txt",
                new MockResponse.Builder()
                        .body(new Buffer().write(text.getBytes(java.nio.charset.Charset.forName(charset))))
                        .build());
        site.route("/yes", TestSite.page("<p>"));

        assertThat(reason("/no")).isEqualTo(FailureReason.ROBOTS_DISALLOWED);
        assertThat(fetcher.fetchPage(site.url("/yes"))).isInstanceOf(Fetched.class);
    }

    @Test
    void obeysAFileInLatin1() throws Exception {
        site.route(
                "/robots.txt",
                new MockResponse.Builder()
                        .body(new Buffer()
                                .write("# caf\u00e9\nUser-agent: *\nDisallow: /caf%C3%A9\n"
                                        .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1)))
                        .build());

        assertThat(reason("/caf%C3%A9")).isEqualTo(FailureReason.ROBOTS_DISALLOWED);
    }

    @Test
    void followsFiveRedirectsToTheFile_andThenDoesWithout() throws Exception {
        site.route("/robots.txt", TestSite.redirect(301, "/r1"));
        for (int i = 1; i <= 4; i++) {
            site.route("/r" + i, TestSite.redirect(301, "/r" + (i + 1)));
        }
        site.route(
                "/r5",
                new MockResponse.Builder().body("User-agent: *\nDisallow: /\n").build());
        assertThat(reason("/")).isEqualTo(FailureReason.ROBOTS_DISALLOWED);

        site.route("/r5", TestSite.redirect(301, "/r6"));
        try (HttpFetcher other = fetchers.build()) {
            assertThat(other.fetchPage(site.url("/"))).isInstanceOf(Fetched.class);
        }
    }

    @Test
    void obeysTheBeginning_whenTheFileIsEndless() throws Exception {
        robots("User-agent: *\nDisallow: /no\n" + "# filler\n".repeat(200_000));
        site.route("/robots2", TestSite.page("<p>"));

        assertThat(reason("/no")).isEqualTo(FailureReason.ROBOTS_DISALLOWED);
        assertThat(fetcher.fetchPage(site.url("/"))).isInstanceOf(Fetched.class);
    }

    @Test
    void asksTheNewOrigin_whenRedirected() throws Exception {
        try (TestSite other = TestSite.start()) {
            other.route(
                    "/robots.txt",
                    new MockResponse.Builder()
                            .body("User-agent: *\nDisallow: /no")
                            .build());
            other.route("/yes", TestSite.page("<p>"));
            site.route("/a", TestSite.redirect(302, other.url("/no").toString()));
            site.route("/b", TestSite.redirect(302, other.url("/yes").toString()));

            NotFetched<PageBody> page = (NotFetched<PageBody>) fetcher.fetchPage(site.url("/a"));
            assertThat(page.failure().reason()).isEqualTo(FailureReason.ROBOTS_DISALLOWED);
            assertThat(page.attempts()).isEqualTo(1);
            assertThat(fetcher.fetchPage(site.url("/b"))).isInstanceOf(Fetched.class);

            assertThat(other.everythingAsked()).containsExactly("/robots.txt", "/yes");
        }
    }

    @ParameterizedTest
    @CsvSource({"0.3, 300", "1, 1000"})
    void keepsTheDelayAskedFor(String seconds, long millis) throws Exception {
        robots("User-agent: *\nCrawl-delay: " + seconds + "\n");

        long start = System.nanoTime();
        fetcher.fetchPage(site.url("/"));
        fetcher.fetchPage(site.url("/"));

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(2 * millis));
    }

    @Test
    void boundsTheDelayAskedFor() throws Exception {
        robots("User-agent: *\nCrawl-delay: 86400\n");
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> page = threads.submit(() -> fetcher.fetchPage(site.url("/")));
            await().until(() -> fetcher.activity().stream().anyMatch(host -> host.reason() == WaitReason.HOST_DELAY));

            assertThat(fetcher.activity().getFirst().remaining())
                    .isBetween(Duration.ofSeconds(1), RobotsRules.LONGEST_DELAY);
            page.cancel(true);
        }
    }

    @Test
    void asksOnce_whenManyWantItAtTheSameTime() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        AtomicInteger files = new AtomicInteger();
        try (RawServer server = new RawServer((line, out) -> {
                    if (line.contains("/robots.txt")) {
                        files.incrementAndGet();
                        go.await();
                    }
                    out.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok"
                            .getBytes(StandardCharsets.US_ASCII));
                });
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<FetchResult<PageBody>>> pages = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                pages.add(threads.submit(() -> fetcher.fetchPage(server.url("/"))));
            }
            await().until(() -> fetcher.activity().stream().anyMatch(host -> host.waiting() == 9));
            assertThat(fetcher.activity())
                    .containsExactly(new HostActivity("127.0.0.1", 1, 9, WaitReason.ROBOTS, Duration.ZERO));

            go.countDown();
            for (Future<FetchResult<PageBody>> page : pages) {
                assertThat(page.get()).isInstanceOf(Fetched.class);
            }
            assertThat(files).hasValue(1);
        }
    }

    @Test
    void letsTheNextOneAsk_whenTheFirstIsInterrupted() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        AtomicInteger files = new AtomicInteger();
        try (RawServer server = new RawServer((line, out) -> {
                    if (line.contains("/robots.txt") && files.incrementAndGet() == 1) {
                        never.await();
                    }
                    out.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok"
                            .getBytes(StandardCharsets.US_ASCII));
                });
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<FetchResult<PageBody>> first = threads.submit(() -> fetcher.fetchPage(server.url("/")));
            await().until(() -> files.get() == 1);
            Future<FetchResult<PageBody>> second = threads.submit(() -> fetcher.fetchPage(server.url("/")));
            await().until(() -> fetcher.activity().getFirst().waiting() == 1);

            first.cancel(true);

            assertThat(second.get()).isInstanceOf(Fetched.class);
            assertThat(files).hasValue(2);
            never.countDown();
        }
    }
}
