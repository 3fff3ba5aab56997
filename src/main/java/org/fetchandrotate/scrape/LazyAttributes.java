package org.fetchandrotate.scrape;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/// Finds the addresses that scripts keep in attributes of their own, to load an image later or to show it
/// larger. There is no standard and no end of names, so the shape of a value decides, and the name only where
/// the value leaves a doubt.
final class LazyAttributes {
    /// Attributes of HTML whose values are read elsewhere or are no pictures.
    private static final Set<String> STANDARD = Set.of(
            "src",
            "srcset",
            "alt",
            "title",
            "class",
            "id",
            "style",
            "href",
            "sizes",
            "width",
            "height",
            "loading",
            "name",
            "type",
            "media",
            "rel",
            "itemprop",
            "content",
            "value",
            "action",
            "usemap",
            "longdesc",
            "poster",
            "background",
            "xlink:href",
            "imagesrcset",
            "srcdoc",
            "cite",
            "onclick",
            "onload",
            "onerror",
            "data-href",
            "data-link",
            "data-pin-url",
            "data-permalink");

    /// A name that says "picture", for a value that says only "address".
    private static final Pattern PICTURE_NAME = Pattern.compile(
            "(?:^|[-_:])(?:src|source|lazy\\w*|echo|cfsrc|ima?ge?|photo|picture|poster|original|orig|full|large|big|zoom|hi-?res|highres|bg\\w*|background\\w*)"
                    + "(?:$|[-_:])|src$|image$");

    /// A name that says that the picture isn't shown here.
    private static final Pattern OTHER_NAME =
            Pattern.compile("href|link|share|pin|download|icon|cursor|marker|logo|hover|title|caption|alt|name|^on");

    /// The whole picture, larger than any that a set for screens offers.
    private static final Pattern ORIGINAL_NAME =
            Pattern.compile("orig|full|zoom|hi-?res|high-?res|big|retina|max|magnif|master|super");

    private static final Pattern LARGE_NAME = Pattern.compile("large|enlarge|lightbox");

    /// A smaller one than `src`.
    private static final Pattern SMALL_NAME =
            Pattern.compile("thumb|small|preview|placeholder|low|lqip|tiny|mini|blur|mobile|phone|fallback|loading");

    private static final Pattern BACKGROUND_NAME =
            Pattern.compile("bg|background|parallax|(?:^|[-_])(?:back|cover)(?:$|[-_])");

    private static final Pattern SRCSET_SHAPE = Pattern.compile("\\S+\\s+\\d+(?:\\.\\d+)?[wx]\\b");
    private static final Pattern CSS_URL = Pattern.compile("\\b(?:url|image-set)\\(", Pattern.CASE_INSENSITIVE);

    /// An address, by its width or with it where it is a name or has one: `{"800": "/a.jpg"}`, `{"/a.jpg": [800,
    /// 600]}`.
    private static final Pattern JSON_STRING = Pattern.compile("(?:\"(?<name>\\d{2,5})w?\"\\s*:\\s*)?"
            + "\"(?<url>(?:https?:)?\\\\?/(?:[^\"\\\\]|\\\\.){3,2000})\""
            + "(?:\\s*:\\s*\\[\\s*(?<width>\\d{2,5})\\s*,)?");
    private static final Pattern ABSOLUTE =
            Pattern.compile("(?:https?:)?//[^/\\s]+/.*|/[^/].*|\\.{1,2}/.*", Pattern.CASE_INSENSITIVE);

    private static final Pattern WHOLE = Pattern.compile("(?:https?:)?//[^/\\s]+/.+", Pattern.CASE_INSENSITIVE);

    /// A name that says that an address leads elsewhere.
    private static final Pattern PAGE_NAME = Pattern.compile(
            OTHER_NAME + "|url|uri|page|product|post|target|ajax|api|action|endpoint|article|embed|player|video");

    private static final Pattern OTHER_FILE = Pattern.compile(
            "^[^?#]*\\.(?:html?|php|aspx?|jsp|js|mjs|css|json|xml|mp4|m4v|webm|mov|mp3|ogg|pdf|svg|zip|woff2?)(?:$|[?#])",
            Pattern.CASE_INSENSITIVE);

    /// Longer values are pages or data of their own.
    private static final int LONGEST = 20_000;

    private LazyAttributes() {}

    /// What one attribute holds.
    ///
    /// @param rank where it belongs beside `src`
    /// @param listed whether the entries may be pictures of their own, as in the settings of a slide show
    record Found(Rank rank, boolean background, boolean listed, List<SrcsetParser.Entry> entries) {}

    /// Where an address belongs beside the others of its element.
    enum Rank {
        ORIGINAL,
        LARGE,
        /// What `src` will be.
        USUAL,
        SMALL
    }

    /// All that an element's own attributes hold, in their order.
    static List<Found> read(Element element) {
        List<Found> found = new ArrayList<>(0);
        for (Attribute attribute : element.attributes()) {
            String name = attribute.getKey().toLowerCase(Locale.ROOT);
            String value = attribute.getValue();
            if (!STANDARD.contains(name) && value.length() >= 3 && value.length() <= LONGEST) {
                List<SrcsetParser.Entry> entries = entries(name, value.strip(), element);
                if (!entries.isEmpty()) {
                    boolean background = BACKGROUND_NAME.matcher(name).find();
                    found.add(new Found(rank(name), background, isJson(value.strip()), entries));
                }
            }
        }
        return found;
    }

    /// What an image that shows nothing yet may be, when no attribute says so by its name and no value by its
    /// suffix: a whole address that, as far as both tell, leads to no page, script or film.
    static List<String> doubtful(Element img) {
        return img.attributes().asList().stream()
                .filter(attribute -> !STANDARD.contains(attribute.getKey().toLowerCase(Locale.ROOT))
                        && !PAGE_NAME
                                .matcher(attribute.getKey().toLowerCase(Locale.ROOT))
                                .find())
                .map(attribute -> Templates.fill(attribute.getValue().strip(), img))
                .filter(value -> value.length() <= LONGEST
                        && WHOLE.matcher(value).matches()
                        && value.chars().noneMatch(Character::isWhitespace)
                        && !OTHER_FILE.matcher(value).find())
                .toList();
    }

    private static List<SrcsetParser.Entry> entries(String name, String value, Element element) {
        if (name.endsWith("srcset")
                || name.endsWith("-set")
                || name.endsWith("bgset")
                || SRCSET_SHAPE.matcher(value).lookingAt()) {
            return SrcsetParser.parse(value).stream()
                    .filter(entry -> isAddress(name, entry.url(), element))
                    .toList();
        }
        if (CSS_URL.matcher(value).find()) {
            return single(CssImages.ofValue(value));
        }
        if (isJson(value)) {
            return inJson(value);
        }
        String filled = Templates.fill(value, element);
        return isAddress(name, filled, element) ? single(List.of(filled)) : List.of();
    }

    private static boolean isJson(String value) {
        return value.startsWith("{") || value.startsWith("[");
    }

    private static List<SrcsetParser.Entry> single(List<String> urls) {
        return urls.stream().map(url -> new SrcsetParser.Entry(url, 0, 1)).toList();
    }

    /// Whole addresses of image files: a bare name in somebody's data may be anything.
    private static List<SrcsetParser.Entry> inJson(String value) {
        List<SrcsetParser.Entry> entries = new ArrayList<>();
        Matcher matcher = JSON_STRING.matcher(value);
        while (matcher.find() && entries.size() < 16) {
            String url = matcher.group("url").replace("\\/", "/").replace("\\u0026", "&");
            if (ImageAddress.isFile(url)) {
                String width = matcher.group("name") == null ? matcher.group("width") : matcher.group("name");
                entries.add(new SrcsetParser.Entry(url, width == null ? 0 : Integer.parseInt(width), 1));
            }
        }
        return entries;
    }

    private static boolean isAddress(String name, String value, Element element) {
        if (value.isEmpty() || value.chars().anyMatch(Character::isWhitespace) && !ImageAddress.isFile(value)) {
            return false;
        }
        if (value.regionMatches(true, 0, "data:", 0, 5) || value.startsWith("#")) {
            return false;
        }
        if (ImageAddress.isFile(value)) {
            return isOfPictures(element)
                    || name.startsWith("data-") && PICTURE_NAME.matcher(name).find()
                    || BACKGROUND_NAME.matcher(name).find()
                            && !OTHER_NAME.matcher(name).find()
                    || waits(element)
                            && (value.contains("/") || name.startsWith("data-"))
                            && !OTHER_NAME.matcher(name).find();
        }
        return PICTURE_NAME.matcher(name).find() && ABSOLUTE.matcher(value).matches() && isOfPictures(element);
    }

    /// Whether an element shows nothing of its own, as one does that a script is to fill.
    private static boolean waits(Element element) {
        return switch (PageVisitor.localName(element)) {
            case "div", "a", "li", "span", "section", "figure", "article" ->
                element.childNodes().stream().allMatch(LazyAttributes::showsNothing);
            default -> false;
        };
    }

    private static boolean showsNothing(Node node) {
        return node instanceof Comment || node instanceof TextNode text && text.isBlank();
    }

    private static boolean isOfPictures(Element element) {
        return switch (PageVisitor.localName(element)) {
            case "img", "source", "amp-img", "amp-anim", "image" -> true;
            default -> false;
        };
    }

    private static Rank rank(String name) {
        if (SMALL_NAME.matcher(name).find()) {
            return Rank.SMALL;
        }
        if (ORIGINAL_NAME.matcher(name).find()) {
            return Rank.ORIGINAL;
        }
        return LARGE_NAME.matcher(name).find() ? Rank.LARGE : Rank.USUAL;
    }
}
