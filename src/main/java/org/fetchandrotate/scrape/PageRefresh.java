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

    private static final Pattern SYNTAX = Pattern.compile(
            "\\s*(\\d{1,6})?[\\d.]*\\s*[;,\\s]\\s*(?:url\\s*=\\s*)?(?:\"([^\"]*)(?:\".*)?|'([^']*)(?:'.*)?|(.*?))\\s*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /// Reads a header or the `content` of a `meta`; empty if it names no other page.
    static Optional<PageRefresh> parse(String text, WebUrl base, WebUrl location) {
        Matcher matcher = SYNTAX.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String url = matcher.group(2) != null
                ? matcher.group(2)
                : matcher.group(3) != null ? matcher.group(3) : matcher.group(4);
        int seconds = matcher.group(1) == null ? 0 : Integer.parseInt(matcher.group(1));
        return url.isBlank()
                ? Optional.empty()
                : base.resolve(url)
                        .map(WebUrl::withoutCredentials)
                        .filter(target -> !target.equals(location))
                        .map(target -> new PageRefresh(seconds, target));
    }

    /// The first that a document declares. One within `noscript` is for whoever runs no scripts: it counts as one
    /// that a browser never comes to, so that it is followed from a page alone that shows nothing.
    static Optional<PageRefresh> declaredIn(Document document, WebUrl base, WebUrl location) {
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
