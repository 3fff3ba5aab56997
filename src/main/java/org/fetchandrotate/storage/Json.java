package org.fetchandrotate.storage;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/// Writes one JSON object in one line, member by member. Source: RFC 8259; what is written is always valid UTF-8
/// text, since a surrogate without its partner is escaped (section 8.2).
public final class Json {
    private final StringBuilder text = new StringBuilder("{");

    /// An array of numbers, as SQLite's `json_each` takes it.
    static String of(long... numbers) {
        return LongStream.of(numbers).mapToObj(Long::toString).collect(Collectors.joining(",", "[", "]"));
    }

    /// Adds a member.
    ///
    /// @param value a text, number or truth value; another object; a collection or a map of such; an optional one,
    ///     `null` where it is empty
    public Json with(String name, Object value) {
        if (text.length() > 1) {
            text.append(',');
        }
        string(name);
        text.append(':');
        value(value);
        return this;
    }

    @Override
    public String toString() {
        return text + "}";
    }

    private void value(Object value) {
        switch (value) {
            case CharSequence string -> string(string);
            case Integer _, Long _, Boolean _ -> text.append(value);
            case Double number when Double.isFinite(number) -> text.append(number);
            case Json object -> text.append(object);
            case Optional<?> optional -> optional.ifPresentOrElse(this::value, () -> text.append("null"));
            case OptionalInt number ->
                number.ifPresentOrElse(present -> text.append(present), () -> text.append("null"));
            case OptionalLong number ->
                number.ifPresentOrElse(present -> text.append(present), () -> text.append("null"));
            case Collection<?> items -> array(items);
            case Map<?, ?> members -> {
                Json object = new Json();
                members.forEach((name, member) -> object.with(String.valueOf(name), member));
                text.append(object);
            }
            default -> throw new IllegalArgumentException("No JSON for " + value.getClass());
        }
    }

    private void array(Collection<?> items) {
        text.append('[');
        String separator = "";
        for (Object item : items) {
            text.append(separator);
            value(item);
            separator = ",";
        }
        text.append(']');
    }

    private void string(CharSequence string) {
        text.append('"');
        for (int i = 0; i < string.length(); i++) {
            char character = string.charAt(i);
            switch (character) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                default -> {
                    if (Character.isISOControl(character) || isUnpaired(string, i)) {
                        text.append("\\u%04x".formatted((int) character));
                    } else {
                        text.append(character);
                    }
                }
            }
        }
        text.append('"');
    }

    private static boolean isUnpaired(CharSequence string, int index) {
        char character = string.charAt(index);
        if (Character.isHighSurrogate(character)) {
            return index + 1 == string.length() || !Character.isLowSurrogate(string.charAt(index + 1));
        }
        return Character.isLowSurrogate(character)
                && (index == 0 || !Character.isHighSurrogate(string.charAt(index - 1)));
    }
}
