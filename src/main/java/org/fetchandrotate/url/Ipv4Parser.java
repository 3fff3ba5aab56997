package org.fetchandrotate.url;

import java.util.OptionalLong;

/// IPv4 addresses in all the ways that browsers read them: decimal, octal, hexadecimal, fewer than four parts.
///
/// Source: WHATWG URL Standard, 3.5 "Host parsing": "ends in a number checker", "IPv4 parser", "IPv4 number
/// parser".
final class Ipv4Parser {
    /// More than any valid part; keeps the sums of very long numbers from overflowing.
    private static final long TOO_LARGE = 1L << 40;

    private Ipv4Parser() {}

    /// Whether a host must be read as an IPv4 address, valid or not.
    static boolean endsInNumber(String host) {
        String trimmed = withoutLastDot(host);
        String last = trimmed.substring(trimmed.lastIndexOf('.') + 1);
        return isDigits(last) || number(last).isPresent();
    }

    /// The address as a 32-bit number; empty if the text is none.
    static OptionalLong parse(String host) {
        String[] parts = withoutLastDot(host).split("\\.", -1);
        if (parts.length > 4) {
            return OptionalLong.empty();
        }
        long address = 0;
        for (int index = 0; index < parts.length; index++) {
            OptionalLong number = number(parts[index]);
            boolean last = index == parts.length - 1;
            int freeBits = last ? 8 * (4 - index) : 8;
            if (number.isEmpty() || number.getAsLong() >= 1L << freeBits) {
                return OptionalLong.empty();
            }
            address |= number.getAsLong() << (last ? 0 : 8 * (3 - index));
        }
        return OptionalLong.of(address);
    }

    static String dotted(long address) {
        return (address >> 24 & 0xFF) + "." + (address >> 16 & 0xFF) + "." + (address >> 8 & 0xFF) + "."
                + (address & 0xFF);
    }

    private static String withoutLastDot(String host) {
        return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    }

    private static boolean isDigits(String text) {
        return !text.isEmpty() && text.chars().allMatch(character -> character >= '0' && character <= '9');
    }

    private static OptionalLong number(String text) {
        if (text.isEmpty()) {
            return OptionalLong.empty();
        }
        if (text.startsWith("0x") || text.startsWith("0X")) {
            return digits(text, 2, 16);
        }
        return text.length() > 1 && text.charAt(0) == '0' ? digits(text, 1, 8) : digits(text, 0, 10);
    }

    private static OptionalLong digits(String text, int start, int radix) {
        long value = 0;
        for (int index = start; index < text.length(); index++) {
            char character = text.charAt(index);
            int digit = character < 0x80 ? Character.digit(character, radix) : -1;
            if (digit < 0) {
                return OptionalLong.empty();
            }
            value = Math.min(TOO_LARGE, value * radix + digit);
        }
        return OptionalLong.of(value);
    }
}
