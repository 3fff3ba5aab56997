package org.fetchandrotate.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
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
import org.junit.jupiter.params.provider.ValueSource;

/// The guard with real connections: only `a.test` was listed, and is on loopback.
@Timeout(60)
final class PrivateAddressTest {
    private TestSite site;
    private HttpFetcher fetcher;

    @BeforeEach
    void start() throws IOException {
        site = TestSite.start();
        site.route("/", TestSite.page("<p>"));
        fetcher = Fetchers.plain().retries(2).listed("a.test").build();
    }

    @AfterEach
    void stop() {
        fetcher.close();
        site.close();
    }

    @Test
    void keepsPagesOfTheInternet_fromListedPrivateHosts() throws Exception {
        site.route("/admin?reboot=1", TestSite.page("<p>"));
        Path file = Path.of("target", "never-written");
        WebUrl internet = WebUrl.parse("http://93.184.215.14/page").orElseThrow();

        NotFetched<ImageFile> image =
                (NotFetched<ImageFile>) fetcher.fetchImage(site.url("a.test", "/admin?reboot=1"), internet, file);

        assertThat(image.failure())
                .isEqualTo(new Failure(
                        FailureReason.PRIVATE_ADDRESS, "a.test is 127.0.0.1, which only its own pages may reach"));
        assertThat(site.everythingAsked()).as("not even robots.txt").isEmpty();
    }

    @Test
    void reachesLoopback_whenTheHostIsListed() throws Exception {
        assertThat(fetcher.fetchPage(site.url("a.test", "/"))).isInstanceOf(Fetched.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "2130706433",
                "0x7f.1",
                "017700000001",
                "0",
                "[::1]",
                "[::ffff:127.0.0.1]",
                "[64:ff9b::7f00:1]",
                "b.test",
                "evil.test",
            })
    void doesNotReachLoopback_whenTheHostIsNot(String host) throws Exception {
        // Even with a connection of the listed host open in the pool.
        fetcher.fetchPage(site.url("a.test", "/"));
        WebUrl url = WebUrl.parse("http://" + host + ":" + site.port() + "/").orElseThrow();

        NotFetched<PageBody> page = (NotFetched<PageBody>) fetcher.fetchPage(url);

        assertThat(page.failure().reason()).isEqualTo(FailureReason.PRIVATE_ADDRESS);
        assertThat(page.failure().detail()).contains("an address that pages may not reach");
        assertThat(site.asked()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:%d/", "http://evil.test:%d/", "//2130706433:%d/"})
    void doesNotFollowARedirectThere(String location) throws Exception {
        site.route("/trap", TestSite.redirect(302, location.formatted(site.port())));

        NotFetched<PageBody> page = (NotFetched<PageBody>) fetcher.fetchPage(site.url("a.test", "/trap"));

        assertThat(page.failure().reason()).isEqualTo(FailureReason.PRIVATE_ADDRESS);
        assertThat(site.asked()).containsExactly("/trap");
    }
}
