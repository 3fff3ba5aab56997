package org.fetchandrotate.scrape;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Optional;
import org.fetchandrotate.TextFuzz;
import org.fetchandrotate.model.ImageCandidate;
import org.fetchandrotate.model.Settings;
import org.junit.jupiter.api.Test;

/// Throws mutated pages, style sheets, candidate lists and lists of pictures at what reads them.
final class ScrapeFuzzTest {
    private static final List<String> HTML = List.of(
            "<img src=",
            "srcset='",
            "<picture>",
            "</picture>",
            "<source srcset=",
            "<a href=",
            "</a>",
            "<noscript>",
            "</noscript>",
            "<template>",
            "<svg><image href=",
            "<base href=",
            "<meta charset=",
            "<meta property=og:image",
            "<meta http-equiv=refresh content='0;url=",
            "<script type=application/ld+json>",
            "</script>",
            "<!--",
            "-->",
            "<![CDATA[",
            "style=\"background:url(",
            "data-src=",
            "data-srcset=",
            "<link rel=image_src href=",
            "<link rel=stylesheet href=",
            "<style>",
            "</style>",
            "<table>",
            "<video poster=",
            "<input type=image src=",
            "<object data=",
            "<frameset>",
            "<plaintext>",
            "<textarea>",
            "</",
            "/>",
            "=",
            "{\"image\":",
            "data:image/png;base64,");

    private static final List<String> CSS = List.of(
            "url(",
            "url('",
            "image-set(",
            "@import ",
            "@media ",
            "@supports (",
            "@layer",
            "@font-face{",
            "{",
            "}",
            ";",
            ":",
            "/*",
            "*/",
            "<!--",
            "-->",
            "\\",
            "!important",
            "background:",
            "--x:",
            "&:hover",
            "1x",
            "2dppx",
            "(",
            ")",
            ",");

    private static final List<String> XML = List.of(
            "<?xml version='1.0' encoding='utf-16'?>",
            "<!DOCTYPE x [<!ENTITY a 'b'>]>",
            "&a;",
            "<rss>",
            "<feed>",
            "<entry>",
            "<item>",
            "<enclosure url='",
            "<media:content url='",
            "<urlset>",
            "<sitemapindex>",
            "<sitemap>",
            "<loc>",
            "</loc>",
            "<image:image>",
            "<image:loc>",
            "</",
            "/>",
            "<![CDATA[",
            "]]>",
            "xmlns='",
            "&#x0;",
            "&#1114112;",
            "<link href='");

    private static final List<String> JSON = List.of(
            "{",
            "}",
            "[",
            "]",
            ":",
            ",",
            "\"",
            "\\u",
            "\\ud800",
            "null",
            "true",
            "-",
            "1e",
            "\"@context\":",
            "\"items\":",
            "\"image\":",
            "\"service\":",
            "\"canvases\":",
            "\"body\":",
            "\"type\":\"Manifest\"",
            "\"version\":",
            "\"@id\":",
            "\"@graph\":");

    private static final String PAGE = """
            <!doctype html><html><head><base href=/x/><meta property="og:image" content="/og.jpg">
            <link rel=stylesheet href=s.css><style>body{background:url(b.jpg)}</style>
            <script type="application/ld+json">{"@type":"ImageObject","contentUrl":"/l.jpg"}</script></head><body>
            <a href=full.jpg><img src=thumb.jpg alt="a <b>"></a><img srcset="s.jpg 1x, l.jpg 2x" data-src=lazy.jpg>
            <picture><source srcset="a.avif 100w, b.avif 200w" type=image/avif><img src=c.jpg></picture>
            <noscript><img src=n.jpg></noscript><div style="background-image:url('d.jpg')"></div>
            <svg><image href=v.png></svg><video poster=p.jpg></video><a rel=next href="?page=2">next</a></body></html>
            """;

    private static final String SHEET = """
            @charset "utf-8"; @import url(more.css) screen; /* a */ @media (min-width: 600px) { a > b { background: url(a.jpg) } }
            .x { background: image-set("a.png" 1x, "b.png" 2x), url( 'c;}.jpg' ); &:hover { content: url(d.png) } }
            @font-face { src: url(f.woff) } @supports (x: y) { p::before { content: url(e\\.jpg) } }
            """;

    @Test
    void pages() {
        PageScanner scanner = new PageScanner(List.of("logo"), Settings.CssImages.ALL);
        TextFuzz.assertSurvives(List.of(PAGE), HTML, 1_500, page -> {
            PageScan scan = scanner.scan(page.getBytes(UTF_8), PageScanner.Headers.NONE, Pages.LOCATION);
            return scan.candidates().stream().allMatch(ScrapeFuzzTest::isWeb)
                    && !scan.candidates().isEmpty();
        });
    }

    /// Only addresses of the web are ever offered to the fetcher.
    private static boolean isWeb(ImageCandidate candidate) {
        String scheme = candidate.url().scheme();
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new IllegalStateException("offers " + candidate.url());
        }
        return true;
    }

    @Test
    void styleSheets() {
        TextFuzz.assertSurvives(
                List.of(SHEET, "background: url(a.jpg), image-set(url(b.png) type('image/png') 2x)"),
                CSS,
                4_000,
                css -> !StyleSheet.parse(css).rules().isEmpty()
                        | !CssImages.images(css).isEmpty());
    }

    @Test
    void candidateLists() {
        TextFuzz.assertSurvives(
                List.of(
                        "a.jpg 1x, b.jpg 2x",
                        "a,b.jpg 100w,  c.jpg 200w 50h ,d.jpg",
                        "data:image/png;base64,AA== 1.5x"),
                List.of(",", " ", "(", ")", "1x", "2.5x", "100w", "-1w", "1e3x", "50h", "\f", "NaNx", "+1x", "data:,"),
                4_000,
                srcset -> !SrcsetParser.parse(srcset).isEmpty());
    }

    @Test
    void feedsAndSitemaps() {
        String feed =
                "<?xml version='1.0'?><rss version='2.0' xmlns:media='http://search.yahoo.com/mrss/'><channel><item>"
                        + "<title>a</title><enclosure url='https://example.org/a.jpg' type='image/jpeg'/><media:content"
                        + " url='https://example.org/b.jpg' width='9'/><description>&lt;img src=c.jpg&gt;</description></item>"
                        + "</channel></rss>";
        String sitemap = "<?xml version='1.0'?><urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'"
                + " xmlns:image='http://www.google.com/schemas/sitemap-image/1.1'><url><loc>https://example.org/p</loc>"
                + "<image:image><image:loc>https://example.org/a.jpg</image:loc></image:image></url></urlset>";
        String index = "<sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><sitemap>"
                + "<loc>https://example.org/s.xml</loc><lastmod>2026-01-01</lastmod></sitemap></sitemapindex>";
        survives(XML, "application/xml", feed, sitemap, index);
    }

    @Test
    void manifestsAndJson() {
        String feed = "{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[{\"id\":\"1\",\"image\":\"a.jpg\","
                + "\"attachments\":[{\"url\":\"b.jpg\",\"mime_type\":\"image/jpeg\"}]}]}";
        String manifest =
                "{\"@context\":\"http://iiif.io/api/presentation/3/context.json\",\"type\":\"Manifest\",\"items\":"
                        + "[{\"type\":\"Canvas\",\"items\":[{\"items\":[{\"body\":{\"id\":\"https://example.org/a.jpg\",\"type\":"
                        + "\"Image\",\"service\":[{\"@id\":\"https://example.org/i\",\"profile\":\"level2\"}]}}]}]}]}";
        survives(JSON, "application/json", feed, manifest);
        TextFuzz.assertSurvives(
                List.of("{\"@graph\":[{\"@type\":\"ImageObject\",\"contentUrl\":\"a.jpg\"},{\"image\":[\"b.jpg\"]}]}"),
                JSON,
                2_000,
                json -> !JsonLdImages.read(json).isEmpty());
    }

    private static void survives(List<String> pieces, String type, String... texts) {
        EntryScanner scanner = new EntryScanner(List.of());
        PageScanner.Headers headers = new PageScanner.Headers(Optional.of(type), Optional.empty(), Optional.empty());
        TextFuzz.assertSurvives(
                List.of(texts),
                pieces,
                2_000,
                text -> scanner.scan(text.getBytes(UTF_8), headers, Pages.LOCATION)
                                instanceof EntryScan.Pictures(PageScan scan)
                        && !(scan.candidates().isEmpty() && scan.links().parts().isEmpty()));
    }
}
