package org.fetchandrotate.url;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

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

    private final String encoded;

    PercentEncoding(String encodedCharacters) {
        this.encoded = encodedCharacters;
    }

    /// The text with every character of the set, every control and everything beyond ASCII escaped, in UTF-8. A
    /// lone surrogate becomes U+FFFD.
    String encode(String text) {
        return encode(text, StandardCharsets.UTF_8);
    }

    /// The same in a page's charset, as [PageCharsetEncoder] writes it.
    String encode(String text, Charset charset) {
        int first = firstEncoded(text);
        return first == text.length()
                ? text
                : text.substring(0, first) + new PageCharsetEncoder(charset, this).encode(text.substring(first));
    }

    private int firstEncoded(String text) {
        int index = 0;
        while (index < text.length() && keeps(text.charAt(index))) {
            index++;
        }
        return index;
    }

    /// Whether a byte or an ASCII character stays as it is.
    boolean keeps(int value) {
        return value >= ' ' && value < FIRST_BEYOND_PRINTABLE_ASCII && encoded.indexOf(value) < 0;
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

    /// The text with every byte of its UTF-8 escaped.
    static String escaped(String text) {
        StringBuilder escapes = new StringBuilder();
        for (byte value : text.getBytes(StandardCharsets.UTF_8)) {
            escapes.append('%').append(HexFormat.of().withUpperCase().toHexDigits(value));
        }
        return escapes.toString();
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
