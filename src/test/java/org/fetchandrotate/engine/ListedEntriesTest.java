package org.fetchandrotate.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.zip.GZIPOutputStream;
import org.fetchandrotate.model.Failure;
import org.fetchandrotate.model.FailureReason;
import org.fetchandrotate.model.FoundAs;
import org.fetchandrotate.model.ImageRecord;
import org.fetchandrotate.model.RunOutcome;
import org.fetchandrotate.model.Settings;
import org.fetchandrotate.model.Website;
import org.fetchandrotate.settings.WebsiteList;
import org.fetchandrotate.storage.HistoryReader;
import org.fetchandrotate.storage.ImageQuery;
import org.fetchandrotate.storage.StorageException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Whole runs on what a list may name beside pages.
final class ListedEntriesTest extends WholeRuns {
    private static final String SITEMAP = "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'"
            + " xmlns:image='http://www.google.com/schemas/sitemap-image/1.1'>";
    private static final String INDEX = "<sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>";

    private final List<Optional<Failure>> pageFailures = new ArrayList<>();

    @BeforeEach
    void serve() {
        for (int site = 0; site < 3; site++) {
            for (int image = 0; image < 10; image++) {
                web.route(site, "/" + image + ".png", TestWeb.ok("image/png", TestWeb.picture(site * 1000 + image)));
            }
        }
    }

    @Test
    void runsOnAFeed_aListing_andAManifest() throws Exception {
        web.route(0, "/feed", TestWeb.ok("application/rss+xml", """
                <rss version="2.0"><channel><item><enclosure type="image/png" url="/0.png"/></item>
                <item><description>&lt;img src="/1.png"></description></item></channel></rss>""".getBytes(UTF_8)));
        web.route(1, "/", TestWeb.page("<title>Index of /</title><img src=/icons/9.png><a href=0.png>0.png</a>"));
        web.route(2, "/manifest", TestWeb.ok("application/ld+json", """
                {"@context": "http://iiif.io/api/presentation/3/context.json", "items": [{"items": [{"items": [
                {"body": {"type": "Image", "id": "0.png"}}]}]}]}""".getBytes(UTF_8)));
        RunSummary summary = run(5, web.page(0, "/feed"), web.page(1, "/"), web.page(2, "/manifest"));
        assertThat(summary.sites()).extracting(RunSummary.SiteTally::succeeded).containsExactly(2, 1, 1);
        assertThat(foundAs())
                .containsExactlyInAnyOrder(
                        FoundAs.FEED_ENCLOSURE, FoundAs.IMG_SRC, FoundAs.DIRECTORY_LISTING, FoundAs.IIIF_CANVAS);
    }

    @Test
    void countsThePagesOfASitemapForTheSiteThatIsListed() throws Exception {
        web.route(
                0, "/sitemap.xml", xml(INDEX + sitemap(0, "/one.xml") + sitemap(0, "/two.xml.gz") + "</sitemapindex>"));
        web.route(
                0,
                "/one.xml",
                xml(SITEMAP + page(0, "/a") + "<url><loc>" + web.url(0, "/b") + "</loc><image:image>" + "<image:loc>"
                        + web.url(0, "/0.png") + "</image:loc></image:image></url></urlset>"));
        web.route(0, "/two.xml.gz", TestWeb.ok("application/gzip", packed(SITEMAP + page(0, "/c") + "</urlset>")));
        web.route(0, "/a", TestWeb.page("<img src=1.png><img src=0.png>"));
        web.route(0, "/c", TestWeb.page("<img src=2.png><img src=3.png>"));
        web.gallery(1, 10);
        RunSummary summary = run(6, web.page(0, "/sitemap.xml"), web.page(1, "/"));
        assertThat(summary.outcome()).isEqualTo(RunOutcome.COMPLETE);
        assertThat(summary.sites()).extracting(RunSummary.SiteTally::succeeded).containsExactly(3, 3);
        assertThat(web.imageRequests())
                .contains("0:/0.png", "0:/1.png", "0:/2.png")
                .doesNotContain("0:/3.png");
    }

    @Test
    void countsThePagesOfASitemapThatFail() throws Exception {
        web.route(
                0, "/sitemap.xml", xml(SITEMAP + page(0, "/a") + page(0, "/gone") + page(0, "/broken") + "</urlset>"));
        web.route(0, "/a", TestWeb.page("<img src=1.png>"));
        web.route(0, "/broken", TestWeb.status(500));
        RunSummary some = run(6, web.page(0, "/sitemap.xml"));
        assertThat(some.pageFailures())
                .isEqualTo(Map.of(FailureReason.HTTP_CLIENT_ERROR, 1, FailureReason.HTTP_SERVER_ERROR, 1));
        assertThat(some.isWithoutPages()).isFalse();

        web.route(0, "/none.xml", xml(SITEMAP + page(0, "/gone") + page(0, "/gone2") + "</urlset>"));
        RunSummary none = run(6, web.page(0, "/none.xml"));
        assertThat(none.pageFailures()).isEqualTo(Map.of(FailureReason.HTTP_CLIENT_ERROR, 2));
        assertThat(none.isWithoutPages()).isTrue();
        assertThat(none.isWithoutNetwork()).isFalse();
    }

    @Test
    void recordsTheCaptionsOfListedImages() throws Exception {
        web.route(2, "/", TestWeb.page("<img src=2.png>"));
        WebsiteList list = WebsiteList.parse("; Dawn  at the lake\n" + web.url(0, "/0.png") + "\n# no caption\n"
                + web.url(1, "/1.png") + "\n; of a page\n" + web.url(2, "/") + "\n");
        run(3, list.enabled().toArray(Website[]::new));
        try (HistoryReader reader = database.reader()) {
            assertThat(reader.images(reader.ids(ImageQuery.ALL)))
                    .extracting(row -> row.origin().altText())
                    .containsExactlyInAnyOrder("Dawn  at the lake", "", "");
        }
    }

    @Test
    void takesThePicturesOfAnArchive_fromWhereTheyWere() throws Exception {
        String archive = "From: <Saved by a browser>\r\nMIME-Version: 1.0\r\n"
                + "Content-Type: multipart/related; type=\"text/html\"; boundary=\"x\"\r\n\r\n"
                + "--x\r\nContent-Type: text/html\r\nContent-Location: " + web.url(1, "/") + "\r\n\r\n"
                + "<img src=0.png><img src=cid:a>\r\n--x--\r\n";
        web.route(0, "/saved.mhtml", TestWeb.ok("multipart/related", archive.getBytes(UTF_8)));
        assertThat(run(2, web.page(0, "/saved.mhtml"), web.page(1, "/gone")).succeeded())
                .isEqualTo(1);
        assertThat(web.imageRequests()).containsExactly("1:/0.png");
    }

    @Test
    void readsTheManifestsOfACollection_asFarAsTheShareNeeds() throws Exception {
        String context = "{\"@context\": \"http://iiif.io/api/presentation/3/context.json\", ";
        web.route(0, "/collection", json(context + """
                "type": "Collection", "items": [{"type": "Collection", "id": "/inner"}, {"type": "Manifest", "id": "/m0"},
                {"type": "Manifest", "id": "/m9"}, {"type": "Manifest", "id": "https://other.example/m"}]}"""));
        web.route(0, "/inner", json("""
                {"@context": "http://iiif.io/api/presentation/2/context.json", "@type": "sc:Collection",
                "manifests": [{"@type": "sc:Manifest", "@id": "/m1"}]}"""));
        for (int manifest = 0; manifest < 2; manifest++) {
            web.route(0, "/m" + manifest, json(context + """
                    "type": "Manifest", "items": [{"items": [{"items": [{"body": {"type": "Image", "id": "%d.png"}}]}]}]}""".formatted(manifest)));
        }
        RunSummary summary = run(2, web.page(0, "/collection"));
        assertThat(summary.outcome()).isEqualTo(RunOutcome.COMPLETE);
        assertThat(web.requests()).contains("0:/inner", "0:/m1", "0:/m0").doesNotContain("0:/m9");
    }

    @Test
    void readsNoMorePagesOfASitemap_thanTheRunNeeds() throws Exception {
        StringBuilder pages = new StringBuilder(SITEMAP);
        for (int page = 0; page < 10; page++) {
            pages.append(page(0, "/" + page + ".html"));
            web.route(0, "/" + page + ".html", TestWeb.page("<img src=" + page + ".png>"));
        }
        web.route(0, "/sitemap.xml", xml(pages + "</urlset>"));
        web.route(0, "/0.png", TestWeb.status(404));
        assertThat(run(2, web.page(0, "/sitemap.xml")).outcome()).isEqualTo(RunOutcome.COMPLETE);
        assertThat(web.imageRequests()).containsExactly("0:/0.png", "0:/1.png", "0:/2.png");
        assertThat(web.requests()).contains("0:/2.html").doesNotContain("0:/3.html");
    }

    @Test
    void endsASitemapIndexThatLeadsToItself() throws Exception {
        web.route(
                0,
                "/sitemap.xml",
                xml(INDEX + sitemap(0, "/sitemap.xml") + sitemap(0, "/more.xml") + "</sitemapindex>"));
        web.route(
                0, "/more.xml", xml(INDEX + sitemap(0, "/sitemap.xml") + sitemap(0, "/more.xml") + "</sitemapindex>"));
        RunSummary summary = run(2, web.page(0, "/sitemap.xml"));
        assertThat(summary.outcome()).isEqualTo(RunOutcome.EXHAUSTED);
        assertThat(web.requests())
                .filteredOn(request -> request.endsWith(".xml"))
                .hasSize(2);
    }

    @Test
    void endsASitemapIndexWithoutEnd() throws Exception {
        for (int number = 0; number < 2 * FurtherPages.MOST; number++) {
            web.route(
                    0, "/" + number + ".xml", xml(INDEX + sitemap(0, "/" + (number + 1) + ".xml") + "</sitemapindex>"));
        }
        run(2, web.page(0, "/0.xml"));
        assertThat(web.requests())
                .filteredOn(request -> request.endsWith(".xml"))
                .hasSize(1 + FurtherPages.MOST);
    }

    @Test
    void saysWhatIsNoList() throws Exception {
        web.route(1, "/bomb.xml", xml("<!DOCTYPE urlset [<!ENTITY a 'b'>]>" + SITEMAP + page(1, "/&a;") + "</urlset>"));
        web.route(2, "/data", TestWeb.ok("application/json", "{}".getBytes(UTF_8)));
        run(2, web.page(1, "/bomb.xml"), web.page(2, "/data"));
        assertThat(pageFailures)
                .extracting(failure -> failure.orElseThrow().reason())
                .containsExactly(FailureReason.NOT_HTML, FailureReason.NOT_HTML);
    }

    @Test
    void refusesAFeedWithoutEnd() throws Exception {
        byte[] entry =
                "<item><title>again and again</title></item>".repeat(10_000).getBytes(UTF_8);
        web.route(0, "/feed", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/rss+xml");
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("<rss><channel>".getBytes(UTF_8));
            while (true) {
                exchange.getResponseBody().write(entry);
            }
        });
        run(2, web.page(0, "/feed"));
        assertThat(pageFailures)
                .singleElement()
                .extracting(failure -> failure.orElseThrow().reason())
                .isEqualTo(FailureReason.TOO_MANY_BYTES);
    }

    private RunSummary run(int images, Website... websites) throws Exception {
        Settings settings = Settings.DEFAULTS.withMaxImages(images);
        return prepare(settings, List.of(websites), OptionalLong.empty()).execute(event -> {
            if (event instanceof RunEvent.PageScanned scanned) {
                pageFailures.add(scanned.failure());
            }
        });
    }

    private List<FoundAs> foundAs() throws StorageException {
        try (HistoryReader reader = database.reader()) {
            List<ImageRecord> rows = reader.images(reader.ids(ImageQuery.ALL));
            return rows.stream()
                    .map(row -> row.origin().foundAs().orElseThrow())
                    .toList();
        }
    }

    private String page(int site, String path) {
        return "<url><loc>" + web.url(site, path) + "</loc></url>";
    }

    private String sitemap(int site, String path) {
        return "<sitemap><loc>" + web.url(site, path) + "</loc></sitemap>";
    }

    private static TestWeb.Route json(String body) {
        return TestWeb.ok("application/json", body.getBytes(UTF_8));
    }

    private static TestWeb.Route xml(String body) {
        return TestWeb.ok("application/xml", body.getBytes(UTF_8));
    }

    private static byte[] packed(String text) throws IOException {
        var bytes = new java.io.ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }
}
