package org.fetchandrotate.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ContentRangeTest {
    @ParameterizedTest
    @CsvSource({
        "bytes 0-0/1, 0, 0, 1",
        "bytes 150-399/400, 150, 399, 400",
        "' BYTES 7-7/8 ', 7, 7, 8",
        "bytes 150-399/*, 150, 399,",
    })
    void readsWhatTheStandardWrites(String header, long first, long last, Long length) {
        OptionalLong whole = length == null ? OptionalLong.empty() : OptionalLong.of(length);
        assertThat(ContentRange.parse(header)).contains(new ContentRange(first, last, whole));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "bytes */400",
                "bytes 2-1/400",
                "bytes 0-400/400",
                "bytes 0-9999999999999999999/*",
                "bytes 0-1",
                "items 0-1/2",
                "bytes 0-1/2, 3-4/5"
            })
    void takesNothingThatMakesNoSense(String header) {
        assertThat(ContentRange.parse(header)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "bytes 150-399/400, 150, 400, true",
        "bytes 150-399/400, 150,, true",
        "bytes 150-399/*, 150, 400, true",
        "bytes 150-399/*, 150,, false",
        "bytes 149-399/400, 150, 400, false",
        "bytes 150-398/400, 150, 400, false",
        "bytes 150-399/400, 150, 401, false",
        "bytes 150-398/*, 150, 400, false",
    })
    void isTheRest_whenItBeginsWhereThePartEndsAndEndsTheWhole(
            String header, long offset, Long expected, boolean isRest) {
        OptionalLong whole = expected == null ? OptionalLong.empty() : OptionalLong.of(expected);
        assertThat(ContentRange.parse(header).orElseThrow().completes(offset, whole))
                .isEqualTo(isRest);
    }
}
