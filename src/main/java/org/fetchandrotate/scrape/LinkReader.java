package org.fetchandrotate.scrape;

import java.util.List;
import java.util.regex.Pattern;
import org.fetchandrotate.model.FoundAs;
import org.fetchandrotate.model.ImageFormat;
import org.jsoup.nodes.Element;

/// Reads links that lead straight to an image file, as around thumbnails.
final class LinkReader {
    /// `https://example.jpg`: what looks like a suffix is a top-level domain.
    private static final Pattern HOST_ONLY = Pattern.compile("\\s*(?:[a-zA-Z][a-zA-Z0-9+.-]*:)?[/\\\\]{2,}[^/\\\\]*");

    private LinkReader() {}

    static List<RawUrl> read(Element link) {
        String href = link.attr("href");
        return leadsToImage(href) ? List.of(new RawUrl(href, FoundAs.LINK_TO_IMAGE)) : List.of();
    }

    private static boolean leadsToImage(String href) {
        int end = 0;
        int name = 0;
        while (end < href.length() && href.charAt(end) != '?' && href.charAt(end) != '#') {
            char character = href.charAt(end++);
            name = character == '/' || character == '\\' ? end : name;
        }
        int dot = href.lastIndexOf('.', end - 1);
        return dot >= name
                && ImageFormat.ofSuffix(href.substring(dot + 1, end).strip()).isPresent()
                && !HOST_ONLY.matcher(href.substring(0, end)).matches();
    }
}
