package org.fetchandrotate.scrape;

import java.util.List;
import java.util.Locale;
import org.fetchandrotate.model.FoundAs;
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

    static List<RawUrl> readLink(Element link) {
        List<String> relations =
                List.of(link.attr("rel").toLowerCase(Locale.ROOT).split("\\s+"));
        return relations.contains("image_src") ? urls(link.attr("href"), FoundAs.LINK_IMAGE_SRC) : List.of();
    }

    /// Reads the backgrounds of any element's `style` attribute.
    static List<RawUrl> readStyle(Element element) {
        return CssImages.urls(element.attr("style")).stream()
                .map(url -> new RawUrl(url, FoundAs.STYLE_BACKGROUND))
                .toList();
    }

    private static List<RawUrl> urls(String text, FoundAs foundAs) {
        return text.isBlank() ? List.of() : List.of(new RawUrl(text, foundAs));
    }
}
