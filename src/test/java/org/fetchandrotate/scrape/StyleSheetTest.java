package org.fetchandrotate.scrape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StyleSheetTest {
    private static Arguments sheet(String css, String... expected) {
        return Arguments.of(css, List.of(expected));
    }

    static Stream<Arguments> sheets() {
        return Stream.of(
                sheet("a{background:url(a.jpg)}", "a: a.jpg"),
                sheet("a{color:red}b{}"),
                sheet("a,b > c{background:url('x;}{.jpg')}", "a,b > c: x;}{.jpg"),
                sheet("a{background:url(x;y.jpg);mask:url(m.png)}", "a: x;y.jpg", "a: m.png"),
                sheet("/* a{ */ b{/*;}*/background:url(b.jpg)}", "b: b.jpg"),
                sheet("<!-- a{background:url(a.jpg)} -->", "a: a.jpg"),
                sheet("@media print{a{background:url(a.jpg)}} b{background:url(b.jpg)}", "b: b.jpg"),
                sheet("@media (min-width:600px){a{background:url(a.jpg)}}", "a: a.jpg"),
                sheet("@media screen{@media (max-width:9px){a{background:url(a.jpg)}}}"),
                sheet("@supports (x:y){@layer base{a{background:url(a.jpg)}}}", "a: a.jpg"),
                sheet("@layer a,b;@container (width>3px){a{background:url(a.jpg)}}", "a: a.jpg"),
                sheet(
                        "@font-face{src:url(a.woff)} @keyframes x{from{background:url(k.jpg)}} a{background:url(a.jpg)}",
                        "a: a.jpg"),
                sheet(
                        "a{b{background:url(b.jpg)}&:first-child{background:url(c.jpg)}background:url(a.jpg)}",
                        ":is(a) b: b.jpg",
                        ":is(a):first-child: c.jpg",
                        "a: a.jpg"),
                sheet("a{@media (width>9px){background:url(a.jpg)}}", "a: a.jpg"),
                sheet("a{--x:{b:c};background:url(a.jpg)}", "a: a.jpg"),
                sheet(
                        "a{background:url(a.jpg) ;;} } b{x:y c{d:e} f{background:url(f.jpg)}",
                        "a: a.jpg",
                        ":is(b) f: f.jpg"),
                sheet("a{background:url(a.jpg", "a: a.jpg"),
                sheet("a{content:\"\\\"}\";background:url(a.jpg)}", "a: a.jpg"),
                sheet("a{background:image-set('a.png' 1x,'b.png' 2x)}", "a: b.png a.png"));
    }

    @ParameterizedTest
    @MethodSource("sheets")
    void tellsRulesThatShowImages(String css, List<String> expected) {
        List<String> found = StyleSheet.parse(css).rules().stream()
                .flatMap(rule -> CssImages.images(rule.declarations()).stream()
                        .map(image -> rule.selector() + ": " + String.join(" ", image.urls())))
                .toList();
        assertThat(found).isEqualTo(expected);
    }

    @Test
    void tellsImports_forADesktopsScreen() {
        String css =
                "@charset \"utf-8\";@import 'a.css';@import url(b.css) screen;@import url(\"c.css\") layer(x) supports(a:b);"
                        + "@import 'p.css' print;@import url(d;e.css) (min-width:2px);a{background:url(x)}@import 'late.css';";
        assertThat(StyleSheet.parse(css).imports()).containsExactly("a.css", "b.css", "c.css", "d;e.css");
    }

    static Stream<String> hostileSheets() {
        int many = 500_000;
        return Stream.of(
                "@media x{".repeat(many),
                "a{".repeat(many),
                "a{b:" + "f(".repeat(many),
                ":not(".repeat(many) + "{b:url(c)}",
                "}".repeat(many),
                "a".repeat(10 * many),
                "/*".repeat(many),
                "\"".repeat(many),
                "\\".repeat(many),
                "a{" + ";".repeat(many) + "}",
                "a{b:" + "url(x) ".repeat(many) + "}",
                "url(".repeat(many),
                "@import ".repeat(many),
                "a{b:url(data:image/png;base64," + "A".repeat(10 * many) + ")}",
                "a{background:url(x)}".repeat(many / 2),
                "a&b{".repeat(many));
    }

    @ParameterizedTest
    @MethodSource("hostileSheets")
    void takesLittleTime_whateverIsInASheet(String css) {
        assertTimeout(
                Duration.ofSeconds(20),
                () -> StyleSheet.parse(css).rules().forEach(rule -> CssImages.images(rule.declarations())));
    }

    @Test
    void neverThrows_whenASheetIsNoise() {
        String alphabet = "{}()[];:,\"'\\/*@a-#.&\n url(import";
        for (int seed = 0; seed < 300; seed++) {
            StringBuilder css = new StringBuilder();
            new Random(seed).ints(2_000, 0, alphabet.length()).forEach(index -> css.append(alphabet.charAt(index)));
            StyleSheet.parse(css.toString()).rules().forEach(rule -> CssImages.images(rule.declarations()));
        }
    }
}
