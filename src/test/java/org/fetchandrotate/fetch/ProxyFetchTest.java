package org.fetchandrotate.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.fetchandrotate.fetch.FetchResult.Fetched;
import org.fetchandrotate.fetch.FetchResult.NotFetched;
import org.fetchandrotate.model.FailureReason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Fetching through a proxy that is there, over real connections.
@Timeout(60)
final class ProxyFetchTest {
    private TestSite site;

    @BeforeEach
    void start() throws IOException {
        site = TestSite.start();
        site.route("/", TestSite.page("<p>"));
    }

    @AfterEach
    void stop() {
        site.close();
    }

    @ParameterizedTest
    @CsvSource({
        "http://, GET http://photos.example:PORT/",
        "socks5://, SOCKS photos.example",
        "socks5h://, SOCKS photos.example"
    })
    void asksThroughTheProxy_whichResolvesNames(String scheme, String asked) throws Exception {
        try (ProxyServer proxy = new ProxyServer("");
                HttpFetcher fetcher = fetcher(scheme + "127.0.0.1:" + proxy.port())) {
            assertThat(fetcher.fetchPage(site.url("photos.example", "/"))).isInstanceOf(Fetched.class);
            assertThat(proxy.asked()).containsExactly(asked.replace("PORT", "" + site.port()));
        }
    }

    @ParameterizedTest
    @CsvSource({"http://us%65r:p%40ss@, Basic dXNlcjpwQHNz", "socks5://us%65r:p%40ss@, user:p@ss"})
    void givesItItsPassword(String scheme, String wanted) throws Exception {
        try (ProxyServer proxy = new ProxyServer(wanted);
                HttpFetcher fetcher = fetcher(scheme + "127.0.0.1:" + proxy.port())) {
            assertThat(fetcher.fetchPage(site.url("photos.example", "/"))).isInstanceOf(Fetched.class);
            // meant for the proxy alone
            assertThat(site.headersOf("/").get("Proxy-Authorization"))
                    .satisfiesAnyOf(
                            header -> assertThat(header).isNull(),
                            header -> assertThat(scheme).startsWith("http"));
        }
    }

    @Test
    void buildsTunnelsForHttps_withItsPassword() throws Exception {
        try (ProxyServer proxy = new ProxyServer("Basic dXNlcjpwYXNz");
                HttpFetcher fetcher = fetcher("http://user:pass@127.0.0.1:" + proxy.port())) {
            // what answers in the tunnel speaks no TLS; the tunnel is what counts here
            NotFetched<PageBody> page = (NotFetched<PageBody>)
                    fetcher.fetchPage(org.fetchandrotate.url.WebUrl.parse("https://photos.example:" + site.port() + "/")
                            .orElseThrow());
            assertThat(page.failure().reason())
                    .isIn(FailureReason.TLS, FailureReason.CONNECTION_LOST, FailureReason.TIMEOUT);
            assertThat(proxy.asked()).containsOnly("CONNECT photos.example:" + site.port());
        }
    }

    @Test
    void saysThatTheProxyRefuses() throws Exception {
        try (ProxyServer proxy = new ProxyServer("Basic other");
                HttpFetcher fetcher = fetcher("http://user:pass@127.0.0.1:" + proxy.port())) {
            NotFetched<PageBody> page = (NotFetched<PageBody>) fetcher.fetchPage(site.url("photos.example", "/"));
            assertThat(page.failure().reason()).isEqualTo(FailureReason.PROXY);
            assertThat(page.failure().detail()).isEqualTo("407 Proxy Authentication Required");

            NotFetched<PageBody> tunnel = (NotFetched<PageBody>)
                    fetcher.fetchPage(org.fetchandrotate.url.WebUrl.parse("https://photos.example/")
                            .orElseThrow());
            assertThat(tunnel.failure().reason()).isEqualTo(FailureReason.PROXY);
            assertThat(tunnel.failure().detail()).contains("the proxy").doesNotContain("pass");
        }
    }

    @Test
    void saysThatTheProxyIsNotThere() throws Exception {
        int port;
        try (ProxyServer proxy = new ProxyServer("")) {
            port = proxy.port();
        }
        try (HttpFetcher fetcher = fetcher("http://127.0.0.1:" + port)) {
            NotFetched<PageBody> page = (NotFetched<PageBody>) fetcher.fetchPage(site.url("photos.example", "/"));
            assertThat(page.failure().reason()).isEqualTo(FailureReason.PROXY);
            assertThat(page.failure().detail()).isEqualTo("the proxy 127.0.0.1:" + port + " can't be reached");
        }
    }

    @Test
    void guardsAddresses_asFarAsItSeesThem() throws Exception {
        try (ProxyServer proxy = new ProxyServer("");
                HttpFetcher fetcher = fetcher("http://127.0.0.1:" + proxy.port())) {
            // a literal, the proxy itself, and a name that resolves here
            for (String host : List.of("127.0.0.9", "10.0.0.1", "127.0.0.1", "other.test")) {
                NotFetched<PageBody> page = (NotFetched<PageBody>) fetcher.fetchPage(site.url(host, "/"));
                assertThat(page.failure().reason()).as(host).isEqualTo(FailureReason.PRIVATE_ADDRESS);
            }
            assertThat(proxy.asked()).isEmpty();
        }
    }

    private static HttpFetcher fetcher(String proxy) {
        return Fetchers.plain()
                .timeout(Duration.ofSeconds(2))
                .listed("photos.example")
                .proxy(proxy)
                .build();
    }
}
