package org.fetchandrotate.cli;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;

/// Numbers and texts as people read them.
final class Wording {
    private static final Pattern STEERING = Pattern.compile("[\\p{Cc}\\u202a-\\u202e\\u2066-\\u2069]");

    private Wording() {}

    /// `812 bytes`, `1.2 MB`: powers of 1000.
    static String bytes(long bytes) {
        if (bytes < 1_000) {
            return bytes + " bytes";
        }
        double size = bytes;
        String unit = "";
        for (String larger : new String[] {"kB", "MB", "GB", "TB"}) {
            if (size < 999.5) {
                break;
            }
            size /= 1_000;
            unit = larger;
        }
        return String.format(Locale.ROOT, size < 99.95 ? "%.1f %s" : "%.0f %s", size, unit);
    }

    /// `0.8 s`, `12 s`, `3 min 4 s`.
    static String duration(Duration duration) {
        if (duration.compareTo(Duration.ofSeconds(10)) < 0) {
            return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1_000.0);
        }
        return duration.toMinutes() == 0
                ? duration.toSeconds() + " s"
                : duration.toMinutes() + " min " + duration.toSecondsPart() + " s";
    }

    /// `1 image`, `2 images`.
    static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    /// A text that takes no more than so many columns, its middle left out where it must: the ends of URLs and host
    /// names tell most.
    static String fit(String text, int width, Glyphs glyphs) {
        String printable = printable(text);
        int length = printable.codePointCount(0, printable.length());
        if (length <= width) {
            return printable;
        }
        int room = Math.max(width - glyphs.cut().length(), 0);
        int head = printable.offsetByCodePoints(0, room / 2);
        int tail = printable.offsetByCodePoints(printable.length(), -(room - room / 2));
        return printable.substring(0, head) + (width > 0 ? glyphs.cut() : "") + printable.substring(tail);
    }

    /// Without what steers a terminal or turns the direction of writing: texts come from the web.
    static String printable(String text) {
        return STEERING.matcher(text).replaceAll("?");
    }
}
