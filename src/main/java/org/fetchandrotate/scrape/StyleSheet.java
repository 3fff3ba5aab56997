package org.fetchandrotate.scrape;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Splits a style sheet into the rules that show images, and the sheets that it imports. Rules for other media
/// are left out, nested ones are told with the selectors around them. Takes time in proportion to its length,
/// whatever is in it, and no stack for what is nested. Used once, by one thread.
///
/// Source: CSS Syntax Level 3, 5.4; CSS Cascade Level 5, 2 "Importing Style Sheets"; CSS Nesting 1, 3.
final class StyleSheet {
    /// Deeper blocks are skipped.
    private static final int MOST_NESTING = 64;

    private static final int MOST_RULES = 10_000;
    private static final int MOST_IMPORTS = 20;
    private static final int MOST_SELECTOR = 2_000;

    private static final Pattern AT_NAME = Pattern.compile("@([a-z-]+)");
    private static final Pattern SHOWS = Pattern.compile("url\\(|image-set\\(", Pattern.CASE_INSENSITIVE);
    private static final Pattern IMPORT = Pattern.compile(
            "@import\\s*(?:url\\(\\s*)?(?:\"([^\"]*)\"|'([^']*)'|([^\\s\"'()]+))\\s*\\)?(.*)",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private final String css;
    private final List<Rule> rules = new ArrayList<>();
    private final List<String> imports = new ArrayList<>();
    private final Deque<Block> blocks = new ArrayDeque<>();
    private int position;

    /// @param selector as written, with those around it
    /// @param declarations as in a `style` attribute
    record Rule(String selector, String declarations) {}

    private record Block(String selector, boolean fits, StringBuilder declarations) {}

    private StyleSheet(String css) {
        this.css = css;
    }

    static StyleSheet parse(String text) {
        StyleSheet sheet = new StyleSheet(text);
        sheet.read();
        return sheet;
    }

    List<Rule> rules() {
        return rules;
    }

    /// The addresses of imported sheets, as written.
    List<String> imports() {
        return imports;
    }

    private void read() {
        while (position < css.length()) {
            int start = position;
            goToDelimiter();
            String piece = css.substring(start, position);
            char delimiter = position < css.length() ? css.charAt(position++) : ';';
            switch (delimiter) {
                case '{' -> open(withoutComments(piece).strip());
                case '}' -> {
                    statement(piece);
                    close();
                }
                default -> statement(piece);
            }
        }
        while (!blocks.isEmpty()) {
            close();
        }
    }

    private void statement(String piece) {
        if (!blocks.isEmpty()) {
            blocks.peek().declarations.append(piece).append(position < css.length() ? ";" : "");
        } else if (rules.isEmpty() && imports.size() < MOST_IMPORTS) {
            Matcher matcher = IMPORT.matcher(withoutComments(piece).strip());
            if (matcher.matches() && MediaQuery.fits(media(matcher.group(4)))) {
                String url = matcher.group(1) != null
                        ? matcher.group(1)
                        : matcher.group(2) != null ? matcher.group(2) : matcher.group(3);
                imports.add(url);
            }
        }
    }

    /// What stands behind an import's address, without its layer and what it must support.
    private static String media(String rest) {
        return rest.replaceAll("(?i)\\b(?:layer|supports)(?:\\([^)]*\\)+)?", "").strip();
    }

    private void open(String prelude) {
        Block parent = blocks.peek();
        boolean fits = parent == null || parent.fits;
        String around = parent == null ? "" : parent.selector;
        if (blocks.size() >= MOST_NESTING || prelude.startsWith("--")) {
            skipBlock();
        } else if (!prelude.startsWith("@")) {
            blocks.push(new Block(nested(around, prelude), fits, new StringBuilder()));
        } else {
            Matcher name = AT_NAME.matcher(prelude.toLowerCase(Locale.ROOT));
            switch (name.lookingAt() ? name.group(1) : "") {
                case "media" ->
                    blocks.push(new Block(
                            around, fits && MediaQuery.fits(prelude.substring(name.end())), new StringBuilder()));
                case "supports", "layer", "container", "scope", "document" ->
                    blocks.push(new Block(around, fits, new StringBuilder()));
                default -> skipBlock();
            }
        }
    }

    private static String nested(String around, String selector) {
        String whole = selector;
        if (!around.isEmpty()) {
            whole = selector.contains("&")
                    ? selector.replace("&", ":is(" + around + ")")
                    : ":is(" + around + ") " + selector;
        }
        return whole.length() > MOST_SELECTOR ? "*" : whole;
    }

    private void close() {
        if (blocks.isEmpty()) {
            return;
        }
        Block block = blocks.pop();
        String declarations = block.declarations.toString();
        if (block.fits
                && !block.selector.isEmpty()
                && rules.size() < MOST_RULES
                && SHOWS.matcher(declarations).find()) {
            rules.add(new Rule(block.selector, declarations));
        }
    }

    /// Goes behind the end of the block that has just begun.
    private void skipBlock() {
        int depth = 1;
        while (depth > 0 && position < css.length()) {
            goToDelimiter();
            if (position < css.length()) {
                char delimiter = css.charAt(position++);
                depth += delimiter == '{' ? 1 : delimiter == '}' ? -1 : 0;
            }
        }
    }

    /// Goes to the next brace or semicolon that is in no comment, string or parentheses, or to the end.
    private void goToDelimiter() {
        int depth = 0;
        while (position < css.length()) {
            char character = css.charAt(position);
            switch (character) {
                case '{', ';' -> {
                    if (depth == 0) {
                        return;
                    }
                }
                case '}' -> {
                    return; // also where a parenthesis was forgotten
                }
                case '(' -> depth++;
                case ')' -> depth = Math.max(0, depth - 1);
                case '"', '\'' -> skipString(character);
                case '\\' -> position++;
                case '/' -> skipComment();
                case 'u', 'U' -> skipUrl();
                default -> {}
            }
            position++;
        }
        position = css.length();
    }

    /// Stays at the last character of the string.
    private void skipString(char quote) {
        position++;
        while (position < css.length() && css.charAt(position) != quote && css.charAt(position) != '\n') {
            position += css.charAt(position) == '\\' ? 2 : 1;
        }
    }

    private void skipComment() {
        if (css.startsWith("/*", position)) {
            int end = css.indexOf("*/", position + 2);
            position = end < 0 ? css.length() : end + 1;
        }
    }

    /// An address without quotes may hold anything but parentheses.
    private void skipUrl() {
        if (!css.regionMatches(true, position, "url(", 0, 4)) {
            return;
        }
        int start = position + 4;
        while (start < css.length() && Character.isWhitespace(css.charAt(start))) {
            start++;
        }
        boolean quoted = start < css.length() && (css.charAt(start) == '"' || css.charAt(start) == '\'');
        if (!quoted) {
            int end = css.indexOf(')', start);
            position = end < 0 ? css.length() : end;
        }
    }

    private static String withoutComments(String text) {
        if (!text.contains("/*") && !text.contains("<!--") && !text.contains("-->")) {
            return text;
        }
        StringBuilder result = new StringBuilder(text.length());
        int from = 0;
        for (int start = text.indexOf("/*"); start >= 0; start = text.indexOf("/*", from)) {
            result.append(text, from, start);
            int end = text.indexOf("*/", start + 2);
            from = end < 0 ? text.length() : end + 2;
        }
        return result.append(text.substring(from))
                .toString()
                .replace("<!--", "")
                .replace("-->", "");
    }
}
