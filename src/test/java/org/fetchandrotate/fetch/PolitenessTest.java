package org.fetchandrotate.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.fetchandrotate.fetch.FetchResult.Fetched;
import org.fetchandrotate.model.Settings.Network;
import org.fetchandrotate.url.WebUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What the server sees of the limits: how many requests at once, and how far apart.
@Timeout(60)
final class PolitenessTest {
    private final ExecutorService serverThreads = Executors.newVirtualThreadPerTaskExecutor();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, AtomicInteger> now = new ConcurrentHashMap<>();
    private final Map<String, Integer> most = new ConcurrentHashMap<>();
    private final List<Long> starts = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch release = new CountDownLatch(1);
    private final AtomicInteger refusals = new AtomicInteger();
    private volatile int capacity = Integer.MAX_VALUE;
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 200);
        server.setExecutor(serverThreads);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        release.countDown();
        threads.shutdownNow();
        server.stop(0);
        serverThreads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        starts.add(System.nanoTime());
        String host = exchange.getRequestHeaders().getFirst("Host").replaceAll(":.*", "");
        int openToHost = enter(host);
        enter("all");
        try (exchange) {
            if (openToHost > capacity) {
                refusals.incrementAndGet();
                leave(host);
                exchange.sendResponseHeaders(429, -1);
                return;
            }
            boolean stuck = exchange.getRequestURI().getPath().equals("/stuck");
            if (release.await(stuck ? 50_000 : 20, TimeUnit.MILLISECONDS) && !stuck) {
                return;
            }
            leave(host);
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write(new byte[] {'o', 'k'});
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void leave(String host) {
        open(host).decrementAndGet();
        open("all").decrementAndGet();
    }

    private int enter(String name) {
        int count = open(name).incrementAndGet();
        most.merge(name, count, Math::max);
        return count;
    }

    private AtomicInteger open(String name) {
        return now.computeIfAbsent(name, _ -> new AtomicInteger());
    }

    private WebUrl url(String host, String path) {
        return WebUrl.parse("http://" + host + ":" + server.getAddress().getPort() + path)
                .orElseThrow();
    }

    private List<Future<FetchResult<PageBody>>> fetch(HttpFetcher fetcher, String host, String path, int times) {
        List<Future<FetchResult<PageBody>>> pages = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            pages.add(threads.submit(() -> fetcher.fetchPage(url(host, path))));
        }
        return pages;
    }

    @Test
    void keepsBothLimits_andUsesThemFully() throws Exception {
        try (HttpFetcher fetcher = Fetchers.plain().connections(5, 3).build()) {
            List<Future<FetchResult<PageBody>>> pages = new ArrayList<>(fetch(fetcher, "a.test", "/", 30));
            pages.addAll(fetch(fetcher, "b.test", "/", 30));
            for (Future<FetchResult<PageBody>> page : pages) {
                assertThat(page.get()).isInstanceOf(Fetched.class);
            }
        }
        assertThat(most).containsExactlyInAnyOrderEntriesOf(Map.of("a.test", 3, "b.test", 3, "all", 5));
        assertThat(starts).hasSize(60);
    }

    @Test
    void findsOutHowManyAHostAnswers() throws Exception {
        try (HttpFetcher fetcher =
                Fetchers.plain().connections(64, Network.AUTOMATIC).build()) {
            for (Future<FetchResult<PageBody>> page : fetch(fetcher, "a.test", "/", 200)) {
                assertThat(page.get()).isInstanceOf(Fetched.class);
            }
        }
        assertThat(most).containsEntry("a.test", ConcurrencyLimit.MOST);
        assertThat(starts).hasSize(200);
    }

    @Test
    void asksNoMoreThanUsual_onceThatWasTooMuch_andLosesNothingByIt() throws Exception {
        capacity = 8;
        try (HttpFetcher fetcher =
                Fetchers.plain().connections(64, Network.AUTOMATIC).retries(0).build()) {
            for (Future<FetchResult<PageBody>> page : fetch(fetcher, "a.test", "/", 200)) {
                assertThat(page.get()).isInstanceOf(Fetched.class);
            }
        }
        assertThat(refusals.get()).isBetween(1, ConcurrencyLimit.MOST);
        assertThat(starts).hasSize(200 + refusals.get());
    }

    @Test
    void keepsTheHostDelay_acrossThreads() throws Exception {
        Duration delay = Duration.ofMillis(60);
        long before = System.nanoTime();
        try (HttpFetcher fetcher = Fetchers.plain().hostDelay(delay).build()) {
            for (Future<FetchResult<PageBody>> page : fetch(fetcher, "a.test", "/", 8)) {
                assertThat(page.get()).isInstanceOf(Fetched.class);
            }
        }
        assertThat(Duration.ofNanos(starts.getLast() - before)).isGreaterThanOrEqualTo(delay.multipliedBy(7));
    }

    /// A request that a redirect leads to another host waits there like any other.
    @Test
    void keepsTheHostDelay_whereverRedirectsComeFrom() throws Exception {
        Duration delay = Duration.ofMillis(60);
        try (TestSite site = TestSite.start();
                HttpFetcher fetcher = Fetchers.plain().hostDelay(delay).build()) {
            site.route("/b", TestSite.page("<p>"));
            site.route("/1", TestSite.redirect(302, site.url("b.test", "/b").toString()));
            long before = System.nanoTime();
            // three hosts, none of which has to wait by itself
            for (String host : List.of("127.0.0.1", "a.test", "c.test")) {
                assertThat(fetcher.fetchPage(site.url(host, "/1"))).isInstanceOf(Fetched.class);
            }
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(delay.multipliedBy(2));
        }
    }

    @Test
    void servesOtherHosts_whileOneIsStuckWithALongLine() throws Exception {
        // Four connections for all, two for each host: the stuck host's line must not take the other two.
        try (HttpFetcher fetcher = Fetchers.plain().connections(4, 2).build()) {
            fetch(fetcher, "a.test", "/stuck", 20);
            for (Future<FetchResult<PageBody>> page : fetch(fetcher, "b.test", "/", 10)) {
                assertThat(page.get()).isInstanceOf(Fetched.class);
            }
            assertThat(most.get("b.test")).isEqualTo(2);
        }
    }
}
