package org.fetchandrotate.scrape;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.fetchandrotate.model.FoundAs;
import org.jsoup.nodes.Element;

/// Reads the images that a page offers to other sites by `meta` elements. What follows an `og:image` tells more of
/// it, so this remembers the last. Used for one page, by one thread.
///
/// Source: The Open Graph protocol, "Structured Properties": `og:image:url` is identical to `og:image`,
/// `og:image:secure_url` an alternative, `og:image:alt` a description. Twitter's cards: `twitter:image`, formerly
/// `twitter:image:src`.
final class MetaReader {
    private Optional<Sighting> last = Optional.empty();

    /// Reads one `meta` element into a new sighting, into the last one, or not at all.
    void read(Element meta, Sightings sightings) {
        String content = meta.attr("content");
        if (content.isBlank()) {
            return;
        }
        switch (nameOf(meta)) {
            case "og:image" -> start(new RawUrl(content, FoundAs.OPEN_GRAPH), sightings);
            case "og:image:url", "og:image:secure_url" ->
                continueWith(new RawUrl(content, FoundAs.OPEN_GRAPH), sightings);
            case "twitter:image", "twitter:image:src" -> start(new RawUrl(content, FoundAs.TWITTER), sightings);
            // the words of schema.org and of search engines
            case "image", "thumbnail", "thumbnailurl" -> start(new RawUrl(content, FoundAs.META_IMAGE), sightings);
            case "og:image:alt", "twitter:image:alt" -> last.ifPresent(sighting -> sighting.describe(content));
            default -> {}
        }
    }

    private static String nameOf(Element meta) {
        String name = Stream.of("property", "name", "itemprop")
                .map(meta::attr)
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse("");
        return name.strip().toLowerCase(Locale.ROOT);
    }

    private void start(RawUrl url, Sightings sightings) {
        Sighting sighting = sightings.start();
        sighting.add(List.of(url));
        last = Optional.of(sighting);
    }

    private void continueWith(RawUrl url, Sightings sightings) {
        boolean another = last.isEmpty() || last.get().urls().getFirst().foundAs() != FoundAs.OPEN_GRAPH;
        if (another) {
            start(url, sightings);
        } else {
            last.get().add(List.of(url));
        }
    }
}
