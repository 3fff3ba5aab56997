package org.fetchandrotate.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RetryAfterTest {
    private final RetryAfter retryAfter =
            new RetryAfter(Clock.fixed(Instant.parse("1994-11-06T08:49:00Z"), ZoneOffset.UTC));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | 0",
                "120 | 120",
                "' 7 ' | 7",
                "99999999999999999999 | 31536000",
                "Sun, 06 Nov 1994 08:49:37 GMT | 37",
                "Sunday, 06-Nov-94 08:49:37 GMT | 37",
                "Sun Nov  6 08:49:37 1994 | 37",
                "Sun, 06 Nov 1994 08:00:00 GMT | 0",
                "Fri, 01 Jan 2100 00:00:00 GMT | 31536000",
            })
    void givesSeconds_whenValid(String header, long seconds) {
        assertThat(retryAfter.parse(header)).contains(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-1", "1.5", "12 s", "Sun, 06 Nov 1994", "Sun, 99 Nov 1994 08:49:37 GMT"})
    void givesNothing_whenInvalid(String header) {
        assertThat(retryAfter.parse(header)).isEmpty();
    }
}
