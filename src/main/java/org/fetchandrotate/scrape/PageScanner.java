package org.fetchandrotate.scrape;

import java.util.List;
import java.util.Optional;
import org.fetchandrotate.model.WebUrl;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// Finds the images that a page offers. Immutable and thread-safe.
///
/// Any bytes will do: what isn't HTML offers nothing. Time and memory grow with the page's length only; what lies
/// beyond the first 250,000 pictures of a page is left unread, and a candidate has at most 16 fall-backs.
public final class PageScanner {
    private final ExcludedKeywords excludeKeywords;

    /// @param excludeKeywords an image whose path or query contains one of these, in any case, is skipped; its host
    ///     doesn't count; blank ones are ignored
    public PageScanner(List<String> excludeKeywords) {
        this.excludeKeywords = new ExcludedKeywords(excludeKeywords);
    }

    /// Scans one page.
    ///
    /// @param html the page's bytes, as served after content decoding
    /// @param charset the charset named by the `Content-Type` header, if any; a byte order mark goes before it, and
    ///     it before what the page itself declares; a name that browsers don't know is ignored
    /// @param location where the page was found, after redirects
    public PageScan scan(byte[] html, Optional<String> charset, WebUrl location) {
        PageText page = PageText.decode(html, charset);
        Document document = Jsoup.parse(page.text());
        var sightings = new Sightings();
        document.traverse(new PageVisitor(sightings));
        var candidates = new CandidateList(base(document, location), page.charset(), excludeKeywords);
        sightings.all().forEach(candidates::add);
        return candidates.finish();
    }

    /// What relative addresses are relative to: the first `base` with an `href`, for the whole page, wherever it
    /// stands.
    ///
    /// Source: HTML Standard, 2.4.3 "Document base URLs"; 4.2.3 for a `data:`, `javascript:` or invalid one, which
    /// counts as the page's own address. Contents of a `template` are no part of the document.
    private static WebUrl base(Document document, WebUrl location) {
        return document.getElementsByTag("base").stream()
                .filter(base -> base.hasAttr("href") && !isInTemplate(base))
                .findFirst()
                .flatMap(base -> location.resolve(base.attr("href")))
                .orElse(location);
    }

    private static boolean isInTemplate(Element element) {
        return element.closest("template") != null;
    }
}
