package org.fetchandrotate.scrape;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/// Knows what stands in `src` while a picture is put off: nothing, a `data:` URL, a spacer, a blurred miniature.
final class Placeholder {
    private static final Pattern STUB_NAME = Pattern.compile(
            "(?:^|[^a-z0-9])(?:blank|spacer|pixel|transparent|placeholder"
                    + "|loading|loader|preloader|lazy|lazyload|empty|gr[ae]y|dummy|1x1|1px|stub|clear|blur)(?:[^a-z]|$)");

    /// A preview of fewer than 60 pixels, by the query that asks the server for it.
    private static final Pattern STUB_QUERY =
            Pattern.compile("[?&](?:w|width|h|height|size)=(?:[1-9]|[1-5][0-9])(?:&|$)");

    private static final Set<String> STUB_SIDES = Set.of("0", "1", "2");

    private Placeholder() {}

    /// What stands in the `src` of an element.
    enum Source {
        /// An image of its own.
        GENUINE,
        /// The same picture, but smaller or unloaded for now: a script will replace it.
        PREVIEW,
        /// Nothing worth fetching.
        STUB
    }

    /// @param lazy whether the element has another address, which a script will put into `src`
    static Source sourceOf(Element img, boolean lazy) {
        String src = img.attr("src").strip();
        if (isNothing(src)) {
            return Source.STUB;
        }
        if (!lazy) {
            return Source.GENUINE;
        }
        return isStub(src) || (STUB_SIDES.contains(img.attr("width")) && STUB_SIDES.contains(img.attr("height")))
                ? Source.STUB
                : Source.PREVIEW;
    }

    /// Whether what stands in `src` only keeps the place of what its style shows.
    static boolean isStub(Element img) {
        return isStub(img.attr("src").strip());
    }

    /// Whether an image shows nothing by what stands in its `src`.
    static boolean waits(Element img) {
        String src = img.attr("src").strip();
        return isNothing(src) || isStub(src);
    }

    /// Whether a `srcset` waits for a script to fill it.
    static boolean isSet(String srcset) {
        return startsWithData(srcset.strip());
    }

    private static boolean isNothing(String src) {
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
}
