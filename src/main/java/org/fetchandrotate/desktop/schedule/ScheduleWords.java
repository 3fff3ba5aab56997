package org.fetchandrotate.desktop.schedule;

import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Optional;
import org.fetchandrotate.desktop.base.Messages;
import org.fetchandrotate.model.NewImages;

/// Says when the next run comes, and what was new in the last. Immutable.
///
/// @param clock whose zone times are told in
public record ScheduleWords(Messages messages, Clock clock) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    /// `Every 6 hours`.
    public String of(Interval interval) {
        return messages.text("schedule.every." + interval.code());
    }

    /// `Next run at 18:05`, `Next run Fri 18:05`.
    public String next(Instant next) {
        ZonedDateTime then = next.atZone(clock.getZone());
        boolean isToday = then.toLocalDate()
                .equals(clock.instant().atZone(clock.getZone()).toLocalDate());
        return isToday
                ? messages.text("schedule.next.today", TIME.format(then))
                : messages.text(
                        "schedule.next",
                        DateTimeFormatter.ofPattern("ccc", messages.locale()).format(then),
                        TIME.format(then));
    }

    /// `12 new since Friday`, `Nothing new since 14:05`, `40 new`.
    public String news(NewImages images) {
        Optional<String> since = images.sinceWhen(
                clock,
                messages.locale(),
                DateTimeFormatter.ofLocalizedDate(FormatStyle.SHORT).withLocale(messages.locale()));
        return since.map(when -> messages.text("schedule.new.since", images.count(), when))
                .orElseGet(() -> messages.text("schedule.new", images.count()));
    }
}
