package org.fetchandrotate.scrape;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/// A page's bytes as text: byte order mark, else header, else what the page declares, else UTF-8 if it is that,
/// else windows-1252.
///
/// Source: HTML Standard, 13.2.3.2 "Determining the character encoding". Declarations are looked for in more than
/// the Standard's 1,024 bytes, since many pages have them later and browsers reload such pages.
///
/// @param charset the charset of the page, which also encodes the queries of its addresses
record PageText(String text, Charset charset) {
    private static final int DECLARATION_BYTES = 8 * 1024;
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final Pattern CONTENT_CHARSET =
            Pattern.compile("charset\\s*=\\s*[\"']?\\s*([^\\s\"';]+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern XML_ENCODING =
            Pattern.compile("^\\s*<\\?xml\\s[^>]*?encoding\\s*=\\s*[\"']([^\"'>]+)[\"']");

    static PageText decode(byte[] page, Optional<String> headerCharset) {
        PageEncoding encoding = ofByteOrderMark(page)
                .map(PageEncoding::of)
                .or(() -> headerCharset.flatMap(CharsetLabels::encoding))
                .or(() -> declared(page))
                .orElseGet(() -> guess(page));
        String text = encoding.decode(page);
        return new PageText(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text, encoding.output());
    }

    private static Optional<Charset> ofByteOrderMark(byte[] page) {
        if (startsWith(page, 0xEF, 0xBB, 0xBF)) {
            return Optional.of(StandardCharsets.UTF_8);
        }
        if (startsWith(page, 0xFE, 0xFF)) {
            return Optional.of(StandardCharsets.UTF_16BE);
        }
        return startsWith(page, 0xFF, 0xFE) ? Optional.of(StandardCharsets.UTF_16LE) : Optional.empty();
    }

    private static boolean startsWith(byte[] page, int... mark) {
        for (int index = 0; index < mark.length; index++) {
            if (index >= page.length || (page[index] & 0xFF) != mark[index]) {
                return false;
            }
        }
        return true;
    }

    private static Optional<PageEncoding> declared(byte[] page) {
        String start = new String(page, 0, Math.min(page.length, DECLARATION_BYTES), StandardCharsets.ISO_8859_1);
        Matcher xml = XML_ENCODING.matcher(start);
        Optional<PageEncoding> declared = xml.find() ? CharsetLabels.encoding(xml.group(1)) : Optional.empty();
        return declared.or(() -> declaredInMeta(start)).map(PageText::asciiCompatible);
    }

    private static Optional<PageEncoding> declaredInMeta(String start) {
        if (!start.toLowerCase(Locale.ROOT).contains("charset")) {
            return Optional.empty();
        }
        return Jsoup.parse(start).getElementsByTag("meta").stream()
                .map(PageText::labelOf)
                .flatMap(Optional::stream)
                .map(CharsetLabels::encoding)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> labelOf(Element meta) {
        if (meta.hasAttr("charset")) {
            return Optional.of(meta.attr("charset"));
        }
        if (!meta.attr("http-equiv").strip().equalsIgnoreCase("content-type")) {
            return Optional.empty();
        }
        Matcher charset = CONTENT_CHARSET.matcher(meta.attr("content"));
        return charset.find() ? Optional.of(charset.group(1)) : Optional.empty();
    }

    /// A declaration that could be read as ASCII can't be right about UTF-16.
    ///
    /// Source: HTML Standard, 13.2.3.2 "prescan a byte stream", steps for UTF-16 and x-user-defined.
    private static PageEncoding asciiCompatible(PageEncoding declared) {
        if (declared.kind() == PageEncoding.Kind.USER_DEFINED) {
            return windows1252();
        }
        return declared.charset().name().startsWith("UTF-16") ? PageEncoding.of(StandardCharsets.UTF_8) : declared;
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
