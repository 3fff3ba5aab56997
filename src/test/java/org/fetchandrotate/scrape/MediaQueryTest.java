package org.fetchandrotate.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MediaQueryTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "all",
                "screen",
                "only screen and (min-width: 1024px)",
                "(min-width:64em)",
                "(min-width: 600px) and (max-width: 2000px)",
                "(max-width: 600px), (min-width: 601px)",
                "not print",
                "not all and (max-width: 600px)",
                "not (max-width: 600px)",
                "(orientation: landscape)",
                "(width >= 600px)",
                "(600px <= width < 2000px)",
                "(-webkit-min-device-pixel-ratio: 1.5), (min-resolution: 144dpi)",
                "(min-resolution: 2dppx)",
                "(prefers-color-scheme: light)",
                "(hover: hover) and (pointer: fine)",
                "((min-width: 600px) or (orientation: portrait)) and (color)",
                "(min-aspect-ratio: 16/9)",
                "SCREEN AND (MIN-WIDTH: 10PX)",
                "(min-width: 600px",
            })
    void fitsADesktopBrowser(String media) {
        assertThat(MediaQuery.fits(media)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "print",
                "(max-width: 600px)",
                "screen and (max-width: 64em)",
                "(width < 600px)",
                "(600px > width)",
                "(orientation: portrait)",
                "(prefers-color-scheme: dark)",
                "(prefers-reduced-motion: reduce)",
                "(min-resolution: 3dppx)",
                "not screen",
                "(pointer: coarse)",
                "speech and (min-width: 1px)",
                "(unknown: 1)",
                "(min-width: wide)",
                "screen (min-width: 1px)",
                "and",
                "(min-width: 1px) xor (color)",
                "((((((((((((color))))))))))))",
            })
    void fitsOthers(String media) {
        assertThat(MediaQuery.fits(media)).isFalse();
    }

    /// Each line is what Chromium says of a query, in a window 1920 pixels wide at density 2.
    @ParameterizedTest
    @MethodSource("ofChromium")
    void fitsWhatChromiumSaysFits(String media, boolean fits) {
        assertThat(MediaQuery.fits(media)).isEqualTo(fits);
    }

    static Stream<Arguments> ofChromium() throws IOException {
        try (InputStream queries = MediaQueryTest.class.getResourceAsStream("media-queries.tsv")) {
            return new String(Objects.requireNonNull(queries).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> Arguments.of(line.substring(2), line.startsWith("1")));
        }
    }
}
