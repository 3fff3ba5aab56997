package org.fetchandrotate.scrape.lists;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fetchandrotate.url.WebUrl;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/// Where a page's links lead, for pages that are lists: bookmarks, saved search results, pages of links.
public final class HtmlLinks {
    private HtmlLinks() {}

    /// One link.
    ///
    /// @param line of the page, from 1
    /// @param address absolute where the page says what its links are relative to, else as it stands
    /// @param text of the link
    public record Link(int line, String address, String text) {}

    /// All of them, in the order of the page, without those within the page itself.
    public static List<Link> read(String html) {
        Document document = Parser.htmlParser().setTrackPosition(true).parseInput(html, "");
        Optional<WebUrl> base = document.getElementsByTag("base").stream()
                .map(element -> WebUrl.parse(element.attr("href")))
                .flatMap(Optional::stream)
                .findFirst();
        List<Link> links = new ArrayList<>();
        for (Element element : document.getElementsByTag("a")) {
            String address = element.attr("href").strip();
            if (!address.isEmpty() && !address.startsWith("#")) {
                String absolute = base.flatMap(url -> url.resolve(address))
                        .map(WebUrl::toString)
                        .orElse(address);
                int line = element.sourceRange().start().lineNumber();
                links.add(new Link(Math.max(line, 1), absolute, element.text()));
            }
        }
        return links;
    }
}
