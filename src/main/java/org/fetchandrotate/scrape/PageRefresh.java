package org.fetchandrotate.scrape;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fetchandrotate.url.WebUrl;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// A page's word that it is somewhere else: `meta http-equiv=refresh`, or the header of that name.
///
/// Source: HTML Standard, 4.2.5.3 "Pragma directives", "shared declarative refresh steps".
///
/// @param seconds until a browser goes there
record PageRefresh(int seconds, WebUrl target) {
    private static final int NEVER = Integer.MAX_VALUE;

    private static final Pattern TIME = Pattern.compile("[\\t\\n\\f\\r ]*(?:([0-9]+)|(?=\\.))[0-9.]*");
    private static final Pattern BEFORE_ADDRESS = Pattern.compile(
            "(?:[\\t\\n\\f\\r ]+[;,]?|[;,])[\\t\\n\\f\\r ]*(?:url[\\t\\n\\f\\r ]*=[\\t\\n\\f\\r ]*)?",
            Pattern.CASE_INSENSITIVE);
    private static final int LONGEST_TIME = 6;

    /// Reads a header or the `content` of a `meta`; empty if it is malformed. Without an address it is the page
    /// itself that is to be loaded again.
    static Optional<PageRefresh> parse(String text, PageBase base, WebUrl location) {
        Matcher time = TIME.matcher(text);
        if (!time.lookingAt()) {
            return Optional.empty();
        }
        int seconds = seconds(time.group(1) == null ? "0" : time.group(1));
        String rest = text.substring(time.end());
        Matcher separator = BEFORE_ADDRESS.matcher(rest);
        if (rest.isEmpty() || separator.lookingAt() && separator.end() == rest.length()) {
            return Optional.of(new PageRefresh(seconds, location));
        }
        separator.reset();
        return separator.lookingAt()
                ? base.resolve(unquoted(rest.substring(separator.end())))
                        .map(WebUrl::withoutCredentials)
                        .map(target -> new PageRefresh(seconds, target))
                : Optional.empty();
    }

    private static int seconds(String digits) {
        return digits.length() > LONGEST_TIME ? NEVER : Integer.parseInt(digits);
    }

    /// As far as the quote ends that it begins with.
    private static String unquoted(String address) {
        char quote = address.charAt(0);
        if (quote != '"' && quote != '\'') {
            return address;
        }
        int end = address.indexOf(quote, 1);
        return address.substring(1, end < 0 ? address.length() : end);
    }

    /// The first that a document declares. One within `noscript` is for whoever runs no scripts: it counts as one
    /// that a browser never comes to, so that it is followed from a page alone that shows nothing.
    static Optional<PageRefresh> declaredIn(Document document, PageBase base, WebUrl location) {
        return document.getElementsByAttribute("http-equiv").stream()
                .filter(meta -> PageVisitor.localName(meta).equals("meta"))
                .filter(meta -> meta.attr("http-equiv").strip().equalsIgnoreCase("refresh"))
                .filter(meta -> !isInert(meta))
                .map(meta -> parse(meta.attr("content"), base, location)
                        .map(refresh -> meta.closest("noscript") == null ? refresh : refresh.unlessScripted()))
                .flatMap(Optional::stream)
                .min(Comparator.comparing(refresh -> refresh.seconds == NEVER));
    }

    private PageRefresh unlessScripted() {
        return new PageRefresh(NEVER, target);
    }

    private static boolean isInert(Element element) {
        return element.closest("template") != null;
    }
}
