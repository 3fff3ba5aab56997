package org.fetchandrotate.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.fetchandrotate.model.Settings;
import org.fetchandrotate.model.Website;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a look at a page finds in its style sheets.
final class StyleSheetsTest {
    private TestWeb web;

    @BeforeEach
    void open() throws IOException {
        web = new TestWeb(1);
        web.route(0, "/", TestWeb.page("<link rel=stylesheet href=/css/a.css><p>"));
        css("/css/a.css", "@import 'b.css';@import 'gone.css';p{background:url(a.png)}");
        css("/css/b.css", "@import 'a.css';@import '../c.css';p{background:url(b.png)}");
        css("/c.css", "p{background:url(c.png)}");
    }

    @AfterEach
    void close() {
        web.close();
    }

    @Test
    void findsImagesInSheetsAndWhatTheyImport_eachAskedForOnce() throws Exception {
        assertThat(found(Settings.CssImages.ALL)).containsExactly("/css/a.png", "/css/b.png", "/c.png");
        assertThat(web.requests()).containsOnlyOnce("0:/css/a.css", "0:/css/b.css", "0:/c.css", "0:/css/gone.css");
    }

    @Test
    void asksForNoSheet_unlessAllAreWanted() throws Exception {
        assertThat(found(Settings.CssImages.INLINE)).isEmpty();
        assertThat(web.requests()).doesNotContain("0:/css/a.css");
    }

    @Test
    void endsWithManySheets() throws Exception {
        for (int number = 0; number < 100; number++) {
            css("/s" + number + ".css", "@import '/s" + (number + 1) + ".css';");
        }
        web.route(0, "/", TestWeb.page("<link rel=stylesheet href=/s0.css>"));
        assertThat(found(Settings.CssImages.ALL)).isEmpty();
        assertThat(web.requests())
                .filteredOn(request -> request.endsWith(".css"))
                .hasSize(StyleSheets.MOST);
    }

    private void css(String path, String text) {
        web.route(0, path, TestWeb.ok("text/css", text.getBytes(UTF_8)));
    }

    private List<String> found(Settings.CssImages cssImages) throws InterruptedException {
        Website site = web.site(0);
        Settings settings =
                Settings.DEFAULTS.withPages(new Settings.Pages(Settings.Follow.NONE, Settings.Render.NEVER, cssImages));
        try (PagePreview preview = new Engine(Clock.systemDefaultZone()).preview(settings, List.of(site))) {
            return preview.look(site) instanceof PagePreview.Offered offered
                    ? offered.scan().candidates().stream()
                            .map(candidate -> candidate.url().path())
                            .toList()
                    : List.of("failed");
        }
    }
}
