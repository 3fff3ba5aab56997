package org.fetchandrotate.desktop.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.fetchandrotate.model.Failure;
import org.fetchandrotate.model.FailureReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FailureWordsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HOST_UNKNOWN | no such host: x.example | en | No such host: x.example",
                "HOST_UNKNOWN | no such host: x.example | de | Unbekannter Host: x.example",
                "CONNECTION_REFUSED | connection refused by 127.0.0.1:9 | en | Connection refused: by 127.0.0.1:9",
                "CONNECTION_LOST | connection lost after 17 bytes | en | Connection lost: after 17 bytes",
                "TIMEOUT | no answer within 2 s | de | Keine Antwort in der Frist: keine Antwort innerhalb von 2 s",
                "TOO_SMALL | 3 × 4 pixels, wanted at least 10 × 10 | uk"
                        + " | Замале: 3 × 4 пікселів, потрібно щонайменше 10 × 10",
                "CORRUPT_IMAGE | no end of image | de | Beschädigtes Bild: no end of image",
                "DISK_FULL | disk full | en | Disk full",
            })
    void saysNothingTwice_andInTheUsersLanguage(FailureReason reason, String detail, String language, String words) {
        String said = new Messages(Locale.forLanguageTag(language)).failure(new Failure(reason, detail));
        assertThat(said).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"en", "de", "uk"})
    void everyDetailHasItsWords(String language) {
        Messages messages = new Messages(Locale.forLanguageTag(language));
        assertThat(Arrays.stream(FailureDetail.values()).map(detail -> messages.text("detail." + detail.code())))
                .noneMatch(String::isBlank);
    }

    @Test
    void namesWhatTheDetailIsAbout() {
        assertThat(FailureDetail.of("no connection to 192.0.2.1 within 2 s"))
                .contains(new FailureDetail.Found(FailureDetail.NO_CONNECTION, List.of("192.0.2.1", "2 s")));
        assertThat(FailureDetail.of("something new")).isEmpty();
    }
}
