package org.fetchandrotate.scrape;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/// Addresses with holes that a script would fill.
final class Templates {
    /// `{{ image }}`, `{% url %}`, `${url}`, `<%= url %>`, `[[url]]`, `{width}`, plain or percent-encoded.
    private static final Pattern HOLE = Pattern.compile(
            "\\{\\{|\\$\\{|\\{%|<%|%\\[|\\[\\[|\\{[a-zA-Z_]\\w*}|%7B%7B|%7B[a-zA-Z_]\\w*%7D|%24%7B",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern WIDTH_HOLE = Pattern.compile("\\{width}|%7Bwidth%7D", Pattern.CASE_INSENSITIVE);
    private static final Pattern HEIGHT = Pattern.compile("\\{height}|%7Bheight%7D", Pattern.CASE_INSENSITIVE);
    private static final Pattern HEIGHT_HOLE =
            Pattern.compile("(?:x|_)?(?:\\{height}|%7Bheight%7D)", Pattern.CASE_INSENSITIVE);
    private static final Pattern NUMBER = Pattern.compile("\\d{2,5}");

    private Templates() {}

    /// Whether an address isn't one yet.
    static boolean hasHole(String address) {
        return (address.indexOf('{') >= 0 || address.indexOf('%') >= 0 || address.indexOf('[') >= 0)
                && HOLE.matcher(address).find();
    }

    /// Fills in the largest width that the element says there is, as Shopify's `data-widths` does; its height too
    /// if it says both of itself.
    static String fill(String address, Element element) {
        if (!WIDTH_HOLE.matcher(address).find()) {
            return address;
        }
        Optional<Integer> listed = Stream.of("data-widths", "data-max-width", "data-width")
                .flatMap(name -> largest(element.attr(name)).stream())
                .findFirst();
        Optional<Integer> height = listed.isPresent() ? Optional.empty() : largest(element.attr("height"));
        return listed.or(() -> largest(element.attr("width")))
                .map(width -> WIDTH_HOLE.matcher(address).replaceAll(width.toString()))
                .map(filled -> height.map(side -> HEIGHT.matcher(filled).replaceAll(side.toString()))
                        .orElseGet(() -> HEIGHT_HOLE.matcher(filled).replaceAll("")))
                .orElse(address);
    }

    private static Optional<Integer> largest(String widths) {
        Matcher matcher = NUMBER.matcher(widths);
        return matcher.results().map(result -> Integer.valueOf(result.group())).max(Comparator.naturalOrder());
    }
}
