package org.fetchandrotate.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValueTextTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "100, 100",
        "007, 7",
        "178_000_000, 178000000",
        "178 million, 178000000",
        "1.5 Million, 1500000",
        "9223372036854775807, 9223372036854775807"
    })
    void readsWholeNumbers(String text, long number) {
        assertThat(ValueText.wholeNumber(text)).contains(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-1",
                "+1",
                "1.5",
                "1__0",
                "_1",
                "1_",
                "0x10",
                "1e3",
                "ten",
                "1 2",
                "9223372036854775808",
                "0.0000001 million",
                "99999999999999999999999999999999999999999999999999999999"
            })
    void readsNoWholeNumber_inOtherText(String text) {
        assertThat(ValueText.wholeNumber(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "64 MiB, 67108864",
        "64mib, 67108864",
        "10MB, 10000000",
        "65536, 65536",
        "65536 B, 65536",
        "1.5 KiB, 1536",
        "2k, 2000",
        "1 GiB, 1073741824"
    })
    void readsSizes(String text, long bytes) {
        assertThat(ValueText.bytes(text)).contains(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "MiB", "-1 MB", "1.0001", "0.3", "1 TiB", "64 M i B", "1 million"})
    void readsNoSize_inOtherText(String text) {
        assertThat(ValueText.bytes(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2, 2000", "0.5, 500", "0.001, 1", "2s, 2000", "2 s, 2000", "3600, 3600000"})
    void readsSeconds(String text, long millis) {
        assertThat(ValueText.seconds(text)).contains(Duration.ofMillis(millis));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-2", ".5", "2.", "0.0001", "1 m", "NaN", "1e2", "2,5"})
    void readsNoSeconds_inOtherText(String text) {
        assertThat(ValueText.seconds(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"yes, true", "TRUE, true", "On, true", "1, true", "no, false", "False, false", "off, false", "0, false"
    })
    void readsYesAndNo_asPythonDoes(String text, boolean value) {
        assertThat(ValueText.yesNo(text)).contains(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "y", "ja", "2", "yes no"})
    void readsNeitherYesNorNo_inOtherText(String text) {
        assertThat(ValueText.yesNo(text)).isEmpty();
    }

    @Test
    void readsKeywords_withoutSpaceAroundThemAndEmptyOnes() {
        assertThat(ValueText.keywords(" a , b c,, ,.svg")).isEqualTo(List.of("a", "b c", ".svg"));
        assertThat(ValueText.keywords("")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 999_999, 1_000_001, 178_000_000, Long.MAX_VALUE})
    void readsTheWholeNumbersThatItWrites(long number) {
        assertThat(ValueText.wholeNumber(ValueText.ofWholeNumber(number))).contains(number);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1000, 1000", "1024, 1 KiB", "1025, 1025", "67108864, 64 MiB", "1073741824, 1 GiB"})
    void writesBytesInTheGreatestUnitOfWhichTheyAreAMultiple(long bytes, String text) {
        assertThat(ValueText.ofBytes(bytes)).isEqualTo(text);
        assertThat(ValueText.bytes(text)).contains(bytes);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "50, 0.05", "2000, 2", "60000, 60", "3600001, 3600.001"})
    void writesSecondsToTheMillisecond(long millis, String text) {
        assertThat(ValueText.ofSeconds(Duration.ofMillis(millis))).isEqualTo(text);
        assertThat(ValueText.seconds(text)).contains(Duration.ofMillis(millis));
    }
}
