package org.fetchandrotate.scrape;

import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Element;

/// Notes what elements show: as pictures, or as what is left out and why. Used for one page, by one thread.
final class PictureNotes {
    private static final List<String> DESCRIPTIONS = List.of("alt", "aria-label", "title");

    private final Sightings sightings;
    private Optional<Element> measured = Optional.empty();
    private int measuredSide;

    PictureNotes(Sightings sightings) {
        this.sightings = sightings;
    }

    /// Notes one picture of an element.
    ///
    /// @param urls best first
    /// @return empty if it is no picture of the page
    Optional<Sighting> note(Element element, List<RawUrl> urls) {
        Optional<SkipRule> junk = Junk.ruleFor(declaredSide(element), urls);
        if (junk.isPresent()) {
            sightings.skip(urls, junk.get());
            return Optional.empty();
        }
        return Optional.of(sightings.note(urls, altTextOf(element)));
    }

    /// Looked up once for each element, however many pictures its style has.
    private int declaredSide(Element element) {
        if (measured.filter(last -> last == element).isEmpty()) {
            measured = Optional.of(element);
            measuredSide = Junk.largestSide(element);
        }
        return measuredSide;
    }

    private static String altTextOf(Element element) {
        for (String name : DESCRIPTIONS) {
            if (!element.attr(name).isBlank()) {
                return element.attr(name);
            }
        }
        return "";
    }
}
