package org.fetchandrotate.scrape;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fetchandrotate.url.WebUrl;

/// A style sheet that a page links to or imports.
///
/// @param location where it was found, after redirects: its addresses are relative to that
/// @param charset in which they write their queries
public record LinkedSheet(WebUrl location, String text, Charset charset) {
    private static final Pattern CHARSET = Pattern.compile("@charset \"([^\"]{1,40})\";.*", Pattern.DOTALL);

    /// @param charset named by the header, if any
    /// @param around of the page, or the sheet, that uses it
    ///
    /// Source: CSS Syntax Level 3, 3.2 "The input byte stream".
    public static LinkedSheet decode(WebUrl location, byte[] bytes, Optional<String> charset, Charset around) {
        String start = new String(bytes, 0, Math.min(bytes.length, 100), StandardCharsets.ISO_8859_1);
        Matcher declared = CHARSET.matcher(start);
        PageEncoding encoding = charset.flatMap(CharsetLabels::encoding)
                .or(() -> declared.matches() ? CharsetLabels.encoding(declared.group(1)) : Optional.empty())
                .orElse(PageEncoding.of(around));
        if (XmlDeclaration.startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
            encoding = PageEncoding.of(StandardCharsets.UTF_8);
        }
        String text = encoding.decode(bytes);
        return new LinkedSheet(location, text.startsWith("\uFEFF") ? text.substring(1) : text, encoding.output());
    }

    PageBase base() {
        return new PageBase(location, charset);
    }

    /// The sheets that it imports.
    public List<WebUrl> imports() {
        return StyleSheet.parse(text).imports().stream()
                .map(base()::resolve)
                .flatMap(Optional::stream)
                .toList();
    }
}
