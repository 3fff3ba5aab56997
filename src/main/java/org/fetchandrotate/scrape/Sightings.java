package org.fetchandrotate.scrape;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import org.jsoup.nodes.Element;

/// The pictures met so far, in document order, and the elements that are open around the current place. Used for
/// one page, by one thread.
final class Sightings {
    /// Far beyond any page for people; keeps a hostile one from filling the memory.
    private static final int MAX_SIGHTINGS = 250_000;

    private final List<Sighting> sightings = new ArrayList<>();
    private final Deque<OpenLink> links = new ArrayDeque<>();
    private int openNoscripts;

    private static final class OpenLink {
        private final Element element;
        private final Sighting sighting;
        private boolean hasThumbnail;

        private OpenLink(Element element, Sighting sighting) {
            this.element = element;
            this.sighting = sighting;
        }
    }

    /// Begins a picture that stands for itself.
    Sighting start() {
        var sighting = new Sighting(openNoscripts > 0 ? Sighting.Place.NOSCRIPT : Sighting.Place.PAGE);
        if (!isFull()) {
            sightings.add(sighting);
        }
        return sighting;
    }

    /// Notes a picture: as the thumbnail of the link around it if that has none yet, else for itself.
    Sighting note(List<RawUrl> urls, String altText) {
        OpenLink link = links.peek();
        Sighting sighting = link == null || link.hasThumbnail ? start() : link.sighting;
        if (link != null) {
            link.hasThumbnail = true;
        }
        sighting.add(urls);
        sighting.describe(altText);
        return sighting;
    }

    /// Begins a link to an image file; the first picture met before it is closed is its thumbnail.
    void openLink(Element element, List<RawUrl> urls) {
        Sighting sighting = start();
        sighting.add(urls);
        links.push(new OpenLink(element, sighting));
    }

    /// Ends the link that the element began, if it did.
    void closeLink(Element element) {
        OpenLink link = links.peek();
        if (link != null && link.element.equals(element)) {
            links.pop();
            link.sighting.describe(element.attr("title"));
        }
    }

    void openNoscript() {
        openNoscripts++;
    }

    void closeNoscript() {
        openNoscripts--;
    }

    boolean isFull() {
        return sightings.size() >= MAX_SIGHTINGS;
    }

    List<Sighting> all() {
        return Collections.unmodifiableList(sightings);
    }
}
