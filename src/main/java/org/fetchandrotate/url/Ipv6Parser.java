package org.fetchandrotate.url;

import java.util.Optional;

/// One IPv6 address, read into its eight pieces. Used once, by one thread.
///
/// Source: WHATWG URL Standard, 3.5 "IPv6 parser" and 3.6 "IPv6 serializer".
final class Ipv6Parser {
    private static final int PIECES = 8;
    private static final int NONE = -1;

    private final String text;
    private final int[] address = new int[PIECES];
    private int piece;
    private int compressedAt = NONE;
    private int index;

    private Ipv6Parser(String text) {
        this.text = text;
    }

    /// The address in canonical form, without brackets; empty if the text (without brackets) is none.
    static Optional<String> canonical(String text) {
        var parser = new Ipv6Parser(text);
        return parser.read() ? Optional.of(parser.write()) : Optional.empty();
    }

    private boolean read() {
        if (current() == ':') {
            if (!text.startsWith("::")) {
                return false;
            }
            index = 2;
            compressedAt = piece;
        }
        while (index < text.length()) {
            if (!readPiece()) {
                return false;
            }
        }
        return spreadCompressed();
    }

    /// Reads one piece and the colon after it, the second colon of `::`, or the IPv4 address at the end.
    private boolean readPiece() {
        if (piece == PIECES) {
            return false;
        }
        if (current() == ':') {
            if (compressedAt != NONE) {
                return false;
            }
            index++;
            compressedAt = piece;
            return true;
        }
        int start = index;
        int value = 0;
        while (index - start < 4 && PercentEncoding.hexValue(current()) >= 0) {
            value = value << 4 | PercentEncoding.hexValue(current());
            index++;
        }
        if (current() == '.') {
            boolean hasDigits = index > start;
            index = start;
            return hasDigits && piece <= PIECES - 2 && readIpv4();
        }
        if (current() == ':') {
            index++;
            if (index == text.length()) {
                return false;
            }
        } else if (index < text.length()) {
            return false;
        }
        address[piece++] = value;
        return true;
    }

    /// Exactly four decimal parts without leading zeros, then the end.
    private boolean readIpv4() {
        for (int part = 0; part < 4; part++) {
            if (part > 0) {
                if (current() != '.') {
                    return false;
                }
                index++;
            }
            int value = readIpv4Part();
            if (value == NONE) {
                return false;
            }
            address[piece] = address[piece] << 8 | value;
            piece += part % 2;
        }
        return index == text.length();
    }

    private int readIpv4Part() {
        int start = index;
        int value = 0;
        while (current() >= '0' && current() <= '9') {
            if (index > start && value == 0) {
                return NONE;
            }
            value = value * 10 + current() - '0';
            if (value > 255) {
                return NONE;
            }
            index++;
        }
        return index == start ? NONE : value;
    }

    /// Moves the pieces after `::` to the end.
    private boolean spreadCompressed() {
        if (compressedAt == NONE) {
            return piece == PIECES;
        }
        int moved = piece - compressedAt;
        for (int offset = 1; offset <= moved; offset++) {
            int from = compressedAt + moved - offset;
            int to = PIECES - offset;
            if (from != to) {
                address[to] = address[from];
                address[from] = 0;
            }
        }
        return true;
    }

    private char current() {
        return index < text.length() ? text.charAt(index) : '\0';
    }

    private String write() {
        int compress = firstLongestRunOfZeros();
        var result = new StringBuilder();
        int at = 0;
        while (at < PIECES) {
            if (at == compress) {
                result.append(at == 0 ? "::" : ":");
                at += zerosFrom(at);
            } else {
                result.append(Integer.toHexString(address[at++]));
                if (at < PIECES) {
                    result.append(':');
                }
            }
        }
        return result.toString();
    }

    private int firstLongestRunOfZeros() {
        int best = NONE;
        int longest = 1;
        for (int at = 0; at < PIECES; at++) {
            if (zerosFrom(at) > longest) {
                best = at;
                longest = zerosFrom(at);
            }
        }
        return best;
    }

    private int zerosFrom(int start) {
        int end = start;
        while (end < PIECES && address[end] == 0) {
            end++;
        }
        return end - start;
    }
}
