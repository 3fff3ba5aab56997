package org.fetchandrotate.scrape.lists;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.fetchandrotate.model.FoundAs;
import org.fetchandrotate.url.WebUrl;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeFilter.FilterResult;

/// Reads feeds in XML: of each entry its media, its attachments, and what its text shows. The feed's own logo is
/// none of its pictures. Entities that a document declares stay as they stand: the parser knows none but HTML's.
///
/// Source: RSS 0.91 to 2.0 and 1.0, RFC 4287 (Atom), Media RSS 1.5.1, Apple's podcast elements.
public final class FeedReader {
    private FeedReader() {}

    /// @param most items to read
    public static List<Item> read(String feed, WebUrl location, int most) {
        Document document = Jsoup.parse(feed, Parser.xmlParser());
        List<Item> items = new ArrayList<>();
        // what stands within an entry is its text: entries within entries would be read over and over
        document.filter((node, _) -> {
            if (!(node instanceof Element element) || !isEntry(element)) {
                return items.size() < most ? FilterResult.CONTINUE : FilterResult.STOP;
            }
            new Entry(element, location).addTo(items);
            return items.size() < most ? FilterResult.SKIP_ENTIRELY : FilterResult.STOP;
        });
        return items.size() > most ? items.subList(0, most) : items;
    }

    private static boolean isEntry(Element element) {
        String name = FeedElement.localName(element);
        return name.equals("item") || name.equals("entry");
    }

    /// One `item` or `entry`.
    private static final class Entry {
        /// A feed is flat.
        private static final int MOST_ANCESTORS = 8;

        private static final String BASE = "xml:base";

        private final Element element;
        private final WebUrl base;
        private final String title;

        Entry(Element element, WebUrl location) {
            this.element = element;
            base = declaredBase(element, location)
                    .or(() -> link(element).flatMap(location::resolve))
                    .orElse(location);
            title = FeedElement.child(element, "title").map(Element::text).orElse("");
        }

        /// What `xml:base` says, each one relative to the one around it.
        ///
        /// Source: XML Base, 4.
        private static Optional<WebUrl> declaredBase(Element entry, WebUrl location) {
            List<String> declared = Stream.iterate(entry, Objects::nonNull, Element::parent)
                    .limit(MOST_ANCESTORS)
                    .map(element -> element.attr(BASE))
                    .filter(address -> !address.isBlank())
                    .toList();
            WebUrl base = location;
            for (String address : declared.reversed()) {
                base = base.resolve(address).orElse(base);
            }
            return declared.isEmpty() ? Optional.empty() : Optional.of(base);
        }

        /// Where a feed says nothing, its entries' texts are relative to the pages that they stand for.
        private static Optional<String> link(Element entry) {
            return FeedElement.children(entry, "link").stream()
                    .filter(link ->
                            link.attr("rel").isEmpty() || link.attr("rel").equals("alternate"))
                    .map(link -> link.hasAttr("href") ? link.attr("href") : link.text())
                    .findFirst();
        }

        void addTo(List<Item> items) {
            int before = items.size();
            element.children().forEach(child -> addMedia(child, items));
            element.children().forEach(child -> addEnclosure(child, items));
            if (items.size() == before) {
                addThumbnails(element, items);
            }
            for (Element child : element.children()) {
                switch (FeedElement.localName(child)) {
                    case "encoded", "description", "summary", "content" -> addText(child, items);
                    default -> {}
                }
            }
        }

        private void addMedia(Element child, List<Item> items) {
            if (!FeedElement.isMedia(child)) {
                if (FeedElement.localName(child).equals("image") && child.hasAttr("href")) {
                    add(List.of(child.attr("href")), FoundAs.FEED_MEDIA, title, items); // itunes:image
                }
                return;
            }
            switch (FeedElement.localName(child)) {
                case "group" -> addForms(child, FeedElement.children(child, "content"), items);
                case "content" -> addForms(child, List.of(child), items);
                default -> {}
            }
        }

        /// The forms of one picture, the largest first; of a video, what stands for it.
        private void addForms(Element around, List<Element> forms, List<Item> items) {
            List<String> addresses = new ArrayList<>(forms.stream()
                    .filter(FeedElement::isPicture)
                    .sorted(Comparator.comparingDouble(FeedElement::size).reversed())
                    .map(form -> form.attr("url"))
                    .toList());
            addresses.addAll(thumbnails(around));
            String own = FeedElement.mediaText(around).orElse(title);
            add(addresses, FoundAs.FEED_MEDIA, own, items);
        }

        private void addThumbnails(Element around, List<Item> items) {
            add(thumbnails(around), FoundAs.FEED_MEDIA, title, items);
        }

        private static List<String> thumbnails(Element around) {
            return FeedElement.children(around, "thumbnail").stream()
                    .filter(FeedElement::isMedia)
                    .sorted(Comparator.comparingDouble(FeedElement::size).reversed())
                    .map(thumbnail -> thumbnail.attr("url"))
                    .toList();
        }

        private void addEnclosure(Element child, List<Item> items) {
            String name = FeedElement.localName(child);
            boolean atom = name.equals("link") && child.attr("rel").equals("enclosure");
            if (atom || name.equals("enclosure")) {
                String address = child.attr(atom ? "href" : child.hasAttr("rdf:resource") ? "rdf:resource" : "url");
                if (FeedElement.isPicture(child.attr("type"), address)) {
                    add(List.of(address), FoundAs.FEED_ENCLOSURE, title, items);
                }
            }
        }

        private void addText(Element child, List<Item> items) {
            if (FeedElement.isMedia(child)) {
                return;
            }
            String html = child.children().isEmpty() ? child.wholeText() : child.html();
            if (html.contains("<")) {
                items.add(new Item.Markup(html, base.resolve(child.attr(BASE)).orElse(base)));
            }
        }

        private void add(List<String> addresses, FoundAs foundAs, String text, List<Item> items) {
            List<String> given =
                    addresses.stream().filter(address -> !address.isBlank()).toList();
            if (!given.isEmpty()) {
                items.add(new Item.Picture(given, foundAs, text, base));
            }
        }
    }
}
