package org.fetchandrotate.desktop.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import org.fetchandrotate.desktop.base.Messages;
import org.fetchandrotate.model.NewImages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ScheduleTest {
    /// A Monday.
    private static final Instant MONDAY = Instant.parse("2026-11-30T12:05:00Z");

    private final SettableClock clock = new SettableClock();
    private final Schedule schedule = new Schedule(clock, this::start);
    private int started;
    private boolean canStart = true;

    private static final class SettableClock extends Clock {
        private Instant now = MONDAY;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("one zone will do");
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    /// As the window does: a run's beginning is told to the schedule.
    private void start() {
        if (canStart) {
            started++;
            schedule.runBegan();
        }
    }

    @Test
    void startsARun_anIntervalAfterTheLastBegan_whoeverStartedIt() {
        schedule.intervalProperty().set(Optional.of(Interval.SIX_HOURS));
        lookAfter(Duration.ofHours(6).minusSeconds(1));
        assertThat(started).isZero();
        // one that the user starts
        schedule.runBegan();
        lookAfter(Duration.ofSeconds(1));
        assertThat(started).isZero();
        lookAfter(Duration.ofHours(6));
        assertThat(started).isEqualTo(1);
        assertThat(schedule.nextProperty().get()).contains(clock.now.plus(Duration.ofHours(6)));
        lookAfter(Duration.ofSeconds(10));
        assertThat(started).isEqualTo(1);
    }

    @Test
    void startsItOnce_afterALongSleep_andAsSoonAsItCan() {
        schedule.intervalProperty().set(Optional.of(Interval.HOUR));
        canStart = false;
        lookAfter(Duration.ofDays(2));
        assertThat(started).isZero();
        canStart = true;
        lookAfter(Duration.ofSeconds(10));
        lookAfter(Duration.ofSeconds(10));
        assertThat(started).isEqualTo(1);
    }

    @Test
    void startsNothing_onceItIsStopped() {
        schedule.intervalProperty().set(Optional.of(Interval.DAY));
        assertThat(schedule.stands()).isTrue();
        schedule.stop();
        assertThat(schedule.nextProperty().get()).isEmpty();
        lookAfter(Duration.ofDays(3));
        schedule.runBegan();
        assertThat(schedule.nextProperty().get()).isEmpty();
        assertThat(started).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "en, 12, 2026-11-27T09:00:00Z, 12 new since Friday",
        "en, 0, 2026-11-30T09:00:00Z, Nothing new since 09:00",
        "en, 1, 2026-11-01T09:00:00Z, 1 new since 11/1/26",
        "de, 12, 2026-11-27T09:00:00Z, 12 neu seit Freitag",
        "uk, 12, 2026-11-27T09:00:00Z, Нових: 12 (попередній запуск: пʼятниця)",
        "uk, 0, 2026-11-30T09:00:00Z, Нічого нового (попередній запуск: 09:00)",
    })
    void saysWhatIsNew(String language, int count, Instant since, String told) {
        ScheduleWords words = new ScheduleWords(new Messages(Locale.of(language)), clock);
        assertThat(words.news(new NewImages(count, Optional.of(since)))).isEqualTo(told);
    }

    @Test
    void saysWhenTheNextRunComes() {
        ScheduleWords words = new ScheduleWords(new Messages(Locale.ENGLISH), clock);
        assertThat(words.next(MONDAY.plus(Duration.ofHours(6)))).isEqualTo("Next run at 18:05");
        assertThat(words.next(MONDAY.plus(Duration.ofDays(1)))).isEqualTo("Next run Tue 12:05");
        assertThat(words.news(new NewImages(1234, Optional.empty()))).isEqualTo("1,234 new");
        assertThat(new ScheduleWords(new Messages(Locale.GERMAN), clock).next(MONDAY.plus(Duration.ofDays(1))))
                .isEqualTo("Nächster Lauf Di 12:05");
    }

    private void lookAfter(Duration pause) {
        clock.now = clock.now.plus(pause);
        schedule.look();
    }
}
