package org.fetchandrotate.settings;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.fetchandrotate.settings.SettingKey.Kind;
import org.fetchandrotate.url.ProxyUrl;

/// What one key's values may be.
///
/// @param min the least number: whole, milliseconds or bytes; 0 where the kind has no numbers
/// @param max the greatest
/// @param choices the words allowed, for [Kind#CHOICE]; else empty
record ValueRule(Kind kind, long min, long max, List<String> choices) {
    private static final int MAX_LENGTH = 1_000;

    static ValueRule wholeNumber(long min, long max) {
        return new ValueRule(Kind.INTEGER, min, max, List.of());
    }

    static ValueRule wholeNumberOrAuto(long min, long max) {
        return new ValueRule(Kind.INTEGER_OR_AUTO, min, max, List.of());
    }

    static ValueRule seconds(Duration min, Duration max) {
        return new ValueRule(Kind.SECONDS, min.toMillis(), max.toMillis(), List.of());
    }

    static ValueRule bytes(long min, long max) {
        return new ValueRule(Kind.BYTES, min, max, List.of());
    }

    static <T> ValueRule choice(T[] choices, Function<T, String> word) {
        return choice(Stream.of(choices).map(word).toArray(String[]::new));
    }

    static ValueRule choice(String... words) {
        return new ValueRule(Kind.CHOICE, 0, 0, List.of(words));
    }

    static ValueRule of(Kind kind) {
        return new ValueRule(kind, 0, 0, List.of());
    }

    boolean accepts(String value) {
        if (value.length() > MAX_LENGTH || value.chars().anyMatch(Character::isISOControl)) {
            return false;
        }
        return switch (kind) {
            case INTEGER -> inRange(ValueText.wholeNumber(value));
            case INTEGER_OR_AUTO -> ValueText.isAuto(value) || inRange(ValueText.wholeNumber(value));
            case SECONDS -> inRange(ValueText.seconds(value).map(Duration::toMillis));
            case BYTES -> inRange(ValueText.bytes(value));
            // RFC 9110, 5.5: what a header value may hold, without the obsolete bytes above 127
            case TEXT -> !value.isEmpty() && value.chars().allMatch(character -> character >= ' ' && character < 127);
            case PATH -> namesSomething(value);
            case YES_NO -> ValueText.yesNo(value).isPresent();
            case CHOICE -> choices.contains(value.toLowerCase(Locale.ROOT));
            case PROXY -> ProxyUrl.isProxy(value);
            case KEYWORDS -> true;
        };
    }

    /// What is allowed, for people: the end of a sentence that starts with "must be".
    String allowed() {
        return switch (kind) {
            case INTEGER -> "a whole number from %d to %d".formatted(min, max);
            case INTEGER_OR_AUTO -> "a whole number from %d to %d, or auto".formatted(min, max);
            case SECONDS ->
                "seconds from %s to %s"
                        .formatted(
                                ValueText.ofSeconds(Duration.ofMillis(min)),
                                ValueText.ofSeconds(Duration.ofMillis(max)));
            case BYTES ->
                "a size from %s to %s, such as 64 MiB".formatted(ValueText.ofBytes(min), ValueText.ofBytes(max));
            case TEXT -> "1 to %d printable ASCII characters".formatted(MAX_LENGTH);
            case PATH -> "the name of a file or folder, relative to the folder of config.ini or absolute";
            case YES_NO -> "yes or no";
            case CHOICE -> String.join(", ", choices.subList(0, choices.size() - 1)) + " or " + choices.getLast();
            case PROXY -> "system, none, or the URL of a proxy: http://, socks4:// or socks5:// with a host and a port";
            case KEYWORDS -> "words separated by commas, %d characters at most".formatted(MAX_LENGTH);
        };
    }

    private boolean inRange(Optional<Long> number) {
        return number.isPresent() && number.get() >= min && number.get() <= max;
    }

    /// Neither nothing nor the workspace itself, a folder above it or a file system's root: those hold other
    /// things, which cleaning up must never meet.
    private static boolean namesSomething(String value) {
        try {
            Path name = Path.of(value).normalize().getFileName();
            return name != null
                    && !name.toString().isBlank()
                    && !name.toString().equals("..");
        } catch (InvalidPathException invalid) {
            return false;
        }
    }
}
