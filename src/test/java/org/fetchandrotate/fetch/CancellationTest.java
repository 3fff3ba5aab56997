package org.fetchandrotate.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import org.fetchandrotate.fetch.FetchResult.NotFetched;
import org.fetchandrotate.fetch.HostActivity.WaitReason;
import org.fetchandrotate.model.FailureReason;
import org.fetchandrotate.url.WebUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Interrupts and closing, wherever a call may be just then. Every wait here is far longer than the test's
/// patience.
@Timeout(60)
final class CancellationTest {
    private static final Duration SOON = Duration.ofSeconds(5);

    @TempDir
    private Path folder;

    private final CountDownLatch never = new CountDownLatch(1);
    private final AtomicInteger number = new AtomicInteger();
    private HttpFetcher fetcher;

    @BeforeEach
    void start() {
        fetcher = Fetchers.plain()
                .timeout(Duration.ofSeconds(50))
                .connections(2, 1)
                .retries(3)
                .build();
    }

    @AfterEach
    void stop() throws IOException {
        never.countDown();
        fetcher.close();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).as("files left behind").isEmpty();
        }
    }

    /// A fetch on its own thread.
    private record Started(Thread thread, CompletableFuture<FetchResult<ImageFile>> result) {
        /// How it ends: the kind of exception or of failure.
        String ending() throws InterruptedException, ExecutionException, TimeoutException {
            try {
                FetchResult<ImageFile> fetch = result.get(SOON.toSeconds(), TimeUnit.SECONDS);
                return fetch instanceof NotFetched<ImageFile> failed
                        ? failed.failure().reason().name()
                        : "fetched";
            } catch (ExecutionException e) {
                return e.getCause() instanceof InterruptedException ? "InterruptedException" : e.toString();
            }
        }
    }

    private Started fetch(WebUrl url) {
        CompletableFuture<FetchResult<ImageFile>> result = new CompletableFuture<>();
        Path target = folder.resolve(number.incrementAndGet() + ".part");
        Thread thread = Thread.ofVirtual().start(() -> {
            try {
                result.complete(fetcher.fetchImage(url, url, target));
            } catch (InterruptedException | RuntimeException e) {
                result.completeExceptionally(e);
            }
        });
        return new Started(thread, result);
    }

    private RawServer silent(CountDownLatch asked) throws IOException {
        return new RawServer((_, _) -> {
            asked.countDown();
            never.await();
        });
    }

    private RawServer stalling(CountDownLatch asked) throws IOException {
        return new RawServer((_, out) -> {
            out.write(("HTTP/1.1 200 OK\r\nContent-Length: 900000\r\n\r\n" + "x".repeat(200_000))
                    .getBytes(StandardCharsets.US_ASCII));
            out.flush();
            asked.countDown();
            never.await();
        });
    }

    private void awaitReason(WaitReason reason) {
        await().until(() -> fetcher.activity().stream().anyMatch(host -> host.reason() == reason));
    }

    @Test
    void endsAtOnce_whenInterruptedBeforeTheAnswer() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        try (RawServer server = silent(asked)) {
            Started fetch = fetch(server.url("/"));
            asked.await();

            fetch.thread().interrupt();

            assertThat(fetch.ending()).isEqualTo("InterruptedException");
            assertThat(fetcher.activity()).allMatch(host -> host.open() == 0 && host.waiting() == 0);
            assertThat(server.requests()).isEqualTo(1);
        }
    }

    @Test
    void endsAtOnce_whenInterruptedWithinTheBody() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        try (RawServer server = stalling(asked)) {
            Started fetch = fetch(server.url("/"));
            asked.await();
            await().until(() -> Files.exists(folder.resolve("1.part")));

            fetch.thread().interrupt();

            assertThat(fetch.ending()).isEqualTo("InterruptedException");
            assertThat(folder.resolve("1.part")).doesNotExist();
        }
    }

    @Test
    void endsAtOnce_whenInterruptedInLine() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        try (RawServer server = silent(asked)) {
            Started first = fetch(server.url("/"));
            asked.await();
            Started second = fetch(server.url("/2"));
            awaitReason(WaitReason.HOST_LIMIT);

            second.thread().interrupt();

            assertThat(second.ending()).isEqualTo("InterruptedException");
            first.thread().interrupt();
            assertThat(first.ending()).isEqualTo("InterruptedException");
            assertThat(server.requests()).isEqualTo(1);
        }
    }

    @Test
    void endsAtOnce_whenInterruptedWhileTheHostIsHeld() throws Exception {
        try (TestSite site = TestSite.start()) {
            site.route(
                    "/",
                    new MockResponse.Builder()
                            .code(503)
                            .setHeader("Retry-After", "50")
                            .build());
            Started fetch = fetch(site.url("/"));
            awaitReason(WaitReason.RETRY_AFTER);

            fetch.thread().interrupt();

            assertThat(fetch.ending()).isEqualTo("InterruptedException");
        }
    }

    @Test
    void endsEverything_whenClosed() throws Exception {
        CountDownLatch asked = new CountDownLatch(2);
        try (RawServer silent = silent(asked);
                RawServer stalling = stalling(asked)) {
            WebUrl elsewhere =
                    WebUrl.parse("http://a.test:" + stalling.port() + "/").orElseThrow();
            List<Started> fetches = new ArrayList<>(List.of(fetch(silent.url("/")), fetch(elsewhere)));
            asked.await();
            fetches.add(fetch(silent.url("/in-line")));
            awaitReason(WaitReason.HOST_LIMIT);
            fetches.add(
                    fetch(WebUrl.parse("http://b.test:" + silent.port() + "/").orElseThrow()));
            awaitReason(WaitReason.CONNECTION_LIMIT);

            fetcher.close();
            fetcher.close();

            for (Started fetch : fetches) {
                assertThat(fetch.ending()).isEqualTo(FailureReason.INTERRUPTED.name());
            }
            assertThat(fetch(silent.url("/late")).ending()).isEqualTo(FailureReason.INTERRUPTED.name());
            assertThat(silent.requests()).isEqualTo(1);
        }
    }

    @Test
    void leavesNoThreadThatKeepsTheProgramAlive_whenClosed() throws Exception {
        try (TestSite site = TestSite.start()) {
            List<Thread> before = List.copyOf(Thread.getAllStackTraces().keySet());
            site.route("/", TestSite.page("<p>"));
            fetcher.fetchPage(site.url("a.test", "/"));

            fetcher.close();

            await().untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
                    .filteredOn(thread -> !before.contains(thread))
                    .filteredOn(thread -> thread.getName().matches("(?i).*(okhttp|okio|name-lookup).*"))
                    .allMatch(thread -> thread.isDaemon() && !thread.getName().startsWith("name-lookup")));
        }
    }
}
