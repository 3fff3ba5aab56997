package org.fetchandrotate.storage;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;

/// Points in time as the database has them: UTC, in the form of SQLite's `CURRENT_TIMESTAMP`, with milliseconds.
final class Timestamps {
    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS");

    /// What the original program and the people behind it may have left: a `T`, more or fewer decimals, a `Z`.
    private static final DateTimeFormatter READ = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd['T'][' ']HH:mm[:ss]")
            .optionalStart()
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .optionalEnd()
            .appendPattern("['Z']")
            .toFormatter();

    private Timestamps() {}

    static String text(Instant instant) {
        return WRITTEN.format(LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
    }

    /// Never fails, since one odd row mustn't hide the others: what isn't a point in time is the epoch.
    static Instant instant(String text) {
        try {
            return LocalDateTime.parse(text.strip(), READ).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException _) {
            return secondsSinceEpoch(text);
        }
    }

    private static Instant secondsSinceEpoch(String text) {
        try {
            return Instant.ofEpochMilli(Math.round(Double.parseDouble(text) * 1000));
        } catch (NumberFormatException | DateTimeException _) {
            return Instant.EPOCH;
        }
    }
}
