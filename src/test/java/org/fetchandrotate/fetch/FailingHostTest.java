package org.fetchandrotate.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.fetchandrotate.fetch.FetchResult.Fetched;
import org.fetchandrotate.fetch.FetchResult.NotFetched;
import org.fetchandrotate.fetch.HostActivity.WaitReason;
import org.fetchandrotate.model.FailureReason;
import org.fetchandrotate.url.WebUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Hosts that have too much to do, or fail whatever they are asked for.
@Timeout(60)
final class FailingHostTest {
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private TestSite site;

    @BeforeEach
    void start() throws IOException {
        site = TestSite.start();
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
        site.close();
    }

    @Test
    void hostThatFailsAgainAndAgainIsAskedNoMore() throws Exception {
        site.route("/x", TestSite.status(500));
        site.route("/y", TestSite.page("<p>"));
        try (HttpFetcher fetcher = Fetchers.plain().build()) {
            for (int time = 0; time <= CircuitBreaker.MOST_FAILURES; time++) {
                assertThat(failure(fetcher, site.url("/x")).attempts()).isEqualTo(1);
            }
            NotFetched<PageBody> page = failure(fetcher, site.url("/y"));

            assertThat(page.attempts()).isZero();
            assertThat(page.failure().reason()).isEqualTo(FailureReason.HTTP_SERVER_ERROR);
            assertThat(page.failure().detail())
                    .startsWith("127.0.0.1 isn't asked for another ")
                    .endsWith("since 21 requests in a row failed, the last with: 500 Internal Server Error");
            assertThat(site.asked()).hasSize(CircuitBreaker.MOST_FAILURES + 1);
            assertThat(fetcher.fetchPage(site.url("b.test", "/y"))).isInstanceOf(Fetched.class);
        }
    }

    @Test
    void hostWithBrokenImagesIsAskedOn() throws Exception {
        site.route("/x", TestSite.status(500));
        try (HttpFetcher fetcher = Fetchers.plain().build()) {
            for (int time = 0; time < 50; time++) {
                String path = time % 10 == 0 ? "/missing" : "/x";
                assertThat(failure(fetcher, site.url(path)).attempts()).isEqualTo(1);
            }
        }
    }

    /// As long as it still sends an image that it sent before, its failures are those of single images.
    @Test
    void brokenImagesHideNoGoodOnesBehindThem(@TempDir Path folder) throws Exception {
        site.route("/good", TestSite.image(new byte[] {1}));
        site.route("/x", TestSite.status(500));
        try (HttpFetcher fetcher = Fetchers.plain().build()) {
            assertThat(image(fetcher, folder, "/good")).isInstanceOf(Fetched.class);
            for (int time = 0; time < 3 * CircuitBreaker.MOST_FAILURES; time++) {
                assertThat(image(fetcher, folder, "/x").attempts()).isEqualTo(1);
            }
            assertThat(image(fetcher, folder, "/good")).isInstanceOf(Fetched.class);
            assertThat(site.asked().stream().filter("/good"::equals)).hasSize(2 + 3);
            assertThat(site.headersOf("/good").get("Range")).isNull();
        }
    }

    @Test
    void imageThatIsSentNoMoreSpeaksForNobody(@TempDir Path folder) throws Exception {
        site.route("/good", TestSite.image(new byte[] {1}).build(), TestSite.status(500));
        site.route("/x", TestSite.status(500));
        Fetchers fetchers = Fetchers.plain().outage(Duration.ofMillis(10), Duration.ofSeconds(60));
        try (HttpFetcher fetcher = fetchers.build()) {
            assertThat(image(fetcher, folder, "/good")).isInstanceOf(Fetched.class);
            for (int time = 0; time <= CircuitBreaker.MOST_FAILURES; time++) {
                assertThat(image(fetcher, folder, "/x").attempts()).isEqualTo(1);
            }
            assertThat(image(fetcher, folder, "/x").attempts()).isZero();
            assertThat(site.headersOf("/good").get("Range")).isEqualTo("bytes=0-0");
            assertThat(site.headersOf("/good").get("Referer"))
                    .isEqualTo(site.headersOf("/x").get("Referer"));
        }
    }

    private FetchResult<ImageFile> image(HttpFetcher fetcher, Path folder, String path) throws Exception {
        Path file = folder.resolve("image");
        FetchResult<ImageFile> result = fetcher.fetchImage(site.url(path), site.url("/"), file);
        Files.deleteIfExists(file);
        return result;
    }

    @Test
    void shortOutageCostsAFewImages() throws Exception {
        int port = unusedPort();
        WebUrl url = WebUrl.parse("http://127.0.0.1:" + port + "/").orElseThrow();
        Fetchers fetchers = Fetchers.plain().outage(Duration.ofMillis(300), Duration.ofSeconds(60));
        try (HttpFetcher fetcher = fetchers.build()) {
            for (int time = 0; time < CircuitBreaker.MOST_UNCONNECTED; time++) {
                assertThat(failure(fetcher, url).failure().reason()).isEqualTo(FailureReason.CONNECTION_REFUSED);
            }
            Future<FetchResult<PageBody>> next = threads.submit(() -> fetcher.fetchPage(url));
            await().until(() -> fetcher.activity().getFirst().reason() == WaitReason.HOST_FAILING);
            try (RawServer _ = RawServer.at(port, "HTTP/1.1 200 OK\r\n\r\n<p>")) {
                assertThat(next.get()).isInstanceOf(Fetched.class);
            }
        }
    }

    private static int unusedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    @Test
    void overloadedHostAloneIsLeftAlone() throws Exception {
        site.route("/x", TestSite.status(503), TestSite.page("<p>").build());
        site.route("/y", TestSite.page("<p>"));
        try (HttpFetcher fetcher = Fetchers.plain().retries(1).chance(10).build()) {
            Future<FetchResult<PageBody>> refused = threads.submit(() -> fetcher.fetchPage(site.url("a.test", "/x")));
            await().pollInterval(Duration.ofMillis(5)).until(() -> waits(fetcher.activity(), "a.test"));
            Future<FetchResult<PageBody>> next = threads.submit(() -> fetcher.fetchPage(site.url("a.test", "/y")));

            assertThat(fetcher.fetchPage(site.url("b.test", "/y"))).isInstanceOf(Fetched.class);
            assertThat(refused.get()).isInstanceOf(Fetched.class);
            assertThat(next.get()).isInstanceOf(Fetched.class);
            assertThat(site.asked()).startsWith("/x", "/y").hasSize(4);
        }
    }

    private static boolean waits(List<HostActivity> activity, String host) {
        return activity.stream().anyMatch(one -> one.host().equals(host) && one.reason() == WaitReason.HOST_FAILING);
    }

    private static NotFetched<PageBody> failure(HttpFetcher fetcher, WebUrl url) throws InterruptedException {
        return (NotFetched<PageBody>) fetcher.fetchPage(url);
    }
}
