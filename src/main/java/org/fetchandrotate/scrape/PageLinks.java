package org.fetchandrotate.scrape;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.fetchandrotate.url.WebUrl;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// Where a page leads, each address once, in document order.
///
/// @param next what goes on with it, on its own host: `rel=next`, and the numbers of its paging
/// @param others all other links on its host that may be pages
/// @param parts what is part of it, as pages and sitemaps are of a sitemap, and what it shows in frames, of its own
///     host
/// @param sheets the style sheets that it uses, on any host, as far as their images are wanted
public record PageLinks(List<WebUrl> next, List<WebUrl> others, List<WebUrl> parts, List<WebUrl> sheets) {
    public static final PageLinks NONE = new PageLinks(List.of(), List.of(), List.of());

    /// More would only be a catalogue; keeps hostile pages from filling the memory.
    private static final int MOST = 1_000;

    private static final int MOST_FRAMES = 20;

    /// Smaller ones show nothing.
    private static final int SMALLEST_FRAME = 24;

    private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,3}");

    public PageLinks {
        next = List.copyOf(next);
        others = List.copyOf(others);
        parts = List.copyOf(parts);
        sheets = List.copyOf(sheets);
    }

    /// What uses no style sheets.
    public PageLinks(List<WebUrl> next, List<WebUrl> others, List<WebUrl> parts) {
        this(next, others, parts, List.of());
    }

    /// Source: HTML Standard, 4.6.7.12 "Link type next"; a `nofollow` link isn't followed, 4.6.7.13.
    /// Numbered paging has no standard: it is a link whose text is a number that its address has as well.
    static PageLinks of(Document document, PageBase base, WebUrl location, List<WebUrl> sheets) {
        Set<WebUrl> next = new LinkedHashSet<>();
        Set<WebUrl> others = new LinkedHashSet<>();
        for (Element link : document.getElementsByAttribute("href")) {
            if (next.size() + others.size() >= MOST) {
                break;
            }
            target(link, base, location).ifPresent(url -> (leadsOn(link, url) ? next : others).add(url));
        }
        others.removeAll(next);
        return new PageLinks(new ArrayList<>(next), new ArrayList<>(others), framed(document, base, location), sheets);
    }

    /// Source: HTML Standard, 4.8.5 "The iframe element" (`srcdoc` goes before `src`), 16.3.4 "Frames".
    private static List<WebUrl> framed(Document document, PageBase base, WebUrl location) {
        return document.getElementsByAttribute("src").stream()
                .filter(frame -> Set.of("frame", "iframe").contains(PageVisitor.localName(frame)))
                .filter(frame -> !frame.hasAttr("srcdoc") && !frame.attr("src").isBlank())
                .filter(frame ->
                        frame.closest("template, noscript") == null && Junk.largestSide(frame) > SMALLEST_FRAME)
                .map(frame -> base.resolve(frame.attr("src")).map(WebUrl::withoutCredentials))
                .flatMap(Optional::stream)
                .filter(url -> isSameSite(url, location) && !url.equals(location))
                .distinct()
                .limit(MOST_FRAMES)
                .toList();
    }

    private static Optional<WebUrl> target(Element link, PageBase base, WebUrl location) {
        String name = PageVisitor.localName(link);
        String href = link.attr("href");
        boolean anchor =
                (name.equals("a") || name.equals("area")) && !relations(link).contains("nofollow");
        if (!anchor && !(name.equals("link") && relations(link).contains("next"))) {
            return Optional.empty();
        }
        return href.isBlank() || href.strip().startsWith("#") || ImageAddress.isFile(href)
                ? Optional.empty()
                : base.resolve(href)
                        .map(WebUrl::withoutCredentials)
                        .filter(url -> isSameSite(url, location))
                        .filter(url -> !url.equals(location));
    }

    /// Whether two addresses have one host, with or without `www.`; a site may change between http and https.
    public static boolean isSameSite(WebUrl one, WebUrl other) {
        boolean usual = isUsual(one) && isUsual(other);
        return one.scheme().startsWith("http")
                && other.scheme().startsWith("http")
                && bare(one.host()).equals(bare(other.host()))
                && (usual || one.port() == other.port());
    }

    private static String bare(String host) {
        return host.startsWith("www.") ? host.substring("www.".length()) : host;
    }

    private static boolean isUsual(WebUrl url) {
        return url.port() == 80 || url.port() == 443;
    }

    private static boolean leadsOn(Element link, WebUrl url) {
        String text = link.text().strip();
        return relations(link).contains("next")
                || NUMBER.matcher(text).matches()
                        && Pattern.compile("(?<!\\d)0?" + text + "(?!\\d)")
                                .matcher(url.path() + "?" + url.query().orElse(""))
                                .find();
    }

    private static List<String> relations(Element link) {
        return List.of(link.attr("rel").toLowerCase(Locale.ROOT).strip().split("\\s+"));
    }
}
