package org.fetchandrotate.fetch;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Reads the `Retry-After` header. Immutable, thread-safe.
///
/// Source: RFC 9110 section 10.2.3, and 5.6.7 for the three forms of a date that a recipient must take.
final class RetryAfter {
    private static final DateTimeFormatter ASCTIME =
            DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.US).withZone(ZoneOffset.UTC);

    private static final Duration FOR_EVER = Duration.ofDays(365);

    private final Clock clock;

    RetryAfter(Clock clock) {
        this.clock = clock;
    }

    /// How long the header asks to wait, from zero to a year; empty if it makes no sense.
    Optional<Duration> parse(String header) {
        String value = header.strip();
        if (!value.isEmpty() && value.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.of(value.length() > 8 ? FOR_EVER : bounded(Duration.ofSeconds(Long.parseLong(value))));
        }
        return Stream.of(DateTimeFormatter.RFC_1123_DATE_TIME, rfc850(), ASCTIME)
                .flatMap(form -> date(value, form).stream())
                .findFirst()
                .map(this::until);
    }

    // Its years have two digits: those of the hundred years that end 50 years from now.
    private DateTimeFormatter rfc850() {
        LocalDate earliest =
                LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusYears(49);
        return new DateTimeFormatterBuilder()
                .appendPattern("EEEE, dd-MMM-")
                .appendValueReduced(ChronoField.YEAR, 2, 2, earliest)
                .appendPattern(" HH:mm:ss 'GMT'")
                .toFormatter(Locale.US)
                .withZone(ZoneOffset.UTC);
    }

    private static Optional<Instant> date(String value, DateTimeFormatter form) {
        try {
            return Optional.of(form.parse(value, ZonedDateTime::from).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty(); // not of this form; the caller tries the next
        }
    }

    private Duration until(Instant date) {
        return bounded(Duration.between(clock.instant(), date));
    }

    private static Duration bounded(Duration time) {
        if (time.isNegative()) {
            return Duration.ZERO;
        }
        return time.compareTo(FOR_EVER) > 0 ? FOR_EVER : time;
    }
}
