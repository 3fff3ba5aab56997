package org.fetchandrotate.scrape;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// A page's bytes as text: byte order mark, else header, else what the page declares, else UTF-8 if it is that,
/// else windows-1252. UTF-16 without a byte order mark is recognised by the header or by an XML
/// declaration alone, as in browsers.
///
/// Source: HTML Standard, 13.2.3.2 "Determining the character encoding"; XML 1.0, appendix F.
///
/// @param charset the charset of the page, which also encodes the queries of its addresses
record PageText(String text, Charset charset) {
    /// By which rules a page declares its charset.
    enum Kind {
        /// In a `meta`, or else in an XML declaration.
        HTML,
        /// In an XML declaration alone.
        XML
    }

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    static PageText decode(byte[] page, Optional<String> headerCharset, Kind kind) {
        PageEncoding encoding = ofByteOrderMark(page)
                .map(PageEncoding::of)
                .or(() -> headerCharset.flatMap(CharsetLabels::encoding))
                .or(() -> XmlDeclaration.ofItsBytes(page))
                .or(() -> declared(page, kind))
                .orElseGet(() -> guess(page));
        String text = encoding.decode(page);
        return new PageText(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text, encoding.output());
    }

    private static Optional<Charset> ofByteOrderMark(byte[] page) {
        if (XmlDeclaration.startsWith(page, 0xEF, 0xBB, 0xBF)) {
            return Optional.of(StandardCharsets.UTF_8);
        }
        if (XmlDeclaration.startsWith(page, 0xFE, 0xFF)) {
            return Optional.of(StandardCharsets.UTF_16BE);
        }
        return XmlDeclaration.startsWith(page, 0xFF, 0xFE) ? Optional.of(StandardCharsets.UTF_16LE) : Optional.empty();
    }

    private static Optional<PageEncoding> declared(byte[] page, Kind kind) {
        String bytes = new String(page, StandardCharsets.ISO_8859_1);
        Optional<PageEncoding> inMeta = kind == Kind.HTML ? new CharsetPrescan(bytes).encoding() : Optional.empty();
        // a feed may begin with empty lines, which browsers never get to see
        return inMeta.or(() -> XmlDeclaration.declared(kind == Kind.XML ? bytes.stripLeading() : bytes));
    }

    private static PageEncoding windows1252() {
        return CharsetLabels.encoding("windows-1252").orElseThrow();
    }

    private static PageEncoding guess(byte[] page) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer input = ByteBuffer.wrap(page);
        CharBuffer scratch = CharBuffer.allocate(8 * 1024);
        CoderResult result;
        do {
            // not the end of input: a page that was cut may end within a character
            result = decoder.decode(input, scratch.clear(), false);
        } while (result.isOverflow());
        return result.isError() ? windows1252() : PageEncoding.of(StandardCharsets.UTF_8);
    }
}
