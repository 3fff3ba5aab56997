package org.fetchandrotate.desktop.base;

import static org.assertj.core.api.Assertions.assertThat;

import org.fetchandrotate.settings.SettingKey;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GroupedNumberTest {
    @ParameterizedTest
    @CsvSource({
        "'1,000', 1000",
        "1.000, 1000",
        "1 000, 1000",
        "1’000’000, 1000000",
        "1\u00A0000, 1000",
        "1\u202F000, 1000",
        "' 1,000 ', 1000",
        "'12,345,678', 12345678",
        "1000, 1000",
        "1_000, 1_000",
        "'1,00', '1,00'",
        "'1,000.5', '1,000.5'",
        "'1,000.000', '1,000.000'",
        "1.5, 1.5",
        "178 million, 178 million",
        "'', ''",
    })
    void losesWhatGroupsItsDigits_ofAWholeNumber(String typed, String plain) {
        assertThat(GroupedNumber.plain(SettingKey.MAX_IMG_COUNT, typed)).isEqualTo(plain);
    }

    @ParameterizedTest
    @CsvSource({"REQUEST_TIMEOUT, 1.000", "MAX_IMAGE_BYTES, 1.000", "USER_AGENT, '1,000'"})
    void staysAsItIs_whereAFullStopPartsTheFraction(SettingKey key, String typed) {
        assertThat(GroupedNumber.plain(key, typed)).isEqualTo(typed);
    }
}
