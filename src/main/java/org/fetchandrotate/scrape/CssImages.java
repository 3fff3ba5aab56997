package org.fetchandrotate.scrape;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Finds the images of `background` and `background-image` in one `style` attribute. Used once, by one thread;
/// takes time in proportion to the attribute's length.
///
/// Source: CSS Syntax Level 3, 4.3.5 "Consume a string token", 4.3.6 "Consume a url token", 4.3.7 "Consume an
/// escaped code point", 5.4.4 "Consume a list of declarations".
final class CssImages {
    private static final int MAX_HEX_DIGITS = 6;
    private static final char END = '\0';

    private final String css;
    private final List<String> urls = new ArrayList<>(1);
    private int position;

    private CssImages(String css) {
        this.css = css;
    }

    /// The addresses in the order given: the topmost layer first.
    static List<String> urls(String style) {
        var backgrounds = new CssImages(style);
        backgrounds.readDeclarations();
        return backgrounds.urls;
    }

    private void readDeclarations() {
        var name = new StringBuilder();
        while (position < css.length()) {
            char character = css.charAt(position);
            if (skipComment()) {
                continue;
            }
            position++;
            switch (character) {
                case ';' -> name.setLength(0);
                case ':' -> {
                    readValue(isBackground(name.toString()));
                    name.setLength(0);
                }
                default -> name.append(character);
            }
        }
    }

    private static boolean isBackground(String name) {
        String property = name.strip().toLowerCase(Locale.ROOT);
        return property.equals("background") || property.equals("background-image");
    }

    /// Reads up to the semicolon that ends a declaration, noting its addresses if they are wanted.
    private void readValue(boolean wanted) {
        int depth = 0;
        while (position < css.length()) {
            char character = css.charAt(position);
            if (skipComment()) {
                continue;
            }
            if (startsUrl()) {
                position += "url(".length();
                String url = readUrl();
                if (wanted && !url.isBlank()) {
                    urls.add(url);
                }
                continue;
            }
            position++;
            switch (character) {
                case '"', '\'' -> readString(character);
                case '\\' -> position++;
                case '(' -> depth++;
                case ')' -> depth = Math.max(0, depth - 1);
                case ';' -> {
                    if (depth == 0) {
                        return;
                    }
                }
                default -> {}
            }
        }
    }

    private boolean skipComment() {
        if (!css.startsWith("/*", position)) {
            return false;
        }
        int end = css.indexOf("*/", position + 2);
        position = end < 0 ? css.length() : end + 2;
        return true;
    }

    private boolean startsUrl() {
        return css.regionMatches(true, position, "url(", 0, 4)
                && (position == 0 || !isNameCharacter(css.charAt(position - 1)));
    }

    private static boolean isNameCharacter(char character) {
        return Character.isLetterOrDigit(character) || character == '-' || character == '_' || character >= 0x80;
    }

    /// Reads the address after `url(`, up to and with its closing parenthesis; empty if it is malformed.
    private String readUrl() {
        skipWhitespace();
        char first = current();
        if (first == '"' || first == '\'') {
            position++;
            String url = readString(first);
            skipWhitespace();
            return closesUrl() ? url : "";
        }
        var url = new StringBuilder();
        while (position < css.length() && current() != ')' && !Character.isWhitespace(current())) {
            char character = css.charAt(position++);
            switch (character) {
                case '\\' -> readEscape(url);
                case '"', '\'', '(' -> {
                    closesUrl();
                    return "";
                }
                default -> url.append(character);
            }
        }
        skipWhitespace();
        return closesUrl() ? url.toString() : "";
    }

    /// Skips to behind the closing parenthesis; false if anything else had to be skipped.
    private boolean closesUrl() {
        int start = position;
        while (position < css.length()) {
            char character = css.charAt(position++);
            if (character == ')') {
                return position == start + 1;
            }
            if (character == '\\') {
                position++;
            }
        }
        return start >= css.length();
    }

    /// Reads a string after its opening quote, up to and with its closing one, or up to the end or a line break.
    private String readString(char quote) {
        var string = new StringBuilder();
        while (position < css.length()) {
            char character = css.charAt(position++);
            if (character == quote || character == '\n') {
                break;
            }
            if (character == '\\') {
                readEscape(string);
            } else {
                string.append(character);
            }
        }
        return string.toString();
    }

    /// Reads what follows a backslash: up to six hexadecimal digits and one white space, a line break, or any
    /// character.
    private void readEscape(StringBuilder result) {
        int start = position;
        int codePoint = 0;
        while (position - start < MAX_HEX_DIGITS && hexValue(current()) >= 0) {
            codePoint = codePoint << 4 | hexValue(current());
            position++;
        }
        if (position > start) {
            boolean invalid = codePoint == 0
                    || codePoint > Character.MAX_CODE_POINT
                    || (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE);
            result.appendCodePoint(invalid ? 0xFFFD : codePoint);
            if (position < css.length() && Character.isWhitespace(current())) {
                position++;
            }
        } else if (position < css.length()) {
            char character = css.charAt(position++);
            if (character != '\n') {
                result.append(character);
            }
        }
    }

    private static int hexValue(char character) {
        return character < 0x80 ? Character.digit(character, 16) : -1;
    }

    private void skipWhitespace() {
        while (position < css.length() && Character.isWhitespace(current())) {
            position++;
        }
    }

    private char current() {
        return position < css.length() ? css.charAt(position) : END;
    }
}
