package org.fetchandrotate.desktop.log;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A line of a run's log.
///
/// @param time as it stands; empty for a line that goes on with the one before, such as a stack trace's
record LogLine(String time, LogLevel level, String text) {
    private static final Pattern LINE = Pattern.compile("(\\d\\d:\\d\\d:\\d\\d\\.\\d{3}) ([A-Z]+) +(.*)");
    /// What a log shows of a line; nobody reads more of it there.
    private static final int MAX_LENGTH = 2_000;

    /// @param before the level of the line above, for one that goes on with it
    static LogLine parse(String line, LogLevel before) {
        String shown = line.length() > MAX_LENGTH ? line.substring(0, MAX_LENGTH) + "…" : line;
        Matcher matcher = LINE.matcher(shown);
        return matcher.matches()
                ? new LogLine(matcher.group(1), LogLevel.ofWord(matcher.group(2)), matcher.group(3))
                : new LogLine("", before, shown);
    }

    /// @param query in lower case
    boolean contains(String query) {
        return query.isEmpty() || text.toLowerCase(Locale.ROOT).contains(query) || time.contains(query);
    }
}
