package org.fetchandrotate.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Optional;
import mockwebserver3.MockResponse;
import org.fetchandrotate.fetch.FetchResult.Fetched;
import org.fetchandrotate.fetch.FetchResult.NotFetched;
import org.fetchandrotate.model.FailureReason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Pages that are fetched again, by what their servers told of them.
@Timeout(60)
final class KeptPagesTest {
    private static final String CHANGED = "Sun, 06 Nov 1994 08:49:37 GMT";

    private TestSite site;
    private HttpFetcher fetcher;

    @BeforeEach
    void start() throws IOException {
        site = TestSite.start();
        fetcher = Fetchers.plain().build();
    }

    @AfterEach
    void stop() {
        fetcher.close();
        site.close();
    }

    private Fetched<KeptPage> fetch(String target, Optional<KeptPage> known) throws InterruptedException {
        return (Fetched<KeptPage>) fetcher.fetchPageIfChanged(site.url(target), known);
    }

    private static MockResponse unchanged() {
        return new MockResponse.Builder().code(304).build();
    }

    @Test
    void isTheOneThatIsKnown_whenTheServerSaysSo() throws Exception {
        MockResponse page = TestSite.page("<p>")
                .setHeader("ETag", "W/\"1\"")
                .setHeader("Last-Modified", CHANGED)
                .build();
        site.route("/", page, unchanged());
        KeptPage first = fetch("/", Optional.empty()).body();

        Fetched<KeptPage> second = fetch("/", Optional.of(first));

        assertThat(second.body()).isSameAs(first);
        assertThat(second.httpStatus()).hasValue(304);
        assertThat(site.headersOf("/").get("If-None-Match")).isEqualTo("W/\"1\"");
        assertThat(site.headersOf("/").get("If-Modified-Since")).isEqualTo(CHANGED);
    }

    /// Where a redirect leads elsewhere by now, what was known of the old place says nothing.
    @Test
    void isAskedForWhole_whereItWasNotFound() throws Exception {
        site.route("/old", TestSite.redirect(302, "/a"), TestSite.redirect(302, "/b"));
        site.route("/a", TestSite.page("<p>a").setHeader("ETag", "\"1\""));
        site.route("/b", TestSite.page("<p>b").setHeader("ETag", "\"1\""));
        KeptPage first = fetch("/old", Optional.empty()).body();
        assertThat(first.validators().location()).isEqualTo(site.url("/a"));

        assertThat(fetch("/old", Optional.of(first)).body().body().html())
                .asString()
                .isEqualTo("<p>b");
        assertThat(site.headersOf("/b").get("If-None-Match")).isNull();
    }

    @Test
    void hasNothingToKnowItBy_whenItIsToBeKeptNowhere() throws Exception {
        MockResponse page = TestSite.page("<p>")
                .setHeader("ETag", "\"1\"")
                .setHeader("Cache-Control", "private, No-Store")
                .build();
        site.route("/", page);
        assertThat(fetch("/", Optional.empty()).body().validators().isEmpty()).isTrue();
    }

    @Test
    void isNone_whenNobodyAskedWhetherItChanged() throws Exception {
        site.route("/", unchanged());
        NotFetched<KeptPage> page = (NotFetched<KeptPage>) fetcher.fetchPageIfChanged(site.url("/"), Optional.empty());
        assertThat(page.failure().reason()).isEqualTo(FailureReason.PROTOCOL_ERROR);
    }
}
