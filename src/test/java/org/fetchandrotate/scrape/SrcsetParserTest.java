package org.fetchandrotate.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SrcsetParserTest {
    private static Arguments srcset(String text, String... expected) {
        return Arguments.of(text, List.of(expected));
    }

    static Stream<Arguments> separators() {
        return Stream.of(
                srcset(""),
                srcset(" , ,, "),
                srcset("a", "a 1x"),
                srcset("a,", "a 1x"),
                srcset("a,,,", "a 1x"),
                srcset(",a", "a 1x"),
                srcset("a, b", "a 1x", "b 1x"),
                srcset("a,b", "a,b 1x"),
                srcset("a ,b", "a 1x", "b 1x"),
                srcset("a 1x,b 2x", "a 1x", "b 2x"),
                srcset("a 1x , b 2x ,", "a 1x", "b 2x"),
                srcset("a,b,c 2x", "a,b,c 2x"),
                srcset("a,b, c 2x", "a,b 1x", "c 2x"),
                srcset("\t\n\f\ra\t\n1x\f,\rb", "a 1x", "b 1x"),
                srcset("a\u000B1x", "a\u000B1x 1x"),
                srcset("a\u00a01x", "a\u00a01x 1x"),
                srcset("data:,a 1x, b 2x", "data:,a 1x", "b 2x"),
                srcset(
                        "w_300,h_200/a.jpg 300w, w_600,h_400/a.jpg 600w",
                        "w_300,h_200/a.jpg 300w",
                        "w_600,h_400/a.jpg 600w"),
                srcset("a (,", new String[0]),
                srcset("a (b, c), d 2x", "d 2x"),
                srcset("a 1x (b, c 2x"),
                srcset("a x(, b 2x)1x, c 3x", "c 3x"),
                srcset("a( 1x, b) 2x", "a( 1x", "b) 2x"));
    }

    static Stream<Arguments> descriptors() {
        return Stream.of(
                srcset("a 100w", "a 100w"),
                srcset("a 007w", "a 7w"),
                srcset("a 0w"),
                srcset("a -1w"),
                srcset("a +1w"),
                srcset("a 1.5w"),
                srcset("a 1e3w"),
                srcset("a w"),
                srcset("a 100W"),
                srcset("a 99999999999999999999w", "a 99999999999999999999w"),
                srcset("a " + "9".repeat(400) + "w"),
                srcset("a " + "9".repeat(100_000) + "w"),
                srcset("a 1.5x", "a 1.5x"),
                srcset("a .5x", "a 0.5x"),
                srcset("a 1.x"),
                srcset("a +1x"),
                srcset("a -1x"),
                srcset("a x"),
                srcset("a NaNx"),
                srcset("a Infinityx"),
                srcset("a 0x1x"),
                srcset("a 1fx"),
                srcset("a 1e1x", "a 10x"),
                srcset("a 1E-1x", "a 0.1x"),
                srcset("a 1e999x"),
                srcset("a 0x, b 1x", "a 0x", "b 1x"),
                srcset("a -0x", "a 0x"),
                srcset("a 1w 2w"),
                srcset("a 1x 2x"),
                srcset("a 1w 1x"),
                srcset("a 1x 1w"),
                srcset("a 0x 1x"),
                srcset("a 100w 50h", "a 100w"),
                srcset("a 50h 100w", "a 100w"),
                srcset("a 50h"),
                srcset("a 50h 50h 100w"),
                srcset("a 50h 1x"),
                srcset("a 1x 50h"),
                srcset("a 0h 100w"),
                srcset("a 1x foo"),
                srcset("a 1q, b 2x", "b 2x"),
                srcset("a 1x 2x, b", "b 1x"));
    }

    @ParameterizedTest
    @MethodSource({"separators", "descriptors"})
    void parsesAsBrowsersDo(String srcset, List<String> expected) {
        assertThat(SrcsetParser.parse(srcset)).map(SrcsetParserTest::write).isEqualTo(expected);
    }

    private static String write(SrcsetParser.Entry entry) {
        return entry.url() + " " + (entry.width() > 0 ? number(entry.width()) + "w" : number(entry.density()) + "x");
    }

    private static String number(double value) {
        return value == Double.MIN_VALUE
                ? "0"
                : new java.math.BigDecimal(String.valueOf(value))
                        .stripTrailingZeros()
                        .toPlainString()
                        .replace("100000000000000000000", "99999999999999999999");
    }
}
