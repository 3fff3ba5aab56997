package org.fetchandrotate.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageScannerSkipTest {
    static Stream<Arguments> unusable() {
        return Stream.of(
                Arguments.of(
                        "<img src=data:image/png;base64,AAAA>", "not-http img-src data:image/png;base64,AAAA (data:)"),
                Arguments.of("<img src='JavaScript:void(0)'>", "not-http img-src JavaScript:void(0) (JavaScript:)"),
                Arguments.of(
                        "<img src=blob:https://example.org/1>", "not-http img-src blob:https://example.org/1 (blob:)"),
                Arguments.of("<img src=ftp://example.org/a.jpg>", "not-http img-src ftp://example.org/a.jpg (ftp:)"),
                Arguments.of("<img src=file:///a.jpg>", "not-http img-src file:///a.jpg (file:)"),
                Arguments.of("<img src='java\nscript:1'>", "not-http img-src java\nscript:1 (javascript:)"),
                Arguments.of(
                        "<a href=javascript:open('a.jpg')>x</a><a href='javascript:a.jpg'>x</a>",
                        "not-http link-to-image javascript:a.jpg (javascript:)"),
                Arguments.of("<img src='http://[/a.jpg'>", "invalid-url img-src http://[/a.jpg ()"),
                Arguments.of("<img src=HTTPS://a%00b/>", "invalid-url img-src HTTPS://a%00b/ ()"),
                Arguments.of("<img src='//a b/c.jpg'>", "invalid-url img-src //a b/c.jpg ()"),
                Arguments.of("<img src=//>", "invalid-url img-src // ()"),
                Arguments.of("<img src='#'>", "page-itself img-src # ()"),
                Arguments.of("<base href=/other/><img src='#top'>", "page-itself img-src #top ()"),
                Arguments.of("<img src=page.html?p=1>", "page-itself img-src page.html?p=1 ()"));
    }

    @ParameterizedTest
    @MethodSource("unusable")
    void skips_whenAddressIsOfNoUse(String html, String expected) {
        assertThat(Pages.skipped(html)).containsExactly(expected);
        assertThat(Pages.found(html)).isEmpty();
    }

    @Test
    void quotesOnlyTheStart_whenDataUrlIsLong() {
        String url = Pages.scan("<img src='data:image/png;base64," + "A".repeat(100_000) + "'>")
                .skipped()
                .getFirst()
                .url();

        assertThat(url).hasSize(200).startsWith("data:image/png;base64,AAA");
    }

    @Test
    void isSilent_whenPlaceholderStandsForLazyImage() {
        assertThat(Pages.skipped("<img src=data:image/gif;base64,R0 data-src=a.jpg>"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/static-map.jpg, static",
        "/a-Static.jpg, static",
        "/a.jpg?x=BANNER, banner",
        "/icon.svg, .svg",
        "/icon.SVG?v=2, .svg",
        "/%73tatic.jpg, static",
        "/%62anner/a.jpg, banner",
        "/x-1px.gif, 1px",
        "https://img.ads.example/p?c1=2, ads.example",
        "/_next/image?url=%2Fmedia%2Flogo.jpg&w=640, logo",
        "/proxy?u=https://cdn.example/icons/a.svg&w=1, .svg",
        "/реклама.jpg, РЕКЛАМА",
        "/a%20b.jpg, a b",
        "https://cdn.example/my-logo.png, logo"
    })
    void skips_whenKeywordIsInPathOrQuery(String src, String keyword) {
        String html = "<img src='" + src + "'>";
        assertThat(Pages.scan(html, "2px", keyword).skipped())
                .extracting(PageScan.Skipped::rule, PageScan.Skipped::detail)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(SkipRule.EXCLUDED_KEYWORD, keyword));
    }

    @ParameterizedTest
    @CsvSource({
        "https://logo.example/a.jpg, logo",
        "https://user:logo@h/a.jpg, logo",
        "/a.jpg#logo, logo",
        "/static/a.jpg, static",
        "/a.jpg?x=static, static",
        "/1431px-a.jpg, 1px",
        "/a.svg.png, .svg",
        "/_next/image?url=%2Fstatic%2Fmedia%2Fa.jpg&w=640, static",
        "/proxy?u=https%3A%2F%2Flogo.example%2Fa.jpg, logo",
        "https://notscorecardresearch.com/a.jpg, scorecardresearch.com",
        "/a.jpg, ' '",
        "/a.jpg, ''"
    })
    void keeps_whenKeywordIsElsewhere(String src, String keyword) {
        assertThat(Pages.scan("<img src='" + src + "'>", keyword).candidates()).hasSize(1);
    }

    @Test
    void dropsOnlyExcludedAddresses_whenElementHasOthers() {
        PageScan scan = Pages.scan("<img src=a.jpg srcset='logo.jpg 900w, b.jpg 300w'>", "logo");

        assertThat(scan.skipped()).isEmpty();
        assertThat(scan.candidates()).singleElement().satisfies(candidate -> {
            assertThat(candidate.url()).hasToString("https://example.org/gallery/b.jpg");
            assertThat(candidate.fallbacks())
                    .extracting(Object::toString)
                    .containsExactly("https://example.org/gallery/a.jpg");
        });
    }

    @Test
    void tellsBestAddress_whenAllAreExcluded() {
        assertThat(Pages.skipped("<img src=logo.jpg srcset='avatar.jpg 2x'>", "logo", "avatar"))
                .containsExactly("excluded-keyword srcset https://example.org/gallery/avatar.jpg (avatar)");
    }

    @Test
    void namesFirst_whenDuplicate() {
        String html = "<img src=0.jpg><img src=a.jpg><video poster=a.jpg></video><img src='a.jpg#x'>";
        assertThat(Pages.skipped(html))
                .containsExactly(
                        "duplicate video-poster https://example.org/gallery/a.jpg (already found as img-src, candidate 2)",
                        "duplicate img-src https://example.org/gallery/a.jpg (already found as img-src, candidate 2)");
    }

    @Test
    void isNoDuplicate_whenOnlyFallbackIsShared() {
        String html = "<img src=a.jpg srcset='b.jpg 2x'><img src=a.jpg><img src=c.jpg srcset='d.jpg 2x'>";
        assertThat(Pages.skipped(html)).isEmpty();
        assertThat(Pages.found(html)).isEqualTo(List.of("srcset b.jpg, a.jpg", "img-src a.jpg", "srcset d.jpg, c.jpg"));
    }

    @Test
    void takesFallbacksOver_whenDuplicateHasMore() {
        assertThat(Pages.found("<img src=a.jpg><a href=a.jpg><img src=t.jpg></a>"))
                .containsExactly("img-src a.jpg, t.jpg");
    }

    @Test
    void limitsFallbacks() {
        String srcset = Stream.iterate(1, number -> number + 1)
                .limit(1_000)
                .map(number -> number + ".jpg " + number + "w")
                .reduce((a, b) -> a + ", " + b)
                .orElseThrow();
        assertThat(Pages.scan("<img srcset='" + srcset + "'>").candidates())
                .singleElement()
                .satisfies(candidate -> {
                    assertThat(candidate.url().path()).isEqualTo("/gallery/1000.jpg");
                    assertThat(candidate.fallbacks()).hasSize(16);
                });
    }

    @Test
    void keepsPlainSource_whateverTheLimit() {
        String srcset = Stream.iterate(1, number -> number + 1)
                .limit(100)
                .map(number -> number + ".jpg " + number + "w")
                .reduce((a, b) -> a + ", " + b)
                .orElseThrow();
        assertThat(Pages.scan("<img src=plain.jpg srcset='" + srcset + "'>").candidates())
                .singleElement()
                .satisfies(candidate -> assertThat(candidate.fallbacks())
                        .hasSize(16)
                        .last()
                        .hasToString("https://example.org/gallery/plain.jpg"));
    }

    @Test
    void keepsPlainSource_whateverTheLimit_whenAPictureComesAgain() {
        String srcset = Stream.iterate(1, number -> number + 1)
                .limit(100)
                .map(number -> number + ".jpg " + number + "w")
                .reduce((a, b) -> a + ", " + b)
                .orElseThrow();
        String again = "<img srcset='" + srcset + "'><img src=plain.jpg srcset='100.jpg 100w'>";
        assertThat(Pages.scan(again).candidates())
                .singleElement()
                .satisfies(candidate -> assertThat(candidate.fallbacks())
                        .hasSize(16)
                        .last()
                        .hasToString("https://example.org/gallery/plain.jpg"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<img src=/px.gif width=1 height=1> | tracking-pixel",
                "<img src=/i?id=3 style='width:1px; height:1px'> | tracking-pixel",
                "<img src=https://www.facebook.com/tr?id=1&ev=PageView> | tracking-pixel",
                "<img src=/track.php?x=1> | tracking-pixel",
                "<img src=/images/spacer.gif> | spacer",
                "<img src=/i?id=3 style='width:1px;height:1px'> | tracking-pixel",
                "<img src=https://www.example/beacon?id=1> | tracking-pixel",
                "<img src=https://x.example/__utm.gif?utmac=1> | tracking-pixel",
                "<img src=https://hm.baidu.com/hm.gif?si=1> | tracking-pixel",
                "<img src=https://tracking.example/open?id=1> | tracking-pixel",
                "<img src=/images/space.gif> | spacer",
                "<img src=/icons/cart.png style='width:20px;height:20px'> | icon",
                "<img src=/icons/cart.png width=16 height=16> | icon",
                "<img src='{{ product.image }}'> | template",
                "<img src='/photos/${id}.jpg'> | template",
                "<img src='{% static x %}'> | template",
                "<img src='/p_{width}x.jpg'> | template",
            })
    void skips_whatIsNoPictureOfThePage(String html, String rule) {
        assertThat(Pages.scan(html).candidates()).isEmpty();
        assertThat(Pages.scan(html).skipped())
                .singleElement()
                .satisfies(skipped -> assertThat(skipped.rule().code()).isEqualTo(rule));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<img src=/pixel-art.png>",
                "<img src=/a.jpg width=1>",
                "<img src=/a.jpg width=100% height=1>",
                "<img data-src=/a.jpg src=/s.gif width=1 height=1>",
                "<img src=/tracker-jacket.jpg>",
                "<img src=/blank-canvas.jpg>",
                "<img src=https://tracking.example/photo.jpg>",
                "<img src=/beacon/lighthouse.jpg>",
                "<img src=/s.jpg>",
                "<img src=/a.jpg style='max-width:1px;height:auto'>",
            })
    void keeps_whatOnlyLooksLikeJunk(String html) {
        assertThat(Pages.scan(html).candidates()).hasSize(1);
    }
}
