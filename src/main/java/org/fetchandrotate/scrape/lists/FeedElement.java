package org.fetchandrotate.scrape.lists;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.fetchandrotate.model.ImageFormat;
import org.jsoup.nodes.Element;

/// What an element of a feed is, whatever prefix the feed gives its kind.
final class FeedElement {
    private static final String MEDIA_RSS = "search.yahoo.com/mrss";
    private static final Pattern SUFFIX = Pattern.compile("[^?#]*\\.([A-Za-z0-9]{2,5})(?:[?#].*)?");

    private FeedElement() {}

    static String localName(Element element) {
        String name = element.normalName();
        return name.substring(name.indexOf(':') + 1);
    }

    /// Whether it is of Media RSS.
    static boolean isMedia(Element element) {
        return element.tag().namespace().contains(MEDIA_RSS)
                || element.normalName().startsWith("media:");
    }

    static List<Element> children(Element parent, String localName) {
        return parent.children().stream()
                .filter(child -> localName(child).equals(localName))
                .toList();
    }

    static Optional<Element> child(Element parent, String localName) {
        return children(parent, localName).stream().findFirst();
    }

    /// Whether a `media:content` is a picture.
    static boolean isPicture(Element content) {
        String medium = content.attr("medium");
        return medium.isEmpty() ? isPicture(content.attr("type"), content.attr("url")) : medium.equals("image");
    }

    /// Whether something is a picture by its type, or by its suffix where it has none.
    static boolean isPicture(String type, String address) {
        if (!type.isBlank()) {
            return type.strip().toLowerCase(Locale.ROOT).startsWith("image/");
        }
        var suffix = SUFFIX.matcher(address.strip());
        return suffix.matches()
                && ImageFormat.ofSuffix(suffix.group(1).toLowerCase(Locale.ROOT))
                        .isPresent();
    }

    /// How large a form is, by its sides, else by its bytes; 0 if it doesn't say.
    static double size(Element form) {
        double width = number(form.attr("width"));
        double height = number(form.attr("height"));
        double bytes = number(form.attr("fileSize")) / 1e12;
        return width * Math.max(height, 1) + height / 1e6 + bytes;
    }

    static Optional<String> mediaText(Element around) {
        return Optional.of(around.children().stream()
                        .filter(FeedElement::isMedia)
                        .filter(child -> localName(child).equals("title")
                                || localName(child).equals("description"))
                        .map(Element::text)
                        .findFirst()
                        .orElse(""))
                .filter(text -> !text.isBlank());
    }

    private static double number(String text) {
        return text.matches("\\d{1,12}") ? Double.parseDouble(text) : 0;
    }
}
