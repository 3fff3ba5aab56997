package org.fetchandrotate.fetch;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which part of a body an answer holds. Immutable.
///
/// Source: RFC 9110 section 14.4.
///
/// @param first byte of it, from 0
/// @param last byte of it
/// @param length of the whole; empty if the server doesn't know
record ContentRange(long first, long last, OptionalLong length) {
    private static final Pattern BYTES = Pattern.compile("(?i)bytes (\\d{1,18})-(\\d{1,18})/(?:(\\d{1,18})|\\*)");

    /// @return empty if it makes no sense
    static Optional<ContentRange> parse(String header) {
        Matcher matcher = BYTES.matcher(header.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long first = Long.parseLong(matcher.group(1));
        long last = Long.parseLong(matcher.group(2));
        String length = matcher.group(3);
        if (first > last || length != null && last >= Long.parseLong(length)) {
            return Optional.empty();
        }
        return Optional.of(new ContentRange(
                first, last, length == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(length))));
    }

    /// Whether it is the rest of a body of which a part is here.
    ///
    /// @param offset how much is here
    /// @param expected how long the whole was said to be, if it was
    boolean completes(long offset, OptionalLong expected) {
        boolean sameLength = length.isEmpty() || expected.isEmpty() || length.equals(expected);
        OptionalLong whole = length.isPresent() ? length : expected;
        return first == offset && sameLength && whole.isPresent() && last == whole.getAsLong() - 1;
    }
}
