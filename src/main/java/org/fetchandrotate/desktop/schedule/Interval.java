package org.fetchandrotate.desktop.schedule;

import java.time.Duration;
import java.util.Locale;

/// From the start of a run to that of the next.
public enum Interval {
    HOUR(Duration.ofHours(1)),
    SIX_HOURS(Duration.ofHours(6)),
    DAY(Duration.ofDays(1)),
    WEEK(Duration.ofDays(7));

    private final Duration length;

    Interval(Duration length) {
        this.length = length;
    }

    public Duration length() {
        return length;
    }

    /// As the message files name it.
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
