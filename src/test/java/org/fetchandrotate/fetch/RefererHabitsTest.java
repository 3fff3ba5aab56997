package org.fetchandrotate.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.fetchandrotate.fetch.FetchResult.Fetched;
import org.fetchandrotate.fetch.FetchResult.NotFetched;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Hosts that refuse an image because of the page that shows it.
@Timeout(60)
final class RefererHabitsTest {
    @TempDir
    private Path folder;

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

    @Test
    void isSilentAboutThePage_whereAHostRefusesImagesBecauseOfIt() throws Exception {
        site.route("/a.jpg", TestSite.status(403), TestSite.image(new byte[9]).build());
        site.route("/b.jpg", TestSite.image(new byte[8]));

        assertThat(image("/a.jpg")).isInstanceOf(Fetched.class);
        assertThat(site.headersOf("/a.jpg").get("Referer")).isNull();
        assertThat(image("/b.jpg")).isInstanceOf(Fetched.class);
        assertThat(site.headersOf("/b.jpg").get("Referer")).isNull();
        assertThat(site.asked()).containsExactly("/a.jpg", "/a.jpg", "/b.jpg");
    }

    @Test
    void asksAHostOnceMoreInAll_thatRefusesAnyway() throws Exception {
        site.route("/a.jpg", TestSite.status(403));
        site.route("/b.jpg", TestSite.status(403));
        site.route("/c.jpg", TestSite.status(404));

        assertThat(image("/a.jpg")).isInstanceOf(NotFetched.class);
        assertThat(image("/b.jpg")).isInstanceOf(NotFetched.class);
        assertThat(image("/c.jpg")).isInstanceOf(NotFetched.class);

        assertThat(site.asked()).containsExactly("/a.jpg", "/a.jpg", "/b.jpg", "/c.jpg");
        assertThat(site.headersOf("/b.jpg").get("Referer"))
                .isEqualTo(site.url("/page").toString());
    }

    private FetchResult<ImageFile> image(String path) throws InterruptedException {
        return fetcher.fetchImage(site.url(path), site.url("/page"), folder.resolve("image.part"));
    }
}
