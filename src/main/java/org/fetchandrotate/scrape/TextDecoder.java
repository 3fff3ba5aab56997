package org.fetchandrotate.scrape;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;

/// Decodes a page in a charset of several bytes a character as browsers do: a bad byte becomes U+FFFD, and an ASCII
/// byte behind it stays what it is. Java's own replacement takes the `<` behind a stray byte for its second half,
/// and with it the tag. Takes time in proportion to the page's length. Used once, by one thread.
///
/// Source: Encoding Standard, 10.2.1 "gb18030 decoder", 11.1.1 "Big5 decoder", 12.1.1 "EUC-JP decoder", 12.3.1
/// "Shift_JIS decoder", 13.1.1 "EUC-KR decoder": "If byte is an ASCII byte, restore byte to ioQueue."
final class TextDecoder {
    private static final char REPLACEMENT = '\uFFFD';
    private static final int BUFFER_LENGTH = 8 * 1024;
    private static final int JIS_X_0212 = 0x8F;

    private final Charset charset;
    private final CharsetDecoder decoder;
    private final ByteBuffer input;
    private final StringBuilder text;

    private TextDecoder(byte[] page, Charset charset) {
        this.charset = charset;
        decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        input = ByteBuffer.wrap(page);
        text = new StringBuilder(page.length);
    }

    static String decode(byte[] page, Charset charset) {
        return isOneByte(charset) ? new String(page, charset) : new TextDecoder(page, charset).decode();
    }

    /// UTF-8 too: there Java replaces as the Standard says.
    private static boolean isOneByte(Charset charset) {
        return charset.name().equals("UTF-8")
                || (charset.canEncode() && charset.newEncoder().maxBytesPerChar() <= 1);
    }

    private String decode() {
        CharBuffer output = CharBuffer.allocate(BUFFER_LENGTH);
        while (true) {
            CoderResult result = decoder.decode(input, output, true);
            append(output);
            if (result.isError()) {
                text.append(replaced());
            } else if (result.isUnderflow()) {
                break;
            }
        }
        decoder.flush(output);
        append(output);
        return text.toString();
    }

    private void append(CharBuffer output) {
        text.append(output.flip());
        output.clear();
    }

    /// Steps over what can't be decoded.
    private char replaced() {
        int bad = input.position();
        int lead = byteAt(bad);
        if (lead == 0x80 && charset.name().equals("GB18030")) {
            input.position(bad + 1);
            return '€';
        }
        input.position(Math.min(bad + lengthOfBad(bad, lead), input.limit()));
        return REPLACEMENT;
    }

    private int lengthOfBad(int bad, int lead) {
        if (charset.name().startsWith("UTF-16")) {
            return 2;
        }
        if (!isLead(lead) || byteAt(bad + 1) < 0x80) {
            return 1;
        }
        boolean threeBytes = charset.name().equals("EUC-JP") && lead == JIS_X_0212 && byteAt(bad + 1) >= 0xA1;
        return threeBytes && byteAt(bad + 2) >= 0x80 ? 3 : 2;
    }

    private boolean isLead(int value) {
        return switch (charset.name()) {
            case "windows-31j" -> (value >= 0x81 && value <= 0x9F) || (value >= 0xE0 && value <= 0xFC);
            case "EUC-JP" -> value == 0x8E || value == JIS_X_0212 || (value >= 0xA1 && value <= 0xFE);
            case "ISO-2022-JP" -> false;
            default -> value >= 0x81 && value <= 0xFE;
        };
    }

    /// 0 beyond the end.
    private int byteAt(int index) {
        return index < input.limit() ? input.get(index) & 0xFF : 0;
    }
}
