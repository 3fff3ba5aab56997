package org.fetchandrotate.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import org.fetchandrotate.model.RunOutcome;
import org.fetchandrotate.model.Settings;
import org.fetchandrotate.render.InstalledBrowser;
import org.fetchandrotate.render.InstalledBrowser.Kind;
import org.fetchandrotate.scrape.PageScan;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Whole runs on galleries that scripts build, where a browser is installed.
final class ScriptedPagesTest extends WholeRuns {
    private static final String SHELL = "<title>Gallery</title><div id=root></div><script src=/app.js></script>";

    private static final String APP = """
            const root = document.getElementById('root');
            fetch('/api/photos.json').then(answer => answer.json()).then(photos => {
              for (const photo of photos) {
                const image = document.createElement('img');
                image.src = photo.file;
                image.alt = photo.title;
                root.append(image);
              }
            });
            """;

    @BeforeEach
    void serve() {
        web.route(0, "/", TestWeb.page(SHELL));
        web.route(0, "/app.js", TestWeb.ok("text/javascript", APP.getBytes(UTF_8)));
        web.route(0, "/api/photos.json", TestWeb.ok("application/json", """
                [{"file": "/0.png", "title": "A"}, {"file": "/1.png", "title": "B"}, {"file": "/2.png", "title": "C"}]
                """.getBytes(UTF_8)));
        for (int image = 0; image < 3; image++) {
            web.route(0, "/" + image + ".png", TestWeb.ok("image/png", TestWeb.picture(image)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void takesWhatScriptsShow_askingForEachPictureOnce(Kind kind) throws Exception {
        RunSummary summary = run(kind, 3);
        assertThat(summary.outcome()).isEqualTo(RunOutcome.COMPLETE);
        assertThat(summary.sites().getFirst().make()).isEqualTo(PageScan.Make.PLAIN);
        assertThat(web.imageRequests()).containsExactly("0:/0.png", "0:/1.png", "0:/2.png");
        assertThat(web.requests()).containsOnlyOnce("0:/", "0:/app.js", "0:/api/photos.json");
    }

    @ParameterizedTest
    @EnumSource
    void speaksTheLanguageOfItsRequests(Kind kind) throws Exception {
        web.route(0, "/", TestWeb.page("""
                <div id=app></div><script src=/app.js></script><script>
                document.body.innerHTML = navigator.language === 'en-US' ? '<img src=/0.png>' : '';
                </script>"""));
        web.route(0, "/app.js", TestWeb.ok("text/javascript", "".getBytes(UTF_8)));
        assertThat(run(kind, 3).succeeded()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void readsXhtmlByItsOwnRules(Kind kind) throws Exception {
        web.route(0, "/", TestWeb.ok("application/xhtml+xml", """
                <html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title><script src="/none.js"></script></head>
                <body><p><![CDATA[<b>x</b><img src=/1.png>]]></p><img src="/0.png"/></body></html>""".getBytes(UTF_8)));
        assertThat(run(kind, 3).succeeded()).isEqualTo(1);
        assertThat(web.imageRequests()).containsExactly("0:/0.png");
        assertThat(web.requests()).contains("0:/none.js");
    }

    @ParameterizedTest
    @EnumSource
    void takesThePageAsItCame_whenItHidesFromTheBrowser(Kind kind) throws Exception {
        web.route(0, "/", TestWeb.page("""
                <script src=/app.js></script><script>
                Object.defineProperty(document, 'contentType', {value: undefined});
                addEventListener('load', () => document.documentElement.remove());
                </script><img src=/0.png>"""));
        assertThat(run(kind, 3).succeeded()).isOne();
        assertThat(web.imageRequests()).containsExactly("0:/0.png");
    }

    @ParameterizedTest
    @EnumSource
    void obeysRobots_whenItBuildsAPage(Kind kind) throws Exception {
        web.route(0, "/robots.txt", TestWeb.ok("text/plain", "User-agent: *\nDisallow: /api/".getBytes(UTF_8)));
        assertThat(run(kind, 3).succeeded()).isZero();
        assertThat(web.requests()).contains("0:/app.js").doesNotContain("0:/api/photos.json");
    }

    @ParameterizedTest
    @EnumSource
    void asksForNothingBesideItsFetcher_andSendsNothing(Kind kind) throws Exception {
        String other = web.url(1, "/secret").replace("127.0.1.2", "localhost");
        web.route(0, "/app.js", TestWeb.ok("text/javascript", ("""
                fetch('/post', {method: 'POST', body: 'x'});
                new WebSocket('ws' + location.origin.substring(4) + '/socket');
                navigator.sendBeacon('/beacon', 'x');
                fetch('%s');
                alert('a dialog');
                """.formatted(other) + APP).getBytes(UTF_8)));
        assertThat(run(kind, 3).succeeded()).isEqualTo(3);
        assertThat(web.requests()).doesNotContain("0:/post", "0:/socket", "0:/beacon", "1:/secret");
    }

    @ParameterizedTest
    @EnumSource
    void takesWhatStandsInShadowRoots(Kind kind) throws Exception {
        web.route(0, "/", TestWeb.page("<x-gallery></x-gallery><script src=/app.js></script>"));
        web.route(0, "/app.js", TestWeb.ok("text/javascript", """
                customElements.define('x-gallery', class extends HTMLElement {
                  connectedCallback() {
                    this.attachShadow({mode: 'open'}).innerHTML = '<img src=/0.png><x-inner></x-inner>';
                  }
                });
                customElements.define('x-inner', class extends HTMLElement {
                  connectedCallback() {
                    this.attachShadow({mode: 'open'}).innerHTML = '<img src=/1.png>';
                  }
                });
                """.getBytes(UTF_8)));
        assertThat(run(kind, 3).succeeded()).isEqualTo(2);
        assertThat(web.imageRequests()).containsExactly("0:/0.png", "0:/1.png");
    }

    @Test
    void goesOnWithout_whenTheBrowserDoesNotStart() throws Exception {
        web.route(0, "/", TestWeb.page("<img src=/0.png><script src=/app.js></script>"));
        Path noBrowser = Path.of(System.getProperty("java.home"), "bin", "java"); // knows none of the options
        RunSummary summary = run(new InstalledBrowser(noBrowser, Kind.CHROMIUM), 3);
        assertThat(summary.succeeded()).isEqualTo(1);
        assertThat(summary.sites().getFirst().make()).isEqualTo(PageScan.Make.BY_SCRIPTS);
    }

    @Test
    void isLeftAlone_whenNotWanted_andTheSummarySaysSo() throws Exception {
        RunSummary summary = run(3, Settings.Render.NEVER);
        assertThat(summary.succeeded()).isZero();
        assertThat(summary.sites().getFirst().make()).isEqualTo(PageScan.Make.BY_SCRIPTS);
        assertThat(web.requests()).doesNotContain("0:/app.js");
    }

    @Test
    void needsNoBrowser_whenThePageShowsItsPictures() throws Exception {
        web.route(0, "/", TestWeb.page("<img src=/0.png><img src=/1.png><script src=/app.js></script>"));
        assertThat(run(2, Settings.Render.AUTO).succeeded()).isEqualTo(2);
        assertThat(web.requests()).doesNotContain("0:/app.js");
    }

    @Test
    void looksForABrowser_onlyWhereOneMayBeWanted() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        Engine engine = new Engine(Clock.systemDefaultZone(), () -> {
            asked.incrementAndGet();
            return Optional.empty();
        });
        prepare(engine, settings(1, Settings.Render.NEVER), List.of(web.site(0)), OptionalLong.empty())
                .execute(event -> {});
        assertThat(asked).hasValue(0);
        prepare(engine, settings(1, Settings.Render.AUTO), List.of(web.site(0)), OptionalLong.empty())
                .execute(event -> {});
        assertThat(asked).hasValue(1);
    }

    private RunSummary run(int images, Settings.Render render) throws Exception {
        return prepare(settings(images, render), List.of(web.site(0)), OptionalLong.empty())
                .execute(event -> {});
    }

    private RunSummary run(Kind kind, int images) throws Exception {
        Optional<InstalledBrowser> browser = InstalledBrowser.find(kind, System.getenv());
        assumeTrue(browser.isPresent(), kind + " isn't here");
        return run(browser.get(), images);
    }

    private RunSummary run(InstalledBrowser browser, int images) throws Exception {
        return prepare(
                        new Engine(Clock.systemDefaultZone(), () -> Optional.of(browser)),
                        settings(images, Settings.Render.AUTO),
                        List.of(web.site(0)),
                        OptionalLong.empty())
                .execute(event -> {});
    }

    private static Settings settings(int images, Settings.Render render) {
        return Settings.DEFAULTS
                .withMaxImages(images)
                .withPages(new Settings.Pages(Settings.Follow.NONE, render, Settings.CssImages.INLINE));
    }
}
