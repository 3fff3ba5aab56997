package org.fetchandrotate.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Pages made to take time, memory or stack. The limits are many times what an idle machine needs.
class PageScannerHostilePagesTest {
    private static final Duration GENEROUS = Duration.ofSeconds(10);

    /// Tells processor time, which doesn't depend on what else the machine does.
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private static String numbered(int count, String format) {
        return IntStream.range(0, count)
                .mapToObj(number -> format.replace("#", String.valueOf(number)))
                .collect(Collectors.joining());
    }

    private static Arguments page(String name, int candidates, Supplier<String> html) {
        return Arguments.of(name, candidates, html);
    }

    static Stream<Arguments> pages() {
        return Stream.of(
                page(
                        "100,000 images",
                        100_000,
                        () -> numbered(100_000, "<p><img src='photos/#.jpg' alt='Photo #' width=640>\n")),
                page("equal images", 1, () -> "<img src=a.jpg>".repeat(30_000)),
                page("links around images", 30_000, () -> numbered(30_000, "<a href=#.jpg><img src=#t.jpg></a>")),
                page("100,000 nested elements", 1, () -> "<div>".repeat(100_000) + "<img src=a.jpg>"),
                page("nested links", 30_000, () -> numbered(30_000, "<a href=#.jpg><object>")),
                page(
                        "100,000 nested pictures",
                        1,
                        () -> "<picture><source srcset='a.jpg 2x'>".repeat(100_000) + "<img src=a.jpg>"),
                page(
                        "an unclosed picture",
                        20_000,
                        () -> "<picture>" + numbered(20_000, "<source srcset='#.jpg 2x'><img src=#.png>")),
                page(
                        "sources without end",
                        1,
                        () -> "<picture>" + numbered(100_000, "<source srcset='#.jpg 2x'>") + "<img src=a.jpg>"),
                page(
                        "sources without end or image",
                        0,
                        () -> "<picture>" + numbered(100_000, "<source srcset='#.jpg 2x'>")),
                page("100,000 candidates in srcset", 1, () -> "<img srcset='" + numbered(100_000, "#.jpg #w,") + "'>"),
                page(
                        "100,000 addresses in a background",
                        100_000,
                        () -> "<p style='background:" + numbered(100_000, "url(#.jpg),") + "'>"),
                page("a long address", 0, () -> "<img src='" + "a".repeat(1_000_000) + "'>"),
                page("a long srcset without spaces", 0, () -> "<img srcset='" + "a,".repeat(500_000) + "'>"),
                page("a long srcset of commas", 0, () -> "<img srcset='" + ", ".repeat(500_000) + "'>"),
                page("a long srcset of parentheses", 0, () -> "<img srcset='a " + "( ".repeat(500_000) + "'>"),
                page("a long style", 0, () -> "<p style='background:" + "url(\"".repeat(200_000) + "'>"),
                page("a long style of comments", 0, () -> "<p style='background:" + "/*".repeat(500_000) + "'>"),
                page(
                        "a long style of open addresses",
                        1,
                        () -> "<p style='background:" + "url(a ".repeat(200_000) + "),url(a.jpg)'>"),
                page(
                        "20,000 backgrounds of an element",
                        1,
                        () -> "<p style='" + numbered(20_000, "background:url(#.jpg);") + "'>"),
                page(
                        "a style that ends in spaces",
                        1,
                        () -> "<p style='background:url(a.jpg) !important" + " ".repeat(1_000_000) + "x'>"),
                page("an address of many beacons", 0, () -> "<img src='" + "//beacon.a/".repeat(100_000) + ".jpg'>"),
                page("a long relation", 0, () -> "<link href=a.jpg rel='" + "a ".repeat(500_000) + "'>"),
                page("many attributes", 1, () -> "<img src=a.jpg " + numbered(50_000, "a#=x ") + ">"),
                page("many bases", 1, () -> "<base target=x>".repeat(100_000) + "<base href=b/><img src=a.jpg>"),
                page("many tables", 1, () -> "<table><tr>".repeat(50_000) + "<img src=a.jpg>"),
                page(
                        "many formatting elements",
                        1,
                        () -> numbered(2_000, "<font a#=x>") + "<p>".repeat(20_000) + "<img src=a.jpg>"),
                page(
                        "a long JSON-LD script",
                        0,
                        () -> "<script type=application/ld+json>" + "[{\"a\":".repeat(500_000) + "</script>"),
                page("many noscripts", 1, () -> "<body>" + "<noscript>&lt;img src=a.jpg&gt;</noscript>".repeat(5_000)),
                page("5 MB of text", 1, () -> "<p>lorem ipsum &amp; dolor ".repeat(200_000) + "<img src=a.jpg>"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void scansInLittleTime(String name, int candidates, Supplier<String> html) {
        String page = html.get();
        long start = THREADS.getCurrentThreadCpuTime();

        PageScan scan = Pages.scan(page);

        assertThat(Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - start))
                .as(name)
                .isLessThan(GENEROUS);
        assertThat(scan.candidates()).hasSize(candidates);
    }

    @Test
    void leavesRestUnread_whenPageHasTooManyImages() {
        PageScan scan = Pages.scan(numbered(250_010, "<img src=#>"));
        assertThat(scan.candidates()).hasSize(250_000);
    }

    @Test
    void neverThrows_whenPageIsNoise() {
        var random = new Random(42);
        String[] pieces = {
            "<img ",
            "src=",
            "srcset='",
            "a.jpg",
            " 2x",
            ",",
            "(",
            ")",
            "'",
            "\"",
            ">",
            "<picture>",
            "</picture>",
            "<source ",
            "<a href=",
            "</a>",
            "style=",
            "background:url(",
            "\\",
            "/*",
            "<noscript>",
            "</noscript>",
            "<script type=application/ld+json>",
            "{\"image\":",
            "[",
            "]",
            "}",
            "</script>",
            "<svg>",
            "<image href=",
            "<template>",
            "<base href=",
            "//",
            "http:",
            "[::",
            "%",
            "\0",
            "\ud800",
            "é",
            "<table>",
            "<meta property=og:image content=",
            "<meta charset=",
            "data-src=",
            "xn--",
            " ",
            "\n",
            "&amp;",
            "<!--",
            "-->"
        };
        for (int page = 0; page < 1_000; page++) {
            String html = random.ints(60, 0, pieces.length)
                    .mapToObj(index -> pieces[index])
                    .collect(Collectors.joining());
            PageScan scan = Pages.scan(html, "x");
            assertThat(scan.candidates())
                    .allSatisfy(candidate -> assertThat(candidate.fallbacks()).doesNotContain(candidate.url()));
        }
    }

    @Test
    void neverThrows_whenBytesAreNoise() {
        var random = new Random(7);
        for (int page = 0; page < 200; page++) {
            byte[] bytes = new byte[2_000];
            random.nextBytes(bytes);
            assertThat(new PageScanner(java.util.List.of()).scan(bytes, PageScanner.Headers.NONE, Pages.LOCATION))
                    .isNotNull();
        }
    }
}
