package org.fetchandrotate.scrape;

import java.util.List;
import org.fetchandrotate.model.FoundAs;
import org.jsoup.nodes.Element;

/// Reads links that lead straight to an image file, as around thumbnails.
final class LinkReader {
    private LinkReader() {}

    static List<RawUrl> read(Element link) {
        String href = link.attr("href");
        return ImageAddress.isFile(href) ? List.of(new RawUrl(href, FoundAs.LINK_TO_IMAGE)) : List.of();
    }
}
