package org.fetchandrotate.settings;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fetchandrotate.model.Settings;

/// The texts of values as people write them. Reading is empty-handed, never surprised, on other text.
final class ValueText {
    private static final Pattern WHOLE_NUMBER = Pattern.compile("\\d{1,19}(?:_\\d{1,19})*");
    private static final Pattern MILLIONS =
            Pattern.compile("(\\d{1,9}(?:\\.\\d{1,6})?) ?million", Pattern.CASE_INSENSITIVE);
    private static final Pattern SECONDS = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,3})?) ?s?");
    private static final Pattern BYTES =
            Pattern.compile("(\\d{1,15}(?:\\.\\d{1,3})?) ?([kmg]i?)?b?", Pattern.CASE_INSENSITIVE);
    private static final Map<String, Long> FACTORS =
            Map.of("k", 1_000L, "m", 1_000_000L, "g", 1_000_000_000L, "ki", 1L << 10, "mi", 1L << 20, "gi", 1L << 30);

    private static final String AUTO = "auto";
    private static final long MILLION = 1_000_000;

    private ValueText() {}

    /// `100`, `178_000_000`, `178 million`.
    static Optional<Long> wholeNumber(String text) {
        Matcher plain = WHOLE_NUMBER.matcher(text);
        if (plain.matches()) {
            return exactly(new BigDecimal(text.replace("_", "")));
        }
        Matcher millions = MILLIONS.matcher(text);
        return millions.matches() ? exactly(new BigDecimal(millions.group(1)).movePointRight(6)) : Optional.empty();
    }

    /// `auto`, in any case.
    static boolean isAuto(String text) {
        return text.equalsIgnoreCase(AUTO);
    }

    /// `64 MiB`, `10MB`, `1.5 GiB`, `65536`: a unit with an `i` counts in powers of 1024, one without in powers of
    /// 1000.
    static Optional<Long> bytes(String text) {
        Matcher matcher = BYTES.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String unit = matcher.group(2);
        long factor = unit == null ? 1 : FACTORS.getOrDefault(unit.toLowerCase(Locale.ROOT), 1L);
        return exactly(new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(factor)));
    }

    /// `2`, `0.5`, to the millisecond.
    static Optional<Duration> seconds(String text) {
        Matcher matcher = SECONDS.matcher(text);
        return matcher.matches()
                ? exactly(new BigDecimal(matcher.group(1)).movePointRight(3)).map(Duration::ofMillis)
                : Optional.empty();
    }

    /// The words that Python's `ConfigParser.getboolean` knows.
    static Optional<Boolean> yesNo(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "yes", "true", "on", "1" -> Optional.of(true);
            case "no", "false", "off", "0" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    /// What stands between commas, without empty ones.
    static List<String> keywords(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(keyword -> !keyword.isEmpty())
                .toList();
    }

    /// `100`, `178 million`.
    static String ofWholeNumber(long number) {
        return number >= MILLION && number % MILLION == 0 ? number / MILLION + " million" : String.valueOf(number);
    }

    static String ofWholeNumberOrAuto(long number) {
        return number == Settings.Network.AUTOMATIC ? AUTO : ofWholeNumber(number);
    }

    /// `64 MiB`, `65537`: in the greatest unit of which it is a multiple.
    static String ofBytes(long bytes) {
        for (String unit : List.of("Gi", "Mi", "Ki")) {
            long factor = FACTORS.getOrDefault(unit.toLowerCase(Locale.ROOT), 1L);
            if (bytes >= factor && bytes % factor == 0) {
                return bytes / factor + " " + unit + "B";
            }
        }
        return String.valueOf(bytes);
    }

    /// `2`, `0.5`.
    static String ofSeconds(Duration duration) {
        BigDecimal seconds = BigDecimal.valueOf(duration.toMillis(), 3);
        return seconds.signum() == 0 ? "0" : seconds.stripTrailingZeros().toPlainString();
    }

    static String ofYesNo(boolean isYes) {
        return isYes ? "yes" : "no";
    }

    /// The word of a choice.
    static String ofWord(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }

    private static Optional<Long> exactly(BigDecimal number) {
        try {
            return Optional.of(number.longValueExact());
        } catch (ArithmeticException fractionOrOverflow) {
            return Optional.empty();
        }
    }
}
