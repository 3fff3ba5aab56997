package org.fetchandrotate.scrape;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/// Decodes bytes as browsers do where they are wrong: a stray byte becomes one replacement character, and an ASCII
/// byte
/// behind it stays what it is. Java's decoders would swallow it, and with the `<` of a tag the page.
///
/// Source: WHATWG Encoding Standard, 4.1 "Encoders and decoders" and the decoders of gb18030, Big5, EUC-JP,
/// Shift_JIS,
/// EUC-KR: "If byte is an ASCII byte, restore byte to ioQueue".
final class MultiByteText {
    private static final char REPLACEMENT = '\uFFFD';
    private static final int BUFFER = 8 * 1024;

    private MultiByteText() {}

    static String decode(byte[] bytes, Charset charset) {
        if (charset.equals(StandardCharsets.UTF_8) || charset.name().startsWith("UTF-16")) {
            return new String(bytes, charset); // right by itself
        }
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer input = ByteBuffer.wrap(bytes);
        CharBuffer output = CharBuffer.allocate(BUFFER);
        StringBuilder text = new StringBuilder(bytes.length);
        while (true) {
            CoderResult result = decoder.decode(input, output, true);
            drain(output, text);
            if (result.isError()) {
                text.append(REPLACEMENT);
                skipWrong(input, result.length());
            } else if (result.isUnderflow()) {
                decoder.flush(output);
                drain(output, text);
                return text.toString();
            }
        }
    }

    /// The first byte, and those after it that aren't ASCII.
    private static void skipWrong(ByteBuffer input, int length) {
        int skipped = 1;
        while (skipped < length && input.get(input.position() + skipped) < 0) {
            skipped++;
        }
        input.position(input.position() + skipped);
    }

    private static void drain(CharBuffer output, StringBuilder text) {
        text.append(output.flip());
        output.clear();
    }
}
