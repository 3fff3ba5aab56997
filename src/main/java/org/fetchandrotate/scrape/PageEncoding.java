package org.fetchandrotate.scrape;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/// An encoding of the Encoding Standard.
///
/// @param charset of the bytes; for the two that Java lacks, the charset of what they are written in
record PageEncoding(Kind kind, Charset charset) {
    /// How the bytes become text.
    enum Kind {
        /// By Java's charset.
        CHARSET,
        /// Not at all: 14.1 "replacement", for encodings by which ASCII filters were tricked.
        REPLACEMENT,
        /// 14.5 "x-user-defined".
        USER_DEFINED
    }

    static PageEncoding of(Charset charset) {
        return new PageEncoding(Kind.CHARSET, charset);
    }

    String decode(byte[] page) {
        return switch (kind) {
            case CHARSET -> TextDecoder.decode(page, charset);
            case REPLACEMENT -> page.length == 0 ? "" : "\uFFFD";
            case USER_DEFINED -> userDefined(page);
        };
    }

    /// The charset in which queries are written.
    ///
    /// Source: Encoding Standard, 4.3 "get an output encoding".
    Charset output() {
        return isUtf16() ? StandardCharsets.UTF_8 : charset;
    }

    boolean isUtf16() {
        return charset.name().startsWith("UTF-16");
    }

    private static String userDefined(byte[] page) {
        var text = new StringBuilder(page.length);
        for (byte value : page) {
            text.append((char) (value >= 0 ? value : 0xF780 + (value & 0x7F)));
        }
        return text.toString();
    }
}
