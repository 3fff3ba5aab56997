package org.fetchandrotate.scrape;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fetchandrotate.model.FoundAs;
import org.jsoup.nodes.Element;

/// The pictures met so far, in document order, and the elements that are open around the current place. Used for
/// one page, by one thread.
final class Sightings {
    /// Far beyond any page for people; keeps a hostile one from filling the memory.
    static final int MAX_SIGHTINGS = 250_000;

    private final List<Sighting> sightings = new ArrayList<>();
    private final Deque<OpenLink> links = new ArrayDeque<>();
    /// What nobody sees on the page: after all else.
    private final List<RawUrl> later = new ArrayList<>();
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
        if (link != null && sighting == link.sighting && isLarger(urls, link.sighting.urls())) {
            sighting.addFirst(urls);
        } else {
            sighting.add(urls);
        }
        sighting.describe(altText);
        return sighting;
    }

    /// Whether a thumbnail is larger than what its link leads to, as far as both tell.
    private static boolean isLarger(List<RawUrl> thumbnail, List<RawUrl> linked) {
        double width = thumbnail.isEmpty() ? 0 : thumbnail.getFirst().width();
        if (width >= ImgReader.ORIGINAL) {
            return true;
        }
        return linked.size() == 1
                && linked.getFirst().width() > 0
                && width > linked.getFirst().width();
    }

    /// Notes what is no picture of the page.
    void skip(List<RawUrl> urls, SkipRule rule) {
        Sighting sighting = start();
        sighting.add(urls);
        sighting.leaveOut(rule);
    }

    /// Notes an address that counts only if the page shows nothing like it.
    void later(RawUrl url) {
        if (later.size() < MAX_SIGHTINGS) {
            later.add(url);
        }
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

    /// All of them, in document order; what stands in scripts comes last.
    List<Sighting> all() {
        dropSharedPlaceholders();
        for (RawUrl url : later) {
            start().add(List.of(url));
        }
        later.clear();
        return Collections.unmodifiableList(sightings);
    }

    /// What several lazy images have in `src` is nobody's picture, whatever its name.
    private void dropSharedPlaceholders() {
        Map<String, Integer> uses = new HashMap<>();
        sightings.forEach(
                sighting -> placeholderOf(sighting).ifPresent(url -> uses.merge(url.text(), 1, Integer::sum)));
        for (Sighting sighting : sightings) {
            placeholderOf(sighting)
                    .filter(url -> uses.getOrDefault(url.text(), 0) > 1)
                    .ifPresent(sighting::remove);
        }
    }

    private static Optional<RawUrl> placeholderOf(Sighting sighting) {
        List<RawUrl> urls = sighting.urls();
        return urls.size() > 1
                        && urls.getFirst().foundAs() == FoundAs.LAZY_ATTRIBUTE
                        && urls.getLast().foundAs() == FoundAs.IMG_SRC
                ? Optional.of(urls.getLast())
                : Optional.empty();
    }
}
