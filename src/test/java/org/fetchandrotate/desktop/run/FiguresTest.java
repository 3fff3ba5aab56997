package org.fetchandrotate.desktop.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import org.fetchandrotate.desktop.base.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FiguresTest {
    private final Figures english = new Figures(new Messages(Locale.ENGLISH));
    private final Figures german = new Figures(new Messages(Locale.GERMAN));

    @ParameterizedTest
    @CsvSource({
        "0, 0 bytes",
        "999, 999 bytes",
        "1000, 1.0 kB",
        "1250000, 1.2 MB",
        "999600, 1.0 MB",
        "64000000000, 64.0 GB"
    })
    void writesBytes(long bytes, String expected) {
        assertThat(english.bytes(bytes)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0, 0 s", "800, 0.8 s", "12400, 12 s", "184000, 3 min 4 s", "7500000, 2 h 5 min"})
    void writesDurations(long milliseconds, String expected) {
        assertThat(english.duration(Duration.ofMillis(milliseconds))).isEqualTo(expected);
    }

    @Test
    void writesAsTheLanguageDoes() {
        assertThat(german.count(12_345)).isEqualTo("12.345");
        assertThat(german.speed(1_250_000)).isEqualTo("1,2 MB/s");
    }
}
