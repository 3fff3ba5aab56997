package org.fetchandrotate.settings;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fetchandrotate.settings.TextFile.Line;

/// A text in the format of Python's ConfigParser with its default options, and where in it each option of
/// `[DEFAULT]` stands. Immutable.
///
/// The rules, as of `configparser.RawConfigParser._read`: a line whose first character other than space is `#` or
/// `;` is a comment, wherever it stands; a line indented deeper than the option above it continues that option's
/// value, also past comments and empty lines; `[name]` starts a section; else the first `=` or `:` ends a key,
/// which counts in any case. There are no comments behind values.
final class IniDocument {
    static final String DEFAULT_SECTION = "DEFAULT";

    private static final Pattern SECTION = Pattern.compile("\\[(.+)]");
    private static final Pattern OPTION =
            Pattern.compile("\\s*(?<key>[^=:]*?)\\s*[=:]\\s*(?<value>.*)", Pattern.DOTALL);
    private static final Pattern COMMENTED_OPTION = Pattern.compile("\\s*[;#]\\s*([A-Za-z_]+)\\s*[=:].*");

    private final TextFile file;
    private final Map<String, Option> options = new HashMap<>();
    private final List<Finding> findings = new ArrayList<>();

    /// Where comments in `[DEFAULT]` show options, such as `; rotation = 180`.
    private final Map<String, Integer> commentedOptions = new HashMap<>();

    /// Behind the last line of `[DEFAULT]` that isn't blank; -1 if there is no such section.
    private int endOfDefault = -1;

    /// An option of `[DEFAULT]`.
    ///
    /// @param key in lower case
    /// @param first its line, from 0
    /// @param last the last line of its value: the same, or that of its last continuation
    /// @param raw its value as it stands: a line for each, `%` doubled
    record Option(String key, int first, int last, List<String> raw) {}

    /// A line that breaks the format.
    ///
    /// @param line from 0
    /// @param reason for people
    record Finding(int line, String reason) {}

    IniDocument(TextFile file) {
        this.file = file;
        new Reader().read();
    }

    TextFile file() {
        return file;
    }

    List<Finding> findings() {
        return findings;
    }

    Optional<Option> option(String key) {
        return Optional.ofNullable(options.get(key));
    }

    Iterable<Option> options() {
        return options.values().stream()
                .sorted((left, right) -> Integer.compare(left.first(), right.first()))
                .toList();
    }

    /// This document with one value changed where it stands; else added below a comment that shows the option, such
    /// as `; rotation = 180`; else at the end of `[DEFAULT]`.
    ///
    /// @param raw one line
    IniDocument with(String key, String raw) {
        List<Line> lines = new ArrayList<>(file.lines());
        Optional<Option> present = option(key);
        if (present.isPresent()) {
            Option old = present.get();
            String text = lines.get(old.first()).text();
            removeContinuations(lines, old);
            Matcher matcher = OPTION.matcher(text);
            String start = matcher.matches() ? text.substring(0, matcher.start("value")) : key + " =";
            String gap = raw.isEmpty() || start.endsWith(" ") || start.endsWith("\t") ? "" : " ";
            lines.set(
                    old.first(),
                    new Line(start + gap + raw, lines.get(old.first()).end()));
        } else {
            insert(lines, key + " = " + raw, key);
        }
        return new IniDocument(file.withLines(lines));
    }

    /// This document without an option. Comments between the lines of its value stay.
    IniDocument without(String key) {
        Optional<Option> present = option(key);
        if (present.isEmpty()) {
            return this;
        }
        List<Line> lines = new ArrayList<>(file.lines());
        removeContinuations(lines, present.get());
        lines.remove(present.get().first());
        return new IniDocument(file.withLines(lines));
    }

    private static void removeContinuations(List<Line> lines, Option option) {
        for (int i = option.last(); i > option.first(); i--) {
            if (!isComment(lines.get(i).text())) {
                lines.remove(i);
            }
        }
    }

    private void insert(List<Line> lines, String text, String key) {
        if (endOfDefault < 0) {
            lines.add(file.line("[" + DEFAULT_SECTION + "]"));
            lines.add(file.line(text));
            return;
        }
        int place = placeBelowComment(key).orElse(endOfDefault);
        lines.add(place, file.line(indentAt(place) + text));
    }

    private Optional<Integer> placeBelowComment(String key) {
        // a line in the midst of another value would cut that in two
        return Optional.ofNullable(commentedOptions.get(key))
                .filter(line -> optionAround(line).isEmpty())
                .map(line -> line + 1);
    }

    /// The option whose value goes on below this line or ends on it, its first line not counted.
    private Optional<Option> optionAround(int line) {
        return options.values().stream()
                .filter(option -> option.first() < line && line <= option.last())
                .findFirst();
    }

    /// The indent that keeps a new line from continuing the option above it, and the next from continuing the new
    /// one.
    private String indentAt(int place) {
        Optional<Option> above = options.values().stream()
                .filter(option -> option.first() < place)
                .max((left, right) -> Integer.compare(left.first(), right.first()));
        Optional<Option> below = options.values().stream()
                .filter(option -> option.first() >= place)
                .min((left, right) -> Integer.compare(left.first(), right.first()));
        return above.or(() -> below)
                .map(option -> file.lines().get(option.first()).text())
                .map(text -> text.substring(0, indent(text)))
                .orElse("");
    }

    private static boolean isComment(String text) {
        String stripped = text.stripLeading();
        return stripped.startsWith("#") || stripped.startsWith(";");
    }

    private static int indent(String text) {
        return text.length() - text.stripLeading().length();
    }

    /// One pass over the lines. Goes on after trouble, so that all of it is told at once.
    private final class Reader {
        private String section = "";
        private boolean sectionMissed;
        private int level;

        private String key = "";
        private int first;
        private int last;
        private List<String> value = new ArrayList<>();

        void read() {
            for (int i = 0; i < file.lines().size(); i++) {
                readLine(i, file.lines().get(i).text());
            }
            finishOption();
        }

        private void readLine(int line, String text) {
            String stripped = text.strip();
            if (stripped.isEmpty()) {
                return;
            }
            if (isComment(text)) {
                readComment(line, text);
            } else {
                readStatement(line, text, stripped);
            }
            if (section.equals(DEFAULT_SECTION)) {
                endOfDefault = line + 1;
            }
        }

        private void readComment(int line, String text) {
            Matcher comment = COMMENTED_OPTION.matcher(text);
            if (comment.matches() && section.equals(DEFAULT_SECTION)) {
                commentedOptions.putIfAbsent(comment.group(1).toLowerCase(Locale.ROOT), line);
            }
        }

        private void readStatement(int line, String text, String stripped) {
            if (!key.isEmpty() && indent(text) > level) {
                value.add(stripped);
                last = line;
                return;
            }
            finishOption();
            level = indent(text);
            Matcher header = SECTION.matcher(stripped);
            if (header.lookingAt()) {
                startSection(line, header.group(1));
            } else {
                startOption(line, text);
            }
        }

        private void startSection(int line, String name) {
            section = name;
            if (name.equalsIgnoreCase(DEFAULT_SECTION) && !name.equals(DEFAULT_SECTION)) {
                findings.add(new Finding(line, "must be written [" + DEFAULT_SECTION + "]"));
            }
        }

        private void startOption(int line, String text) {
            if (section.isEmpty() && !sectionMissed) {
                sectionMissed = true;
                findings.add(new Finding(line, "must stand below a line [" + DEFAULT_SECTION + "]"));
            }
            Matcher option = OPTION.matcher(text);
            if (!option.matches() || option.group("key").isEmpty()) {
                findings.add(new Finding(line, "must be a comment, a [section] or key = value"));
                return;
            }
            key = option.group("key").toLowerCase(Locale.ROOT);
            first = line;
            last = line;
            value.add(option.group("value").strip());
        }

        private void finishOption() {
            if (!key.isEmpty() && (section.isEmpty() || section.equals(DEFAULT_SECTION))) {
                Option option = new Option(key, first, last, List.copyOf(value));
                Option earlier = options.putIfAbsent(key, option);
                if (earlier != null) {
                    findings.add(new Finding(first, "repeats line " + (earlier.first() + 1)));
                }
            }
            key = "";
            value = new ArrayList<>();
        }
    }
}
