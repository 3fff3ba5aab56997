package org.fetchandrotate.scrape;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.fetchandrotate.model.FoundAs;
import org.fetchandrotate.url.WebUrl;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// The images of a page's style sheets: those in `style` elements, and those that it links to. Used for one
/// page, by one thread.
final class SheetImages {
    private static final int MOST_SHEETS = 20;

    private final Document document;
    private final SelectorMatch match;

    SheetImages(Document document) {
        this.document = document;
        match = new SelectorMatch(document);
    }

    /// The images in the order of the sheets: those of the page itself, then the linked ones.
    ///
    /// @param base of the page
    List<Sighting> sightings(PageBase base, List<LinkedSheet> linked) {
        List<Sighting> found = new ArrayList<>();
        for (Element style : styles()) {
            add(StyleSheet.parse(style.data()), base, found);
        }
        for (LinkedSheet sheet : linked) {
            add(StyleSheet.parse(sheet.text()), sheet.base(), found);
        }
        return found;
    }

    private void add(StyleSheet sheet, PageBase base, List<Sighting> found) {
        for (StyleSheet.Rule rule : sheet.rules()) {
            if (match.mayMatch(rule.selector())) {
                for (CssImages.Image image : CssImages.images(rule.declarations())) {
                    List<RawUrl> urls = image.urls().stream()
                            .map(url -> new RawUrl(url, FoundAs.STYLE_SHEET))
                            .toList();
                    Sighting sighting = new Sighting(Sighting.Place.PAGE);
                    sighting.add(urls);
                    Junk.ruleFor(Integer.MAX_VALUE, urls).ifPresent(sighting::leaveOut);
                    found.add(sighting.relativeTo(base));
                }
            }
        }
    }

    /// The sheets that the page links to and its own import, for a desktop's screen.
    ///
    /// Source: HTML Standard, 4.6.7.21 "Link type stylesheet": an alternative one isn't used at first.
    List<WebUrl> linked(PageBase base) {
        Set<WebUrl> urls = new LinkedHashSet<>();
        for (Element element : document.select("link[href], style")) {
            List<String> addresses = PageVisitor.localName(element).equals("style")
                    ? StyleSheet.parse(element.data()).imports()
                    : isSheet(element) ? List.of(element.attr("href")) : List.of();
            addresses.stream().map(base::resolve).flatMap(Optional::stream).forEach(urls::add);
        }
        return urls.stream().limit(MOST_SHEETS).toList();
    }

    private List<Element> styles() {
        return document.getElementsByTag("style").stream()
                .filter(style -> MediaQuery.fits(style.attr("media")) && style.closest("template") == null)
                .toList();
    }

    private static boolean isSheet(Element link) {
        List<String> relations =
                List.of(link.attr("rel").toLowerCase(Locale.ROOT).strip().split("\\s+"));
        return relations.contains("stylesheet")
                && !relations.contains("alternate")
                && !link.hasAttr("disabled")
                && MediaQuery.fits(link.attr("media"));
    }
}
