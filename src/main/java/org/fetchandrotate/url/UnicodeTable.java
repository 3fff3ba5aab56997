package org.fetchandrotate.url;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// A property of characters, read from a resource of `from-to;value` lines, code points in hexadecimal; a line
/// without a semicolon has no value. Immutable.
final class UnicodeTable {
    private final List<Range> ranges;

    private UnicodeTable(List<Range> ranges) {
        this.ranges = ranges;
    }

    /// What a range of characters has in common.
    ///
    /// @param value empty if the line has no semicolon
    record Range(int first, int last, Optional<String> value) {
        static Range parse(String line) {
            String[] parts = line.split(";", 2);
            String[] ends = parts[0].split("-", 2);
            return new Range(
                    Integer.parseInt(ends[0], 16),
                    Integer.parseInt(ends[ends.length - 1], 16),
                    parts.length == 2 ? Optional.of(parts[1]) : Optional.empty());
        }
    }

    /// Reads a resource beside this class.
    ///
    /// @throws UncheckedIOException when it can't be read: the program's own archive is broken
    static UnicodeTable load(String resource) {
        try (var reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(UnicodeTable.class.getResourceAsStream(resource)), StandardCharsets.US_ASCII))) {
            return new UnicodeTable(reader.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(Range::parse)
                    .sorted(Comparator.comparingInt(Range::first))
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The range that a character is in; empty if it is in none.
    Optional<Range> rangeOf(int codePoint) {
        int low = 0;
        int high = ranges.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            Range range = ranges.get(middle);
            if (codePoint < range.first) {
                high = middle - 1;
            } else if (codePoint > range.last) {
                low = middle + 1;
            } else {
                return Optional.of(range);
            }
        }
        return Optional.empty();
    }
}
