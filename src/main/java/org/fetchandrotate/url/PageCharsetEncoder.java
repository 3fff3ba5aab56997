package org.fetchandrotate.url;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/// Writes text into an address in the charset of the page that it stands on. UTF-8 stands in for UTF-16; what a
/// charset lacks becomes an escaped `&#`, the number and `;`. Used once, by one thread.
///
/// Source: WHATWG URL Standard, 1.3 "percent-encode after encoding"; Encoding Standard, 4.3 "get an output
/// encoding" and the encoders of its sections 10 to 13, where Java's differ.
final class PageCharsetEncoder {
    private static final String HEX = "0123456789ABCDEF";
    private static final Set<String> OF_JAPAN = Set.of("EUC-JP", "ISO-2022-JP", "windows-31j");
    /// What would change the state of ISO-2022-JP: shift out, shift in, escape.
    private static final String SHIFTS = "\u000E\u000F\u001B";

    private static final int REPLACEMENT = 0xFFFD;
    private static final int MINUS = 0x2212;
    private static final int FULL_WIDTH_MINUS = 0xFF0D;
    /// A character of the user's own that GB 18030 of 2005 lacks.
    private static final int NOT_IN_GB18030 = 0xE5E5;

    private final CharsetEncoder encoder;
    private final PercentEncoding kept;
    private final StringBuilder result = new StringBuilder();
    /// What is encoded in one go, since a charset may have states.
    private final StringBuilder run = new StringBuilder();

    PageCharsetEncoder(Charset charset, PercentEncoding kept) {
        boolean usable = charset.canEncode() && !charset.name().startsWith("UTF-16");
        this.encoder = (usable ? charset : StandardCharsets.UTF_8).newEncoder();
        this.kept = kept;
    }

    String encode(String text) {
        text.codePoints().forEach(this::add);
        endRun();
        return result.toString();
    }

    private void add(int codePoint) {
        int character = standIn(codePoint);
        if (isEncodable(character)) {
            run.appendCodePoint(character);
        } else {
            endRun();
            result.append("%26%23").append(character).append("%3B");
        }
    }

    private int standIn(int codePoint) {
        String charset = encoder.charset().name();
        if (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE) {
            return REPLACEMENT;
        }
        if (codePoint == MINUS && OF_JAPAN.contains(charset)) {
            return FULL_WIDTH_MINUS;
        }
        return charset.equals("ISO-2022-JP") && SHIFTS.indexOf(codePoint) >= 0 ? REPLACEMENT : codePoint;
    }

    private boolean isEncodable(int character) {
        boolean missing =
                character == NOT_IN_GB18030 && encoder.charset().name().equals("GB18030");
        return !missing && encoder.canEncode(Character.toString(character));
    }

    private void endRun() {
        for (byte unit : run.toString().getBytes(encoder.charset())) {
            int value = unit & 0xFF;
            if (kept.keeps(value)) {
                result.append((char) value);
            } else {
                result.append('%').append(HEX.charAt(value >> 4)).append(HEX.charAt(value & 0xF));
            }
        }
        run.setLength(0);
    }
}
