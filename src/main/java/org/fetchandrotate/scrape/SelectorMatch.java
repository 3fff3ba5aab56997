package org.fetchandrotate.scrape;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.select.Selector;

/// Whether a rule of a style sheet is for anything on a page. What can't be told cheaply is taken for so. Used
/// for one page, by one thread.
final class SelectorMatch {
    /// Elements looked at, over all rules of a page.
    private static final long MOST_STEPS = 20_000_000;

    private static final int LONGEST = 500;

    /// States that nothing is in when a page opens.
    private static final Pattern LATER =
            Pattern.compile(":(?:hover|focus|focus-within|focus-visible|active|target)\\b");

    /// What doesn't tell elements apart that a parser of pages can see.
    private static final Pattern PSEUDO = Pattern.compile(
            "::[\\w-]+(?:\\([^()]*\\))?|:(?:before|after|first-letter|first-line|link|any-link|visited|enabled|-[\\w-]+)\\b");

    private final Document document;
    private final long elements;
    private long steps;

    SelectorMatch(Document document) {
        this.document = document;
        elements = document.getAllElements().size();
    }

    /// Whether any of the selectors between commas may match.
    boolean mayMatch(String selectors) {
        return split(selectors).stream().anyMatch(this::mayMatchOne);
    }

    private boolean mayMatchOne(String selector) {
        if (LATER.matcher(selector).find()) {
            return false;
        }
        String plain = PSEUDO.matcher(selector).replaceAll("").strip();
        steps += elements;
        if (plain.isEmpty() || plain.length() > LONGEST || plain.contains(":has(") || steps > MOST_STEPS) {
            return true;
        }
        try {
            return document.selectFirst(plain) != null;
        } catch (Selector.SelectorParseException | IllegalArgumentException e) {
            return true; // more than the parser knows
        }
    }

    private static List<String> split(String selectors) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int index = 0; index < selectors.length(); index++) {
            char character = selectors.charAt(index);
            depth += character == '(' || character == '[' ? 1 : character == ')' || character == ']' ? -1 : 0;
            if (character == ',' && depth == 0) {
                parts.add(selectors.substring(start, index));
                start = index + 1;
            }
        }
        parts.add(selectors.substring(start));
        return parts;
    }
}
