package org.fetchandrotate.url;

import java.util.Optional;

/// Punycode, the ASCII form of one label of an internationalised domain, without its `xn--`.
///
/// Source: RFC 3492, 6.1 to 6.3 and the parameters of section 5.
final class Punycode {
    private static final int BASE = 36;
    private static final int T_MIN = 1;
    private static final int T_MAX = 26;
    private static final int SKEW = 38;
    private static final int DAMP = 700;
    private static final int INITIAL_BIAS = 72;
    private static final int FIRST_NON_ASCII = 0x80;

    private Punycode() {}

    /// Takes time in proportion to the square of the label's length.
    static String encode(String label) {
        int[] codePoints = label.codePoints().toArray();
        var output = new StringBuilder();
        for (int codePoint : codePoints) {
            if (codePoint < FIRST_NON_ASCII) {
                output.append((char) codePoint);
            }
        }
        int basic = output.length();
        int handled = basic;
        if (basic > 0) {
            output.append('-');
        }
        long delta = 0;
        int bias = INITIAL_BIAS;
        int current = FIRST_NON_ASCII;
        while (handled < codePoints.length) {
            int next = smallestFrom(current, codePoints);
            delta += (long) (next - current) * (handled + 1);
            current = next;
            for (int codePoint : codePoints) {
                if (codePoint < current) {
                    delta++;
                } else if (codePoint == current) {
                    appendVariableLength(delta, bias, output);
                    bias = adapt(delta, handled + 1, handled == basic);
                    delta = 0;
                    handled++;
                }
            }
            delta++;
            current++;
        }
        return output.toString();
    }

    /// The label that an ASCII form stands for; empty if it isn't valid.
    static Optional<String> decode(String ascii) {
        int delimiter = ascii.lastIndexOf('-');
        var output = new StringBuilder(ascii.substring(0, Math.max(0, delimiter)));
        int length = output.length();
        int index = delimiter + 1;
        long position = 0;
        int bias = INITIAL_BIAS;
        int current = FIRST_NON_ASCII;
        while (index < ascii.length()) {
            long before = position;
            long weight = 1;
            int threshold;
            int digit;
            int k = BASE;
            do {
                digit = index < ascii.length() ? digitValue(ascii.charAt(index++)) : -1;
                position += digit * weight;
                if (digit < 0 || position > Integer.MAX_VALUE) {
                    return Optional.empty();
                }
                threshold = threshold(k, bias);
                weight *= BASE - threshold;
                k += BASE;
                if (digit >= threshold && weight > Integer.MAX_VALUE) {
                    return Optional.empty();
                }
            } while (digit >= threshold);
            length++;
            bias = adapt(position - before, length, before == 0);
            long codePoint = current + position / length;
            position %= length;
            if (codePoint > Character.MAX_CODE_POINT) {
                return Optional.empty();
            }
            current = (int) codePoint;
            output.insert(output.offsetByCodePoints(0, (int) position), Character.toString(current));
            position++;
        }
        return Optional.of(output.toString());
    }

    private static int smallestFrom(int least, int[] codePoints) {
        int smallest = Integer.MAX_VALUE;
        for (int codePoint : codePoints) {
            if (codePoint >= least && codePoint < smallest) {
                smallest = codePoint;
            }
        }
        return smallest;
    }

    private static void appendVariableLength(long delta, int bias, StringBuilder output) {
        long rest = delta;
        int k = BASE;
        for (int threshold = threshold(k, bias); rest >= threshold; threshold = threshold(k, bias)) {
            output.append(digit((int) (threshold + (rest - threshold) % (BASE - threshold))));
            rest = (rest - threshold) / (BASE - threshold);
            k += BASE;
        }
        output.append(digit((int) rest));
    }

    private static int threshold(int k, int bias) {
        return Math.clamp(k - bias, T_MIN, T_MAX);
    }

    private static int adapt(long delta, int points, boolean first) {
        long rest = first ? delta / DAMP : delta / 2;
        rest += rest / points;
        int k = 0;
        while (rest > (BASE - T_MIN) * T_MAX / 2) {
            rest /= BASE - T_MIN;
            k += BASE;
        }
        return (int) (k + (BASE - T_MIN + 1) * rest / (rest + SKEW));
    }

    private static char digit(int value) {
        return (char) (value < 26 ? 'a' + value : '0' + value - 26);
    }

    private static int digitValue(char character) {
        if (character >= 'a' && character <= 'z') {
            return character - 'a';
        }
        return character >= '0' && character <= '9' ? character - '0' + 26 : -1;
    }
}
