package org.fetchandrotate.url;

import java.text.Normalizer;
import java.util.Optional;

/// Domains in ASCII, internationalised labels in Punycode, close to the URL Standard's "domain to ASCII", which is
/// UTS 46 ToASCII with CheckHyphens, UseSTD3ASCIIRules, VerifyDnsLength and Transitional_Processing all false.
///
/// `java.net.IDN` follows IDNA 2003 and Unicode 3.2: it turns `faß` into `fass` and refuses newer scripts, so it
/// won't do. This class derives UTS 46's mapping table from NFKC and simple lower case, which agree with it but for
/// rare characters, and leaves out CheckBidi and the script tables of CheckJoiners: a host accepted here that a
/// browser refuses will not be found in the DNS.
final class DomainToAscii {
    /// Far beyond the 253 characters that the DNS allows; keeps Punycode's quadratic time small.
    private static final int MAX_LENGTH = 1_000;

    private static final String ACE_PREFIX = "xn--";

    private DomainToAscii() {}

    /// The domain in lower-case ASCII; empty if one of its labels is invalid.
    static Optional<String> convert(String domain) {
        String lower = lowerAscii(domain);
        if (isAscii(lower) && !lower.contains(ACE_PREFIX)) {
            return Optional.of(lower);
        }
        if (lower.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        String mapped = map(lower);
        if (mapped.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        String[] labels = mapped.split("\\.", -1);
        for (int index = 0; index < labels.length; index++) {
            Optional<String> label = convertLabel(labels[index]);
            if (label.isEmpty()) {
                return Optional.empty();
            }
            labels[index] = label.get();
        }
        return Optional.of(String.join(".", labels));
    }

    private static Optional<String> convertLabel(String label) {
        if (label.startsWith(ACE_PREFIX)) {
            return isAscii(label) && isValidAceLabel(label) ? Optional.of(label) : Optional.empty();
        }
        if (isAscii(label)) {
            return Optional.of(label);
        }
        return isValid(label) ? Optional.of(ACE_PREFIX + Punycode.encode(label)) : Optional.empty();
    }

    /// UTS 46, 4 step 4 and 4.1: what stands behind `xn--` must be mapped, normalised and more than ASCII.
    private static boolean isValidAceLabel(String label) {
        return Punycode.decode(label.substring(ACE_PREFIX.length()))
                .filter(unicode -> !isAscii(unicode) && map(unicode).equals(unicode) && isValid(unicode))
                .isPresent();
    }

    private static boolean isValid(String label) {
        int type = Character.getType(label.codePointAt(0));
        boolean startsWithMark = type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK;
        return !startsWithMark
                && joinersFollowLetters(label)
                && label.codePoints().allMatch(DomainToAscii::isAllowed);
    }

    private static boolean isAllowed(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.FORMAT -> isJoiner(codePoint);
            default -> codePoint != 0xFFFD;
        };
    }

    private static boolean joinersFollowLetters(String label) {
        for (int index = 0; index < label.length(); index++) {
            if (isJoiner(label.charAt(index)) && (index == 0 || !isLetterOrMark(label.codePointBefore(index)))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLetterOrMark(int codePoint) {
        return Character.isLetter(codePoint)
                || Character.getType(codePoint) == Character.NON_SPACING_MARK
                || Character.getType(codePoint) == Character.COMBINING_SPACING_MARK;
    }

    private static boolean isJoiner(int codePoint) {
        return codePoint == 0x200C || codePoint == 0x200D;
    }

    private static String map(String domain) {
        String composed = Normalizer.normalize(domain, Normalizer.Form.NFKC);
        var result = new StringBuilder(composed.length());
        composed.codePoints().filter(codePoint -> !isIgnored(codePoint)).forEach(codePoint -> {
            switch (codePoint) {
                case 0x3002, 0xFF0E, 0xFF61 -> result.append('.');
                case 0x130 -> result.append("i\u0307");
                default -> result.appendCodePoint(Character.toLowerCase(codePoint));
            }
        });
        return Normalizer.normalize(result, Normalizer.Form.NFKC);
    }

    /// IdnaMappingTable.txt, status "ignored".
    private static boolean isIgnored(int codePoint) {
        return codePoint == 0xAD
                || codePoint == 0x34F
                || (codePoint >= 0x180B && codePoint <= 0x180F && codePoint != 0x180E)
                || codePoint == 0x200B
                || codePoint == 0x2060
                || codePoint == 0x2064
                || (codePoint >= 0xFE00 && codePoint <= 0xFE0F)
                || codePoint == 0xFEFF
                || (codePoint >= 0x1BCA0 && codePoint <= 0x1BCA3)
                || (codePoint >= 0xE0100 && codePoint <= 0xE01EF);
    }

    /// Lower case for A to Z only: the locale and the rules of other scripts must not matter here.
    static String lowerAscii(String text) {
        var result = new StringBuilder(text.length());
        for (int index = 0; index < text.length(); index++) {
            char character = text.charAt(index);
            result.append(character >= 'A' && character <= 'Z' ? (char) (character + ('a' - 'A')) : character);
        }
        return result.toString();
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(character -> character < 0x80);
    }
}
