package org.fetchandrotate.scrape;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.fetchandrotate.model.Settings;
import org.fetchandrotate.url.WebUrl;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/// Finds the images that a page offers. Immutable and thread-safe.
///
/// Any bytes will do: what isn't HTML offers nothing. Time and memory grow with the page's length only; what lies
/// beyond the first 250,000 pictures of a page is left unread, and a candidate has at most 16 fall-backs.
public final class PageScanner {
    private static final Pattern XML =
            Pattern.compile("\\s*(?:application|text)/(?:[\\w.-]+\\+)?xml\\b", Pattern.CASE_INSENSITIVE);

    private final ExcludedKeywords excludeKeywords;
    private final Settings.CssImages cssImages;

    /// @param excludeKeywords an image whose address has one of these, in any case, is skipped; where each counts
    ///     is
    ///     said by [ExcludedKeywords]; blank ones are ignored
    public PageScanner(List<String> excludeKeywords) {
        this(excludeKeywords, Settings.CssImages.INLINE);
    }

    /// @param cssImages whose images count: those of `style` attributes, or of style sheets as well
    public PageScanner(List<String> excludeKeywords, Settings.CssImages cssImages) {
        this.excludeKeywords = new ExcludedKeywords(excludeKeywords);
        this.cssImages = cssImages;
    }

    /// What an answer says of a page beside its bytes.
    ///
    /// @param contentType as in the header, if any
    /// @param charset named by that header, if any; a byte order mark goes before it, and it before what the page
    ///     itself
    ///     declares; a name that browsers don't know is ignored
    /// @param refresh the header of that name, if any
    public record Headers(Optional<String> contentType, Optional<String> charset, Optional<String> refresh) {
        public static final Headers NONE = new Headers(Optional.empty(), Optional.empty(), Optional.empty());

        /// XHTML has rules of its own, and it is the type that says so, never the page.
        ///
        /// Source: HTML Standard, 14 "The XML syntax"; RFC 7303.
        private boolean isXml() {
            return contentType.map(type -> XML.matcher(type).lookingAt()).orElse(false);
        }
    }

    /// Scans one page.
    ///
    /// @param html the page's bytes, as served after content decoding
    /// @param location where the page was found, after redirects
    public PageScan scan(byte[] html, Headers headers, WebUrl location) {
        return scan(html, headers, location, List.of());
    }

    /// Scans one page with the style sheets that it links to.
    ///
    /// @param sheets what the links of a scan without them named, as far as it could be had
    public PageScan scan(byte[] html, Headers headers, WebUrl location, List<LinkedSheet> sheets) {
        PageText page =
                PageText.decode(html, headers.charset(), headers.isXml() ? PageText.Kind.XML : PageText.Kind.HTML);
        Document document = headers.isXml() ? Xhtml.parse(page.text()) : Jsoup.parse(page.text());
        PageBase base = base(document, location, page.charset());
        var candidates = new CandidateList(base, location, excludeKeywords);
        sightings(document, base.url(), location).forEach(candidates::add);
        List<WebUrl> linked = List.of();
        if (cssImages == Settings.CssImages.ALL) {
            SheetImages images = new SheetImages(document);
            images.sightings(base, sheets).forEach(candidates::add);
            linked = images.linked(base);
        }
        PageScan found = candidates.finish();
        return found.withRefresh(headers.refresh()
                        .flatMap(text -> PageRefresh.parse(text, new PageBase(location, page.charset()), location))
                        .or(() -> PageRefresh.declaredIn(document, base, location)))
                .ofPage(
                        PageLinks.of(document, base, location, linked),
                        ScriptedPage.makeOf(document, found.candidates()));
    }

    /// The charset of a page, in which its addresses write their queries, and which its style sheets have unless
    /// they say otherwise.
    public static Charset charset(byte[] html, Headers headers) {
        return PageText.decode(html, headers.charset(), headers.isXml() ? PageText.Kind.XML : PageText.Kind.HTML)
                .charset();
    }

    private static List<Sighting> sightings(Document document, WebUrl base, WebUrl location) {
        if (DirectoryListing.isOne(document, location)) {
            return DirectoryListing.read(document, base);
        }
        var sightings = new Sightings();
        document.traverse(new PageVisitor(sightings));
        return sightings.all();
    }

    /// What relative addresses are relative to: the first `base` with an `href`, for the whole page, wherever it
    /// stands. Contents of a `template` are no part of the document.
    private static PageBase base(Document document, WebUrl location, Charset charset) {
        return document.getElementsByAttribute("href").stream()
                .filter(base -> PageVisitor.localName(base).equals("base") && isOfHtml(base) && !isHidden(base))
                .findFirst()
                .map(base -> PageBase.of(base.attr("href"), location, charset))
                .orElseGet(() -> new PageBase(location, charset));
    }

    /// SVG has a `base` of the same name, which means nothing.
    private static boolean isOfHtml(Element element) {
        return !element.tag().namespace().equals(Parser.NamespaceSvg);
    }

    /// What stands in `noscript` is mere text where scripts run.
    private static boolean isHidden(Element element) {
        return element.closest("template, noscript") != null;
    }
}
