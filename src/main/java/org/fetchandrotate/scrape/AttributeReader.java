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
        if (relations.contains("image_src") || isItsImage(link)) {
            return urls(link.attr("href"), FoundAs.LINK_IMAGE_SRC);
        }
        if (!relations.contains("preload")
                || !link.attr("as").strip().equalsIgnoreCase("image")
                || !MediaQuery.fits(link.attr("media"))
                || !ImgReader.isRotatable(link.attr("type"))) {
            return List.of();
        }
        var preloaded = new RankedUrls();
        preloaded.addSrcset(link.attr("imagesrcset"), FoundAs.LINK_PRELOAD, Tier.OWN);
        preloaded.addUrl(link.attr("href"), FoundAs.LINK_PRELOAD, Tier.OWN);
        return preloaded.bestFirst();
    }

    /// What schema.org says by a link. Source: HTML Standard, 5.2.3 "Items": a `link` with an `itemprop`.
    private static boolean isItsImage(Element link) {
        return List.of("image", "thumbnailurl", "thumbnail")
                .contains(link.attr("itemprop").strip().toLowerCase(Locale.ROOT));
    }

    /// Reads an image that stands as an object of its own. Source: HTML Standard, 4.8.6, 4.8.7.
    static List<RawUrl> readEmbedded(Element element, String attribute) {
        String type = element.attr("type").strip().toLowerCase(Locale.ROOT);
        String address = element.attr(attribute);
        boolean image = type.isEmpty() ? ImageAddress.isFile(address) : type.startsWith("image/");
        return image ? urls(address, FoundAs.IMG_SRC) : List.of();
    }

    /// Reads what shows behind any element, each layer a picture: its `style`, and the old attribute `background`.
    static List<List<RawUrl>> readBackgrounds(Element element) {
        List<List<RawUrl>> found = new ArrayList<>(0);
        if (element.hasAttr("style")) {
            for (CssImages.Image image : CssImages.images(element.attr("style"))) {
                found.add(image.urls().stream()
                        .map(url -> new RawUrl(url, FoundAs.STYLE_BACKGROUND))
                        .toList());
            }
        }
        String background = element.attr("background");
        if (!background.isBlank()) {
            found.add(List.of(new RawUrl(background, FoundAs.BACKGROUND_ATTRIBUTE)));
        }
        return found;
    }

    private static List<RawUrl> urls(String text, FoundAs foundAs) {
        return text.isBlank() ? List.of() : List.of(new RawUrl(text, foundAs));
    }
}
