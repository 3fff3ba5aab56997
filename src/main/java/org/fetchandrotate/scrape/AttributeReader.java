package org.fetchandrotate.scrape;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.fetchandrotate.model.FoundAs;
import org.fetchandrotate.scrape.RankedUrls.Tier;
import org.jsoup.nodes.Element;

/// Reads the elements that name one image in one attribute.
final class AttributeReader {
    private AttributeReader() {}

    static List<RawUrl> readPoster(Element video) {
        return urls(video.attr("poster"), FoundAs.VIDEO_POSTER);
    }

    /// Reads an SVG `image`. Source: SVG 2, 7.2 and 16.1.6: `href` goes before `xlink:href`.
    static List<RawUrl> readSvgImage(Element image) {
        String href = image.attr("href");
        return urls(href.isBlank() ? image.attr("xlink:href") : href, FoundAs.SVG_IMAGE);
    }

    static List<RawUrl> readInput(Element input) {
        return input.attr("type").strip().equalsIgnoreCase("image")
                ? urls(input.attr("src"), FoundAs.INPUT_IMAGE)
                : List.of();
    }

    /// Reads a picture that the page loads beforehand or offers to others. Source: HTML Standard, 4.2.4,
    /// `imagesrcset`.
    static List<RawUrl> readLink(Element link) {
        List<String> relations =
                List.of(link.attr("rel").toLowerCase(Locale.ROOT).split("\\s+"));
        if (relations.contains("image_src")) {
            return urls(link.attr("href"), FoundAs.LINK_IMAGE_SRC);
        }
        if (!relations.contains("preload")
                || !link.attr("as").strip().equalsIgnoreCase("image")
                || !MediaQuery.fits(link.attr("media"))) {
            return List.of();
        }
        var preloaded = new RankedUrls();
        preloaded.addSrcset(link.attr("imagesrcset"), FoundAs.LINK_PRELOAD, Tier.OWN);
        preloaded.addUrl(link.attr("href"), FoundAs.LINK_PRELOAD, Tier.OWN);
        return preloaded.bestFirst();
    }

    /// Reads what shows behind any element: its `style`, and the old attribute `background`.
    static List<RawUrl> readBackgrounds(Element element) {
        List<RawUrl> found = new ArrayList<>(0);
        if (element.hasAttr("style")) {
            CssImages.urls(element.attr("style")).forEach(url -> found.add(new RawUrl(url, FoundAs.STYLE_BACKGROUND)));
        }
        String background = element.attr("background");
        if (!background.isBlank()) {
            found.add(new RawUrl(background, FoundAs.BACKGROUND_ATTRIBUTE));
        }
        return found;
    }

    /// The same with those that a script puts there later, which come first.
    static List<RawUrl> withLazyBackgrounds(Element element, List<RawUrl> shown) {
        var lazy = new RankedUrls();
        for (LazyAttributes.Found found : LazyAttributes.read(element)) {
            if (found.background()) {
                found.entries().forEach(entry -> lazy.add(entry, FoundAs.LAZY_ATTRIBUTE, Tier.OWN));
            }
        }
        if (lazy.isEmpty()) {
            return shown;
        }
        List<RawUrl> all = new ArrayList<>(lazy.bestFirst());
        all.addAll(shown);
        return all;
    }

    /// What a script shows when an element is clicked, whose thumbnail stands within it.
    static List<RawUrl> readLarger(Element element) {
        var larger = new RankedUrls();
        for (LazyAttributes.Found found : LazyAttributes.read(element)) {
            if (!found.background() && found.rank() != LazyAttributes.Rank.SMALL) {
                found.entries()
                        .forEach(entry -> larger.add(
                                entry, FoundAs.LAZY_ATTRIBUTE, found.rank().ordinal()));
            }
        }
        return larger.bestFirst();
    }

    private static List<RawUrl> urls(String text, FoundAs foundAs) {
        return text.isBlank() ? List.of() : List.of(new RawUrl(text, foundAs));
    }
}
