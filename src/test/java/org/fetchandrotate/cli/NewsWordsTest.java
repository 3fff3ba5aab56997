package org.fetchandrotate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.fetchandrotate.model.Rotation;
import org.fetchandrotate.model.RunRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NewsWordsTest {
    /// A Monday, a quarter past midnight in Kyiv.
    private static final Instant NOW = Instant.parse("2026-11-29T22:15:00Z");

    private final NewsWords words = new NewsWords(Clock.fixed(NOW, ZoneId.of("Europe/Kyiv")));

    @ParameterizedTest
    @CsvSource({
        "2026-11-29T22:05:00Z, 12 new since 00:05",
        "2026-11-29T21:59:00Z, 12 new since Sunday",
        "2026-11-27T10:00:00Z, 12 new since Friday",
        "2026-11-23T10:00:00Z, 12 new since 2026-11-23",
    })
    void saysSinceWhen(Instant before, String told) {
        assertThat(words.of(List.of(run(2, NOW, 20, 8), run(1, before, 20, 0)))).isEqualTo(told);
    }

    @Test
    void saysSo_whenThereIsNothingNew_andWhenThereWasNoRunBefore() {
        assertThat(words.of(List.of(run(2, NOW, 8, 8), run(1, Instant.parse("2026-11-27T10:00:00Z"), 8, 0))))
                .isEqualTo("nothing new since Friday");
        assertThat(words.of(List.of(run(1, NOW, 8, 0)))).isEqualTo("8 new");
    }

    private static RunRecord run(long id, Instant startedAt, int succeeded, int reused) {
        return new RunRecord(
                id, startedAt, Optional.empty(), Optional.empty(), 20, succeeded, 0, reused, Rotation.HALF_TURN, "");
    }
}
