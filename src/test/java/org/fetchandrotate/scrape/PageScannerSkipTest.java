package org.fetchandrotate.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

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
                Arguments.of("<img src=//>", "invalid-url img-src // ()"));
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
        "/static/a.jpg, static",
        "/Static/a.jpg, static",
        "/a.jpg?x=STATIC, static",
        "/icon.svg, .svg",
        "/%73tatic/a.jpg, static",
        "/реклама.jpg, РЕКЛАМА",
        "/a%20b.jpg, a b",
        "https://cdn.example/my-logo.png, logo"
    })
    void skips_whenKeywordIsInPathOrQuery(String src, String keyword) {
        String html = "<img src='" + src + "'>";
        assertThat(Pages.scan(html, "1px", keyword).skipped())
                .extracting(PageScan.Skipped::rule, PageScan.Skipped::detail)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(SkipRule.EXCLUDED_KEYWORD, keyword));
    }

    @ParameterizedTest
    @CsvSource({
        "https://logo.example/a.jpg, logo",
        "https://user:logo@h/a.jpg, logo",
        "/a.jpg#logo, logo",
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
}
