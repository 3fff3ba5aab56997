package org.fetchandrotate.cli;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import org.fetchandrotate.model.RunRecord;

/// Says what a run found that the one before it didn't have. Immutable.
///
/// @param clock whose zone days are told in
record NewsWords(Clock clock) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final Duration WEEK = Duration.ofDays(7);

    /// `12 new since Friday`, `nothing new since 14:05`, `40 new`.
    ///
    /// @param runs the latest first; the second is the one before it, if there is one
    String of(List<RunRecord> runs) {
        RunRecord latest = runs.getFirst();
        int fresh = latest.succeeded() - latest.reused();
        String count = fresh == 0 ? "nothing new" : fresh + " new";
        return runs.size() < 2 ? count : count + " since " + since(runs.get(1));
    }

    private String since(RunRecord before) {
        ZonedDateTime then = before.startedAt().atZone(clock.getZone());
        ZonedDateTime now = clock.instant().atZone(clock.getZone());
        LocalDate day = then.toLocalDate();
        if (day.equals(now.toLocalDate())) {
            return TIME.format(then);
        }
        return Duration.between(then, now).compareTo(WEEK.minusDays(1)) < 0
                ? day.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH)
                : day.toString();
    }
}
