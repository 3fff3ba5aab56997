package org.fetchandrotate.url;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Domains in ASCII, internationalised labels in Punycode.
///
/// Source: WHATWG URL Standard, 3.3 "domain to ASCII" with beStrict false, which is UTS 46 ToASCII with
/// CheckBidi and CheckJoiners, without CheckHyphens, UseSTD3ASCIIRules, VerifyDnsLength and
/// Transitional_Processing.
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
        String mapped = IdnaMapping.map(lower);
        if (mapped.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        return convertLabels(mapped.split("\\.", -1));
    }

    private static Optional<String> convertLabels(String[] labels) {
        List<String> inUnicode = new ArrayList<>();
        List<String> inAscii = new ArrayList<>();
        for (String label : labels) {
            boolean encoded = label.startsWith(ACE_PREFIX);
            Optional<String> unicode = encoded ? decoded(label) : Optional.of(label);
            if (unicode.isEmpty() || !isValid(unicode.get())) {
                return Optional.empty();
            }
            inUnicode.add(unicode.get());
            inAscii.add(encoded || isAscii(label) ? label : ACE_PREFIX + Punycode.encode(label));
        }
        return BidiRule.holds(inUnicode) ? Optional.of(String.join(".", inAscii)) : Optional.empty();
    }

    /// Source: UTS 46, 4 "Processing", step 4: what stands behind `xn--` must be more than ASCII.
    private static Optional<String> decoded(String label) {
        return isAscii(label)
                ? Punycode.decode(label.substring(ACE_PREFIX.length())).filter(unicode -> !isAscii(unicode))
                : Optional.empty();
    }

    /// Source: UTS 46, 4.1 "Validity Criteria".
    private static boolean isValid(String label) {
        return label.isEmpty()
                || isAscii(label)
                || Normalizer.isNormalized(label, Normalizer.Form.NFC)
                        && !label.startsWith(ACE_PREFIX)
                        && !isMark(label.codePointAt(0))
                        && label.codePoints().allMatch(IdnaMapping::isValid)
                        && JoinerRule.holds(label);
    }

    private static boolean isMark(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> false;
        };
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
