package org.fetchandrotate.scrape;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;

/// Knows how pages put off loading an image: the true address stands in an attribute of their own, and `src` is
/// missing, a placeholder, or a blurred miniature. There is no standard; the attributes are those of the common
/// scripts.
final class LazyImage {
    /// The largest first, where a script has several.
    private static final List<String> URL_ATTRIBUTES = List.of(
            "data-hi-res-src",
            "data-highres",
            "data-orig-file",
            "data-large-file",
            "data-original",
            "data-src",
            "data-lazy-src",
            "data-lazy",
            "data-lazyload",
            "data-cfsrc",
            "data-echo",
            "data-img-src");

    private static final List<String> SRCSET_ATTRIBUTES =
            List.of("data-srcset", "data-lazy-srcset", "data-original-set");

    private static final Pattern STUB_NAME = Pattern.compile(
            "(?:^|[^a-z0-9])(?:blank|spacer|pixel|transparent|placeholder"
                    + "|loading|loader|preloader|lazy|lazyload|empty|gr[ae]y|dummy|1x1|1px|stub|clear|blur)(?:[^a-z]|$)");

    /// A preview of fewer than 60 pixels, by the query that asks the server for it.
    private static final Pattern STUB_QUERY =
            Pattern.compile("[?&](?:w|width|h|height|size)=(?:[1-9]|[1-5][0-9])(?:&|$)");

    private static final Set<String> STUB_SIDES = Set.of("0", "1", "2");

    private LazyImage() {}

    /// What stands in the `src` of an element.
    enum Source {
        /// An image of its own.
        GENUINE,
        /// The same picture, but smaller or unloaded for now: a script will replace it.
        PREVIEW,
        /// Nothing worth fetching.
        STUB
    }

    /// Whether an element has attributes of scripts at all: a quick answer for most.
    static boolean mayBeLazy(Element element) {
        for (Attribute attribute : element.attributes()) {
            if (attribute.getKey().startsWith("data-")) {
                return true;
            }
        }
        return false;
    }

    /// The addresses in the lazy attributes for a single image, best first.
    static List<String> urls(Element element) {
        return URL_ATTRIBUTES.stream()
                .map(element::attr)
                .filter(LazyImage::looksLikeUrl)
                .toList();
    }

    /// The lazy attributes that hold what `srcset` would.
    static List<String> srcsets(Element element) {
        return SRCSET_ATTRIBUTES.stream()
                .map(element::attr)
                .filter(value -> !value.isBlank())
                .toList();
    }

    static Source sourceOf(Element img) {
        String src = img.attr("src").strip();
        if (isPlaceholder(src)
                || isStub(src)
                || (STUB_SIDES.contains(img.attr("width")) && STUB_SIDES.contains(img.attr("height")))) {
            return Source.STUB;
        }
        boolean marked = img.attr("class").toLowerCase(Locale.ROOT).contains("lazy");
        return marked || isPlaceholderSet(img.attr("srcset")) ? Source.PREVIEW : Source.GENUINE;
    }

    /// Whether a `srcset` waits for a script to fill it.
    static boolean isPlaceholderSet(String srcset) {
        return startsWithData(srcset.strip());
    }

    private static boolean isPlaceholder(String src) {
        return src.isEmpty() || src.equals("#") || src.equals("about:blank") || startsWithData(src);
    }

    private static boolean startsWithData(String text) {
        return text.regionMatches(true, 0, "data:", 0, 5);
    }

    private static boolean isStub(String src) {
        String lower = src.toLowerCase(Locale.ROOT);
        int query = lower.indexOf('?');
        String path = query < 0 ? lower : lower.substring(0, query);
        return STUB_NAME.matcher(path.substring(path.lastIndexOf('/') + 1)).find()
                || (query >= 0 && STUB_QUERY.matcher(lower.substring(query)).find());
    }

    /// Tells addresses from flags (`data-lazy="true"`) and settings in JSON.
    private static boolean looksLikeUrl(String value) {
        String text = value.strip();
        return (text.indexOf('/') >= 0 || text.indexOf('.') >= 0) && !text.startsWith("{") && !text.startsWith("[");
    }
}
