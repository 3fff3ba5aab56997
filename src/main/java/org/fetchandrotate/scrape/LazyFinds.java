package org.fetchandrotate.scrape;

import java.util.ArrayList;
import java.util.List;
import org.fetchandrotate.model.FoundAs;
import org.fetchandrotate.scrape.RankedUrls.Tier;
import org.jsoup.nodes.Element;

/// What scripts keep in the attributes of an element that is no picture itself, read once: its later
/// background, the larger form of the thumbnail within it, the pictures of its slide show. Immutable.
final class LazyFinds {
    private final List<LazyAttributes.Found> found;

    private LazyFinds(List<LazyAttributes.Found> found) {
        this.found = found;
    }

    static LazyFinds of(Element element) {
        return new LazyFinds(LazyAttributes.read(element));
    }

    /// The backgrounds with the one that a script puts there later, which comes before the first.
    List<List<RawUrl>> withBackgrounds(List<List<RawUrl>> shown) {
        var lazy = new RankedUrls();
        for (LazyAttributes.Found entry : found) {
            if (entry.background() && !entry.listed()) {
                entry.entries().forEach(url -> lazy.add(url, FoundAs.LAZY_ATTRIBUTE, Tier.OWN));
            }
        }
        if (lazy.isEmpty()) {
            return shown;
        }
        List<RawUrl> first = new ArrayList<>(lazy.bestFirst());
        List<List<RawUrl>> all = new ArrayList<>(shown);
        if (!all.isEmpty()) {
            first.addAll(all.removeFirst());
        }
        all.addFirst(first);
        return all;
    }

    /// What a script shows when the element is clicked, whose thumbnail stands within it.
    List<RawUrl> larger() {
        var larger = new RankedUrls();
        for (LazyAttributes.Found entry : found) {
            if (!entry.background() && !entry.listed() && entry.rank() != LazyAttributes.Rank.SMALL) {
                entry.entries()
                        .forEach(url -> larger.add(
                                url, FoundAs.LAZY_ATTRIBUTE, entry.rank().ordinal()));
            }
        }
        return larger.bestFirst();
    }

    /// The pictures in the element's settings, as those of a slide show.
    List<RawUrl> listed() {
        return found.stream()
                .filter(LazyAttributes.Found::listed)
                .flatMap(entry -> entry.entries().stream())
                .map(url -> new RawUrl(url.url(), FoundAs.LAZY_ATTRIBUTE))
                .toList();
    }
}
