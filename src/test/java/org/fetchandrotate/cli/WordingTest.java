package org.fetchandrotate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0 bytes",
        "999, 999 bytes",
        "1000, 1.0 kB",
        "99949, 99.9 kB",
        "99950, 100 kB",
        "999499, 999 kB",
        "999500, 1.0 MB",
        "12345678901, 12.3 GB",
        "9223372036854775807, 9223372 TB"
    })
    void writesSizes(long bytes, String text) {
        assertThat(Wording.bytes(bytes)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0, 0.0 s", "840, 0.8 s", "9999, 10.0 s", "10000, 10 s", "59999, 59 s", "184000, 3 min 4 s"})
    void writesDurations(long millis, String text) {
        assertThat(Wording.duration(Duration.ofMillis(millis))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "short, 10, short",
        "0123456789, 10, 0123456789",
        "0123456789, 9, 0123…6789",
        "0123456789, 2, …9",
        "0123456789, 1, …",
        "0123456789, 0, ''",
        "🌍🌍🌍🌍🌍, 3, 🌍…🌍",
    })
    void cutsTextsInTheirMiddle(String text, int width, String fitted) {
        assertThat(Wording.fit(text, width, Glyphs.UNICODE)).isEqualTo(fitted);
    }

    @ParameterizedTest
    @CsvSource({
        "'\u001b[2Jgone', '?[2Jgone'",
        "'a\nb\rc\u0085d', 'a?b?c?d'",
        "'photo\u202egpj.exe', 'photo?gpj.exe'",
        "'مرحبا 👨‍👩‍👧', 'مرحبا 👨‍👩‍👧'",
    })
    void keepsTextsFromTheWebFromSteeringTheTerminal(String text, String printable) {
        assertThat(Wording.printable(text)).isEqualTo(printable);
    }
}
