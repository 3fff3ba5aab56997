package org.fetchandrotate.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SettingKeyTest {
    @ParameterizedTest
    @EnumSource
    void allowsItsOwnDefault(SettingKey key) {
        assertThat(key.finding(key.defaultText())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void isFoundByItsName_inAnyCase(SettingKey key) {
        assertThat(SettingKey.ofKey(key.name())).contains(key);
        assertThat(SettingKey.ofKey(key.key())).contains(key);
    }

    @Test
    void isNotFoundByOtherNames() {
        assertThat(SettingKey.ofKey("max_img")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MAX_IMG_COUNT    | 0         | must be a whole number from 1 to 1000000",
                "MAX_IMG_COUNT    | 1000001   | must be a whole number from 1 to 1000000",
                "MAX_IMG_COUNT    | many      | must be a whole number from 1 to 1000000",
                "REQUEST_TIMEOUT  | 0         | must be seconds from 0.05 to 3600",
                "REQUEST_TIMEOUT  | 3600.001  | must be seconds from 0.05 to 3600",
                "USER_AGENT       | ''        | must be 1 to 1000 printable ASCII characters",
                "USER_AGENT       | Mözilla   | must be 1 to 1000 printable ASCII characters",
                "MAX_IMAGE_BYTES  | 2 GiB     | must be a size from 1 KiB to 1 GiB, such as 64 MiB",
                "ROTATION         | 45        | must be 90, 180, 270, upright, flip-horizontal, flip-vertical, transpose or transverse",
                "ROTATION         | 0         | must be 90, 180, 270, upright, flip-horizontal, flip-vertical, transpose or transverse",
                "RESPECT_ROBOTS   | maybe     | must be yes or no",
                "JPEG_UNALIGNED   | crop      | must be reencode, trim or orientation",
            })
    void saysWhatIsAllowed_whenAValueIsNot(SettingKey key, String value, String finding) {
        assertThat(key.finding(value)).contains(finding);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MAX_IMG_COUNT    | 1",
                "MAX_IMG_COUNT    | ' 7 '",
                "REQUEST_TIMEOUT  | 0.05",
                "REQUEST_TIMEOUT  | 3600",
                "MAX_IMAGE_BYTES  | 1 GiB",
                "MAX_IMAGE_PIXELS | 2000 million",
                "JPEG_UNALIGNED   | Trim",
                "EXCLUDE_KEYWORDS | ''",
                "EXCLUDE_KEYWORDS | реклама",
                "DB_FILEPATH      | /var/lib/imgs.db",
                "DB_FILEPATH      | ../shared/imgs.db",
            })
    void allowsValuesAtTheEdgeOfTheirRange(SettingKey key, String value) {
        assertThat(key.finding(value)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"''", ".", "./", "..", "a/..", "../..", "/", "'a\u0000b'", "'a\nb'"})
    void refusesPaths_thatNameTheWorkspaceOrWhatIsAboveIt(String value) {
        assertThat(SettingKey.DOWNLOAD_DIRNAME.finding(value)).isPresent();
    }

    @Test
    void refusesEndlessValues() {
        assertThat(SettingKey.EXCLUDE_KEYWORDS.finding("a".repeat(1_001))).isPresent();
        assertThat(SettingKey.MAX_IMG_COUNT.finding("0".repeat(1_000_000))).isPresent();
    }
}
