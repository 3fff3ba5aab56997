package org.fetchandrotate.scrape;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A forgiving JSON reader for what pages embed: it takes trailing commas, line breaks in strings, single
/// quotes, bare names, comments, and comment marks around the whole; where it can't go on it keeps what it has.
/// Bounded in depth and size. Used once, by one thread.
///
/// Source: RFC 8259; what goes beyond it is said above.
final class JsonReader {
    private static final int MAX_DEPTH = 64;
    private static final int MAX_LENGTH = 1 << 20;
    private static final char END = '\0';

    private static final String CDATA = "<![CDATA[";

    private final String text;
    private int position;
    private boolean gaveUp;

    private JsonReader(String text) {
        this.text = text;
    }

    /// A JSON value.
    sealed interface Value {}

    record Text(String text) implements Value {}

    record Items(List<Value> values) implements Value {}

    /// The last of several members with the same name counts.
    record Members(Map<String, Value> values) implements Value {}

    /// A number, `true`, `false` or `null`.
    record Other() implements Value {}

    /// What was read.
    ///
    /// @param whole whether nothing had to be left unread
    record Outcome(Value value, boolean whole) {}

    /// Reads the values in the text, which are items if there are several; at most 1 MiB of it.
    static Value read(String text) {
        return readAll(text).value();
    }

    /// The same, telling whether that was all.
    static Outcome readAll(String text) {
        var reader = new JsonReader(text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) : text);
        List<Value> values = new ArrayList<>();
        while (reader.goToValue()) {
            values.add(reader.readValue(0));
        }
        Value value = values.size() == 1 ? values.getFirst() : new Items(values);
        return new Outcome(value, !reader.gaveUp && text.length() <= MAX_LENGTH);
    }

    /// Goes to the next object or list, past the marks by which pages hide one from old browsers.
    private boolean goToValue() {
        while (position < text.length()) {
            if (text.startsWith(CDATA, position)) {
                position += CDATA.length();
            } else if (!skipComment()) {
                if ("{[".indexOf(current()) >= 0) {
                    return true;
                }
                position++;
            }
        }
        return false;
    }

    private Value readValue(int depth) {
        skipWhitespace();
        return switch (current()) {
            case '{' -> depth < MAX_DEPTH ? readMembers(depth) : giveUp();
            case '[' -> depth < MAX_DEPTH ? readItems(depth) : giveUp();
            case '"', '\'' -> new Text(readString(current()));
            default -> readWord().isEmpty() ? giveUp() : new Other();
        };
    }

    private Value readMembers(int depth) {
        var members = new LinkedHashMap<String, Value>();
        position++;
        while (next() != '}' && current() != END) {
            String name = readName();
            if (name.isEmpty() || next() != ':') {
                giveUp();
                break;
            }
            position++;
            members.put(name, readValue(depth + 1));
        }
        close('}');
        return new Members(members);
    }

    private Value readItems(int depth) {
        var items = new ArrayList<Value>();
        position++;
        while (next() != ']' && current() != END) {
            items.add(readValue(depth + 1));
        }
        close(']');
        return new Items(items);
    }

    private void close(char end) {
        if (current() == end) {
            position++;
        } else {
            giveUp();
        }
    }

    /// Leaves the rest of the text unread: all open values end here.
    private Value giveUp() {
        gaveUp = true;
        position = text.length();
        return new Other();
    }

    /// A member's name: a string, or a word as in scripts.
    private String readName() {
        return current() == '"' || current() == '\'' ? readString(current()) : readWord();
    }

    /// A number, `true` and the like, or a bare name; empty if none stands here.
    private String readWord() {
        int start = position;
        while (position < text.length() && (Character.isLetterOrDigit(current()) || "+-._$@".indexOf(current()) >= 0)) {
            position++;
        }
        return text.substring(start, position);
    }

    private String readString(char quote) {
        var string = new StringBuilder();
        position++;
        while (position < text.length()) {
            char character = text.charAt(position++);
            if (character == quote || position == text.length()) {
                // closed, or cut off: then its last character may be half of an escape
                break;
            }
            string.append(character == '\\' ? readEscape() : character);
        }
        return string.toString();
    }

    private char readEscape() {
        char escaped = current();
        position++;
        return switch (escaped) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> readUnicode();
            default -> escaped;
        };
    }

    private char readUnicode() {
        int value = 0;
        for (int digits = 0; digits < 4 && Character.digit(current(), 16) >= 0; digits++) {
            value = value << 4 | Character.digit(current(), 16);
            position++;
        }
        return (char) value;
    }

    /// The next character that counts, past white space, comments and commas.
    private char next() {
        skipWhitespace();
        while (current() == ',') {
            position++;
            skipWhitespace();
        }
        return current();
    }

    private void skipWhitespace() {
        while (position < text.length() && (Character.isWhitespace(current()) || skipComment())) {
            if (position < text.length() && Character.isWhitespace(current())) {
                position++;
            }
        }
    }

    private boolean skipComment() {
        boolean line = text.startsWith("//", position);
        if (!line && !text.startsWith("/*", position)) {
            return false;
        }
        int end = text.indexOf(line ? "\n" : "*/", position + 2);
        position = end < 0 ? text.length() : end + (line ? 1 : 2);
        return true;
    }

    private char current() {
        return position < text.length() ? text.charAt(position) : END;
    }
}
