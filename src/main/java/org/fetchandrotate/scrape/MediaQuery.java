package org.fetchandrotate.scrape;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Whether a `media` attribute fits the desktop browser of [MediaFeature]. Used once for each, by one thread; takes
/// time in proportion to its length.
///
/// Source: Media Queries Level 4, 2 "Media Queries" and 3 "Syntax". What is malformed fits nothing.
final class MediaQuery {
    private static final int MOST_QUERIES = 100;
    private static final int DEEPEST = 10;
    private static final Set<String> RESERVED = Set.of("and", "or", "not", "only", "layer", "");

    private final String text;
    private final int depth;
    private int at;
    private boolean isMalformed;

    private MediaQuery(String text, int depth) {
        this.text = text;
        this.depth = depth;
    }

    /// Whether any of the queries between commas fits; an empty list does.
    static boolean fits(String media) {
        String bare = media.replaceAll("(?s)/\\*.*?(?:\\*/|\\z)", " ").toLowerCase(Locale.ROOT);
        return bare.isBlank() || queries(bare).stream().anyMatch(query -> new MediaQuery(query, 0).fits());
    }

    /// What stands between the commas that aren't within parentheses.
    private static List<String> queries(String list) {
        List<String> queries = new ArrayList<>();
        int open = 0;
        int start = 0;
        for (int i = 0; i < list.length() && queries.size() < MOST_QUERIES; i++) {
            char character = list.charAt(i);
            if (character == '(') {
                open++;
            } else if (character == ')' && open > 0) {
                open--;
            } else if (character == ',' && open == 0) {
                queries.add(list.substring(start, i));
                start = i + 1;
            }
        }
        queries.add(list.substring(start));
        return queries;
    }

    private boolean fits() {
        MediaTruth truth = query();
        skipSpace();
        return !isMalformed && at == text.length() && truth == MediaTruth.TRUE;
    }

    private MediaTruth query() {
        skipSpace();
        int start = at;
        String word = word();
        boolean isCondition = next() == '(' || word.equals("not") && isParenthesisAhead();
        if (isCondition) {
            at = start;
            return condition(true);
        }
        boolean isNegated = word.equals("not");
        if (isNegated || word.equals("only")) {
            skipSpace();
            word = word();
        }
        if (RESERVED.contains(word) || next() == '(') {
            return malformed();
        }
        MediaTruth truth = MediaTruth.of(word.equals("screen") || word.equals("all"));
        skipSpace();
        if (at < text.length()) {
            truth = joint().equals("and") ? truth.and(condition(false)) : malformed();
        }
        return isNegated ? truth.negated() : truth;
    }

    /// Whether a parenthesis, or a function, follows a word of the grammar.
    private boolean isParenthesisAhead() {
        skipSpace();
        int start = at;
        word();
        boolean isAhead = next() == '(';
        at = start;
        return isAhead;
    }

    /// Parentheses joined by `and` or by `or`, never by both.
    private MediaTruth condition(boolean mayBeAlternatives) {
        skipSpace();
        if (text.startsWith("not", at) && at + 3 < text.length() && isSpace(text.charAt(at + 3))) {
            at += 3;
            return inParentheses().negated();
        }
        MediaTruth truth = inParentheses();
        String joint = "";
        for (skipSpace(); at < text.length() && !isMalformed; skipSpace()) {
            String word = joint();
            boolean isKnown = word.equals("and") || word.equals("or") && mayBeAlternatives;
            if (!isKnown || !joint.isEmpty() && !joint.equals(word)) {
                return malformed();
            }
            joint = word;
            truth = word.equals("and") ? truth.and(inParentheses()) : truth.or(inParentheses());
        }
        return truth;
    }

    /// A word between two conditions; right before a parenthesis it would be a function.
    private String joint() {
        String word = word();
        return next() == '(' ? "" : word;
    }

    private MediaTruth inParentheses() {
        skipSpace();
        boolean isFunction = !word().isEmpty();
        if (next() != '(') {
            return malformed();
        }
        String content = content();
        if (isFunction || depth > DEEPEST) {
            return MediaTruth.UNKNOWN;
        }
        var inner = new MediaQuery(content, depth + 1);
        inner.skipSpace();
        if (inner.next() != '(' && !content.strip().matches("(?s)not[\\s(].*")) {
            return MediaFeature.truth(content.strip());
        }
        MediaTruth truth = inner.condition(true);
        return inner.isMalformed ? MediaTruth.UNKNOWN : truth;
    }

    /// What stands in the parentheses that begin here; the end of a query closes what is open, as everywhere in
    /// CSS.
    private String content() {
        int start = at + 1;
        int open = 0;
        for (; at < text.length(); at++) {
            open += text.charAt(at) == '(' ? 1 : text.charAt(at) == ')' ? -1 : 0;
            if (open == 0) {
                return text.substring(start, at++);
            }
        }
        return text.substring(start);
    }

    private MediaTruth malformed() {
        isMalformed = true;
        return MediaTruth.UNKNOWN;
    }

    private String word() {
        int start = at;
        while (at < text.length() && (Character.isLetterOrDigit(next()) || next() == '-' || next() == '_')) {
            at++;
        }
        return text.substring(start, at);
    }

    private void skipSpace() {
        while (at < text.length() && isSpace(next())) {
            at++;
        }
    }

    private static boolean isSpace(char character) {
        return character == ' ' || character >= '\t' && character <= '\r';
    }

    /// 0 at the end.
    private char next() {
        return at < text.length() ? text.charAt(at) : 0;
    }
}
