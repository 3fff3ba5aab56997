package org.fetchandrotate.scrape;

import java.util.List;
import java.util.regex.Pattern;
import org.fetchandrotate.model.FoundAs;
import org.jsoup.nodes.Element;

/// Reads links that lead straight to an image file, as around thumbnails.
final class LinkReader {
    /// `/wiki/File:Fox.jpg`: a wiki's page about the file.
    private static final Pattern PAGE_OF_FILE = Pattern.compile(
            "/(?:[\\p{L}_]|%[0-9a-f]{2}){1,200}(?::|%3a)(?!/)[^/?#]*(?:$|[?#])", Pattern.CASE_INSENSITIVE);

    private LinkReader() {}

    static List<RawUrl> read(Element link) {
        String href = link.attr("href");
        return ImageAddress.isFile(href) && !PAGE_OF_FILE.matcher(href).find()
                ? List.of(new RawUrl(href, FoundAs.LINK_TO_IMAGE))
                : List.of();
    }
}
