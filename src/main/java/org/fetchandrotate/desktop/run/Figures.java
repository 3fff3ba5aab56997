package org.fetchandrotate.desktop.run;

import java.text.NumberFormat;
import java.time.Duration;
import java.util.List;
import org.fetchandrotate.desktop.base.Messages;

/// Numbers with their units as people of the user's language read them. Immutable and thread-safe.
public final class Figures {
    private static final List<String> UNITS = List.of("run.unit.kb", "run.unit.mb", "run.unit.gb", "run.unit.tb");

    private final Messages messages;

    public Figures(Messages messages) {
        this.messages = messages;
    }

    /// `12,345`
    public String count(long number) {
        return NumberFormat.getIntegerInstance(messages.locale()).format(number);
    }

    /// `812 bytes`, `1.2 MB`: powers of 1000.
    public String bytes(long bytes) {
        if (bytes < 1_000) {
            return messages.text("run.unit.bytes", count(bytes));
        }
        double size = bytes;
        String unit = UNITS.getFirst();
        for (String larger : UNITS) {
            unit = larger;
            size /= 1_000;
            if (size < 999.5) {
                break;
            }
        }
        return messages.text(unit, decimal(size));
    }

    /// `1.2 MB/s`
    public String speed(double bytesPerSecond) {
        return messages.text("run.unit.per-second", bytes(Math.round(bytesPerSecond)));
    }

    /// `8.3`, `120`
    public String decimal(double number) {
        NumberFormat format = NumberFormat.getNumberInstance(messages.locale());
        int digits = number < 99.95 ? 1 : 0;
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        return format.format(number);
    }

    /// `0.8 s`, `12 s`, `3 min 4 s`, `2 h 5 min`.
    public String duration(Duration duration) {
        if (duration.compareTo(Duration.ofSeconds(10)) < 0 && duration.toMillis() % 1_000 != 0) {
            return messages.text("run.duration.seconds", decimal(duration.toMillis() / 1_000.0));
        }
        return wholeSeconds(duration);
    }

    /// Without fractions: `0 s`, `12 s`, `3 min 4 s`, `2 h 5 min`.
    public String wholeSeconds(Duration duration) {
        if (duration.toMinutes() == 0) {
            return messages.text("run.duration.seconds", count(duration.toSeconds()));
        }
        return duration.toHours() == 0
                ? messages.text("run.duration.minutes", count(duration.toMinutes()), count(duration.toSecondsPart()))
                : messages.text("run.duration.hours", count(duration.toHours()), count(duration.toMinutesPart()));
    }
}
