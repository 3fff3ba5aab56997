package org.fetchandrotate.model;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// How many images a run took that no run before it had. Immutable.
///
/// @param since when the run before it began, if there was one
public record NewImages(int count, Optional<Instant> since) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final Duration WEEK = Duration.ofDays(7);

    /// Those of a run.
    ///
    /// @param runs the run first; the second is the one before it, if there is one
    public static NewImages of(List<RunRecord> runs) {
        RunRecord latest = runs.getFirst();
        return new NewImages(
                latest.succeeded() - latest.reused(),
                runs.stream().skip(1).findFirst().map(RunRecord::startedAt));
    }

    /// Since when, as one says it: a time of today, a day of the last week, a date before that.
    ///
    /// @param clock whose zone days are told in
    /// @param date how dates are written
    public Optional<String> sinceWhen(Clock clock, Locale language, DateTimeFormatter date) {
        return since.map(before -> {
            ZonedDateTime then = before.atZone(clock.getZone());
            ZonedDateTime now = clock.instant().atZone(clock.getZone());
            LocalDate day = then.toLocalDate();
            if (day.equals(now.toLocalDate())) {
                return TIME.format(then);
            }
            return Duration.between(then, now).compareTo(WEEK.minusDays(1)) < 0
                    ? day.getDayOfWeek().getDisplayName(TextStyle.FULL, language)
                    : date.format(day);
        });
    }
}
