package org.fetchandrotate.scrape;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Whether a `media` attribute fits the desktop browser of [MediaFeature]. Used once for each, by one thread; takes
/// time in proportion to its length.
///
/// Source: Media Queries Level 4, 2 "Media Queries" and 3 "Syntax". What isn't known fits nothing.
final class MediaQuery {
    private static final Pattern TOKEN = Pattern.compile("\\(|\\)|[^\\s()]+");

    private final List<String> tokens = new ArrayList<>();
    private int position;

    private MediaQuery(String query) {
        Matcher matcher = TOKEN.matcher(query);
        while (matcher.find()) {
            tokens.add(matcher.group());
        }
    }

    /// Whether any of the queries between commas fits; an empty list does.
    static boolean fits(String media) {
        if (media.isBlank()) {
            return true;
        }
        for (String query : media.toLowerCase(Locale.ROOT).split(",", 100)) {
            if (new MediaQuery(query).fits()) {
                return true;
            }
        }
        return false;
    }

    private boolean fits() {
        boolean negated = accept("not");
        if (!negated) {
            accept("only");
        }
        boolean fits;
        if (position < tokens.size() && !tokens.get(position).equals("(")) {
            String type = tokens.get(position++);
            fits = type.equals("screen") || type.equals("all");
            if (position < tokens.size() && !accept("and")) {
                return false;
            }
            if (position < tokens.size()) {
                fits &= condition(0);
            }
        } else {
            fits = condition(0);
        }
        return position == tokens.size() && fits != negated;
    }

    /// Features joined by `and` or by `or`.
    private boolean condition(int depth) {
        boolean fits = inParentheses(depth);
        while (position < tokens.size() && !tokens.get(position).equals(")")) {
            if (accept("and")) {
                fits &= inParentheses(depth);
            } else if (accept("or")) {
                fits |= inParentheses(depth);
            } else {
                position = tokens.size() + 1; // malformed: fits nothing
                return false;
            }
        }
        return fits;
    }

    private boolean inParentheses(int depth) {
        if (accept("not")) {
            return !inParentheses(depth);
        }
        if (depth > 10 || !accept("(")) {
            position = tokens.size() + 1;
            return false;
        }
        boolean fits;
        if (position < tokens.size()
                && (tokens.get(position).equals("(") || tokens.get(position).equals("not"))) {
            fits = condition(depth + 1);
        } else {
            StringBuilder feature = new StringBuilder();
            while (position < tokens.size() && !tokens.get(position).equals(")")) {
                feature.append(tokens.get(position++)).append(' ');
            }
            fits = MediaFeature.fits(feature.toString().strip());
        }
        // the end of a query closes what is open, as everywhere in CSS
        if (position < tokens.size()) {
            accept(")");
        }
        return fits;
    }

    private boolean accept(String token) {
        boolean there = position < tokens.size() && tokens.get(position).equals(token);
        if (there) {
            position++;
        }
        return there;
    }
}
