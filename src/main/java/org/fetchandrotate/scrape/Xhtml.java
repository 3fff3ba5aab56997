package org.fetchandrotate.scrape;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/// Reads XHTML by its own rules: what shows is told by namespaces, and names have their case.
///
/// Source: Namespaces in XML 1.0; HTML Standard, 14 "The XML syntax".
final class Xhtml {
    /// Of what means nothing to a browser.
    private static final String UNKNOWN = "unknown";

    private Xhtml() {}

    /// The document, in which elements of foreign vocabularies have lost their names and attributes. One without
    /// any namespace is taken as if it had that of XHTML.
    static Document parse(String text) {
        Document document = Jsoup.parse(text, Parser.xmlParser());
        Element root = document.firstElementChild();
        if (root != null && isHtml(root)) {
            document.getAllElements().stream().filter(Xhtml::isForeign).forEach(Xhtml::forget);
        }
        return document;
    }

    private static boolean isHtml(Element element) {
        return element.tag().namespace().equals(Parser.NamespaceHtml);
    }

    private static boolean isForeign(Element element) {
        boolean svg = element.tag().namespace().equals(Parser.NamespaceSvg);
        boolean named = element.tagName().equals(element.normalName());
        return !(element instanceof Document) && !svg && !(isHtml(element) && named);
    }

    private static void forget(Element element) {
        element.tagName(UNKNOWN);
        element.clearAttributes();
    }
}
