package org.fetchandrotate.scrape;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The encoding that a page's XML declaration names.
///
/// Source: HTML Standard, 13.2.3.2, "get an XML encoding" and the first steps of "prescan a byte stream"; XML 1.0,
/// appendix F.
final class XmlDeclaration {
    private static final int[] IN_UTF_16LE = {'<', 0, '?', 0, 'x', 0};
    private static final int[] IN_UTF_16BE = {0, '<', 0, '?', 0, 'x'};

    private XmlDeclaration() {}

    /// By how the declaration is written, where every other byte is 0: a mark of UTF-16 without a byte order mark.
    static Optional<PageEncoding> ofItsBytes(byte[] page) {
        if (startsWith(page, IN_UTF_16LE)) {
            return Optional.of(PageEncoding.of(StandardCharsets.UTF_16LE));
        }
        return startsWith(page, IN_UTF_16BE)
                ? Optional.of(PageEncoding.of(StandardCharsets.UTF_16BE))
                : Optional.empty();
    }

    static boolean startsWith(byte[] page, int... start) {
        for (int index = 0; index < start.length; index++) {
            if (index >= page.length || (page[index] & 0xFF) != start[index]) {
                return false;
            }
        }
        return true;
    }

    /// @param start of the page, each byte a character
    static Optional<PageEncoding> declared(String start) {
        int end = start.indexOf('>');
        if (!start.startsWith("<?xml") || end < 0) {
            return Optional.empty();
        }
        int place = start.indexOf("encoding");
        if (place < 0 || place > end) {
            return Optional.empty();
        }
        place = skipSpace(start, place + "encoding".length());
        if (place >= end || start.charAt(place) != '=') {
            return Optional.empty();
        }
        place = skipSpace(start, place + 1);
        char quote = place < end ? start.charAt(place) : 0;
        int closing = quote == '"' || quote == '\'' ? start.indexOf(quote, place + 1) : -1;
        return closing < 0
                ? Optional.empty()
                : Optional.of(start.substring(place + 1, closing))
                        .filter(label -> label.chars().allMatch(letter -> letter > ' '))
                        .flatMap(CharsetLabels::encoding)
                        .map(found -> found.isUtf16() ? PageEncoding.of(StandardCharsets.UTF_8) : found);
    }

    private static int skipSpace(String text, int from) {
        int place = from;
        while (place < text.length() && text.charAt(place) <= ' ') {
            place++;
        }
        return place;
    }
}
