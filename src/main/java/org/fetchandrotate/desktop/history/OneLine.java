package org.fetchandrotate.desktop.history;

import java.util.regex.Pattern;

/// Text from the web, fit for a cell.
final class OneLine {
    /// Line breaks and other control characters, and those that turn the direction of writing: a file name must not
    /// look like another (Unicode Technical Report 36, 2.10 "Bidirectional text spoofing").
    private static final Pattern UNFIT = Pattern.compile("[\\p{Cc}\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069]+");

    /// More than any screen shows in a line, or a tooltip on a page.
    private static final int MOST_CHARACTERS = 1_000;

    private OneLine() {}

    static String of(String text) {
        String shortened = text.length() > MOST_CHARACTERS ? text.substring(0, MOST_CHARACTERS) + "…" : text;
        return UNFIT.matcher(shortened).replaceAll(" ");
    }
}
