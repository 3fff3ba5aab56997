package org.fetchandrotate.scrape;

import java.util.Optional;
import org.jsoup.nodes.Element;

/// A `picture` whose end isn't reached: its sources wait for the `img` that they belong to. Used by one thread.
///
/// Source: HTML Standard, 4.8.1: sources precede the `img`; what stands after it is taken for its own as well.
final class OpenPicture {
    /// Where lozad.js finds the address of the `img` that it makes in a `picture`.
    private static final String MADE_BY_SCRIPT = "data-iesrc";

    private final Element element;
    private int sources;
    private RankedUrls waiting = new RankedUrls();
    private Optional<Sighting> image = Optional.empty();

    OpenPicture(Element element) {
        this.element = element;
    }

    Element element() {
        return element;
    }

    void addSource(Element source) {
        waiting.addAll(ImgReader.readSource(source, sources++));
    }

    /// Hands out the sources before an `img`.
    RankedUrls takeSources() {
        RankedUrls sources = waiting;
        waiting = new RankedUrls();
        return sources;
    }

    void hasImage(Sighting sighting) {
        image = Optional.of(sighting);
    }

    /// The picture ends: sources that still wait go to its `img`. Without one nothing shows, unless a script that
    /// is known for it makes one: then they stand for themselves.
    void close(Sightings sightings) {
        if (waiting.isEmpty()) {
            return;
        }
        if (image.isPresent()) {
            image.get().add(waiting.bestFirst());
        } else if (element.hasAttr(MADE_BY_SCRIPT)) {
            sightings.note(waiting.bestFirst(), element.attr("data-alt"));
        }
    }
}
