package org.fetchandrotate.url;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;

/// Percent-encoding and -decoding in UTF-8, with the percent-encode sets that http and https need. Existing percent
/// signs are kept as they are, valid escape or not.
///
/// Source: WHATWG URL Standard, 1.3 "Percent-encoded bytes".
enum PercentEncoding {
    /// The "special-query percent-encode set".
    QUERY(" \"#<>'"),
    /// The "path percent-encode set".
    PATH(" \"#<>?^`{}"),
    /// The "userinfo percent-encode set".
    USER_INFO(" \"#<>?^`{}/:;=@[\\]|");

    private static final char FIRST_BEYOND_PRINTABLE_ASCII = 0x7F;
    private static final String HEX = "0123456789ABCDEF";

    private final String encoded;

    PercentEncoding(String encodedCharacters) {
        this.encoded = encodedCharacters;
    }

    /// The text with every character of the set, every control and everything beyond ASCII escaped, in UTF-8. A
    /// lone surrogate becomes U+FFFD.
    String encode(String text) {
        return encode(text, StandardCharsets.UTF_8);
    }

    /// The same in a page's charset; what it lacks becomes an escaped `&#`, the number and `;`, as browsers do.
    /// UTF-8 stands in for UTF-16.
    ///
    /// Source: WHATWG URL Standard, 1.3 "percent-encode after encoding"; Encoding Standard, 4.3 "get an output
    /// encoding".
    String encode(String text, Charset charset) {
        int first = firstEncoded(text);
        if (first == text.length()) {
            return text;
        }
        CharsetEncoder encoder = outputEncoder(charset);
        var result = new StringBuilder(text.length() + 32).append(text, 0, first);
        int index = first;
        while (index < text.length()) {
            int codePoint = text.codePointAt(index);
            index += Character.charCount(codePoint);
            if (keeps(codePoint)) {
                result.append((char) codePoint);
            } else {
                appendEscaped(codePoint, encoder, result);
            }
        }
        return result.toString();
    }

    private static CharsetEncoder outputEncoder(Charset charset) {
        boolean usable = charset.canEncode() && !charset.name().startsWith("UTF-16");
        return (usable ? charset : StandardCharsets.UTF_8).newEncoder();
    }

    private int firstEncoded(String text) {
        int index = 0;
        while (index < text.length() && keeps(text.charAt(index))) {
            index++;
        }
        return index;
    }

    private boolean keeps(int codePoint) {
        return codePoint >= ' ' && codePoint < FIRST_BEYOND_PRINTABLE_ASCII && encoded.indexOf(codePoint) < 0;
    }

    private static void appendEscaped(int codePoint, CharsetEncoder encoder, StringBuilder result) {
        boolean loneSurrogate = codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
        String character = Character.toString(loneSurrogate ? 0xFFFD : codePoint);
        if (!encoder.canEncode(character)) {
            result.append("%26%23").append(character.codePointAt(0)).append("%3B");
            return;
        }
        for (byte unit : character.getBytes(encoder.charset())) {
            result.append('%').append(HEX.charAt((unit >> 4) & 0xF)).append(HEX.charAt(unit & 0xF));
        }
    }

    /// The text with its valid escapes decoded, as UTF-8; malformed sequences become U+FFFD.
    static String decode(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        byte[] input = text.getBytes(StandardCharsets.UTF_8);
        var output = new ByteArrayOutputStream(input.length);
        for (int index = 0; index < input.length; index++) {
            if (isEscape(input, index)) {
                output.write(hexValue(input[index + 1]) << 4 | hexValue(input[index + 2]));
                index += 2;
            } else {
                output.write(input[index]);
            }
        }
        return output.toString(StandardCharsets.UTF_8);
    }

    private static boolean isEscape(byte[] input, int index) {
        return input[index] == '%'
                && index + 2 < input.length
                && hexValue(input[index + 1]) >= 0
                && hexValue(input[index + 2]) >= 0;
    }

    /// The value of an ASCII hexadecimal digit, or -1.
    static int hexValue(int character) {
        return character < FIRST_BEYOND_PRINTABLE_ASCII ? Character.digit(character, 16) : -1;
    }
}
