package org.fetchandrotate.scrape;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Reads one `srcset` attribute. Used once, by one thread; takes time in proportion to the attribute's length.
///
/// Source: HTML Standard, 4.8.4.2.2 "Parsing a srcset attribute" (its step numbers are given below).
final class SrcsetParser {
    private static final Pattern NON_NEGATIVE_INTEGER = Pattern.compile("[0-9]++");
    private static final Pattern FLOATING_POINT =
            Pattern.compile("-?(?:[0-9]++(?:\\.[0-9]++)?|\\.[0-9]++)(?:[eE][-+]?[0-9]++)?");

    /// More digits than any finite number needs.
    private static final int MAX_NUMBER_LENGTH = 400;

    private final String text;
    private int position;

    private SrcsetParser(String text) {
        this.text = text;
    }

    /// One image candidate string.
    ///
    /// @param width in pixels, 0 if not given
    /// @param density in image pixels per CSS pixel, 1 if neither it nor a width is given, 0 beside a width
    record Entry(String url, double width, double density) {}

    /// The valid candidates, in the order given.
    static List<Entry> parse(String srcset) {
        return new SrcsetParser(srcset).parse();
    }

    private List<Entry> parse() {
        var entries = new ArrayList<Entry>();
        while (true) {
            // 4, 5
            skip(true);
            if (position == text.length()) {
                return entries;
            }
            // 6 to 8
            int start = position;
            while (position < text.length() && !isWhitespace(text.charAt(position))) {
                position++;
            }
            String url = text.substring(start, position);
            List<String> descriptors = url.endsWith(",") ? List.of() : tokenize();
            addIfValid(withoutTrailingCommas(url), descriptors, entries);
        }
    }

    /// 8.1 to 8.4: the descriptors up to the next comma outside of parentheses.
    private List<String> tokenize() {
        skip(false);
        var descriptors = new ArrayList<String>();
        var current = new StringBuilder();
        boolean inParentheses = false;
        while (position < text.length()) {
            char character = text.charAt(position++);
            if (!inParentheses && character == ',') {
                break;
            }
            if (!inParentheses && isWhitespace(character)) {
                flush(current, descriptors);
                continue;
            }
            current.append(character);
            // a parenthesis right after white space opens too: "after descriptor" reconsumes in "in descriptor"
            inParentheses = inParentheses ? character != ')' : character == '(';
        }
        flush(current, descriptors);
        return descriptors;
    }

    private static void flush(StringBuilder current, List<String> descriptors) {
        if (!current.isEmpty()) {
            descriptors.add(current.toString());
            current.setLength(0);
        }
    }

    /// 9 to 15. A candidate with any bad descriptor is left out; a future `h` is fine beside a `w`.
    private static void addIfValid(String url, List<String> descriptors, List<Entry> entries) {
        double width = 0;
        double density = 0;
        double height = 0;
        for (String descriptor : descriptors) {
            String number = descriptor.substring(0, descriptor.length() - 1);
            char unit = descriptor.charAt(descriptor.length() - 1);
            boolean free = switch (unit) {
                case 'w' -> width == 0 && density == 0;
                case 'x' -> width == 0 && density == 0 && height == 0;
                case 'h' -> height == 0 && density == 0;
                default -> false;
            };
            double value = unit == 'x' ? density(number) : dimension(number);
            if (!free || !(value > 0)) {
                return;
            }
            switch (unit) {
                case 'w' -> width = value;
                case 'x' -> density = value;
                default -> height = value;
            }
        }
        if (height > 0 && width == 0) {
            return;
        }
        entries.add(new Entry(url, width, width == 0 && density == 0 ? 1 : density));
    }

    /// A positive number of pixels, or -1.
    private static double dimension(String number) {
        return number.length() <= MAX_NUMBER_LENGTH
                        && NON_NEGATIVE_INTEGER.matcher(number).matches()
                ? finite(Double.parseDouble(number))
                : -1;
    }

    /// A density, or -1. A density of zero is valid; it is taken for the smallest there is, so that zero can mean
    /// "none".
    private static double density(String number) {
        if (number.length() > MAX_NUMBER_LENGTH
                || !FLOATING_POINT.matcher(number).matches()) {
            return -1;
        }
        double value = finite(Double.parseDouble(number));
        return value == 0 ? Double.MIN_VALUE : value;
    }

    private static double finite(double value) {
        return Double.isFinite(value) ? value : -1;
    }

    private static String withoutTrailingCommas(String url) {
        int end = url.length();
        while (end > 0 && url.charAt(end - 1) == ',') {
            end--;
        }
        return url.substring(0, end);
    }

    private void skip(boolean commasToo) {
        while (position < text.length()
                && (isWhitespace(text.charAt(position)) || (commasToo && text.charAt(position) == ','))) {
            position++;
        }
    }

    private static boolean isWhitespace(char character) {
        return character == ' ' || character == '\t' || character == '\n' || character == '\f' || character == '\r';
    }
}
