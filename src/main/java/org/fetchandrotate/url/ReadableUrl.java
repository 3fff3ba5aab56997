package org.fetchandrotate.url;

import java.lang.Character.UnicodeScript;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Writes URLs the way people read them: domains and paths in their own letters, where nobody can be taken in by
/// that.
///
/// A label of a domain stays in Punycode where it mixes scripts that no language mixes, or has anything but
/// letters, digits and hyphens. Of escapes only those of letters, marks and symbols beyond ASCII are undone:
/// whatever could be taken for the URL's own punctuation, can't be seen or turns the direction stays escaped.
///
/// Source: WHATWG URL Standard, 4.8.1 "Simplify non-human-readable or irrelevant components" to "Elision"; UTS 39,
/// 5.2
/// "Restriction-Level Detection", level "Highly Restrictive".
final class ReadableUrl {
    private static final String ACE_PREFIX = "xn--";
    private static final char FIRST_BEYOND_ASCII = 0x80;

    /// Scripts that a language writes together.
    private static final List<Set<UnicodeScript>> TOGETHER = List.of(
            EnumSet.of(UnicodeScript.LATIN, UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA),
            EnumSet.of(UnicodeScript.LATIN, UnicodeScript.HAN, UnicodeScript.BOPOMOFO),
            EnumSet.of(UnicodeScript.LATIN, UnicodeScript.HAN, UnicodeScript.HANGUL));

    private ReadableUrl() {}

    static String host(String host) {
        return host.contains(ACE_PREFIX)
                ? Arrays.stream(host.split("\\.", -1)).map(ReadableUrl::label).collect(Collectors.joining("."))
                : host;
    }

    private static String label(String label) {
        if (!label.startsWith(ACE_PREFIX)) {
            return label;
        }
        Optional<String> unicode = Punycode.decode(label.substring(ACE_PREFIX.length()));
        return unicode.filter(ReadableUrl::isPlain).orElse(label);
    }

    private static boolean isPlain(String label) {
        Set<UnicodeScript> scripts = EnumSet.noneOf(UnicodeScript.class);
        for (int codePoint : label.codePoints().toArray()) {
            if (codePoint != '-' && !Character.isLetterOrDigit(codePoint) && !isMark(codePoint)) {
                return false;
            }
            UnicodeScript script = UnicodeScript.of(codePoint);
            if (script != UnicodeScript.COMMON && script != UnicodeScript.INHERITED) {
                scripts.add(script);
            }
        }
        return scripts.size() <= 1 || TOGETHER.stream().anyMatch(together -> together.containsAll(scripts));
    }

    private static boolean isMark(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    /// @param escaped a path or query
    static String rest(String escaped) {
        if (escaped.indexOf('%') < 0) {
            return escaped;
        }
        StringBuilder readable = new StringBuilder();
        int at = 0;
        while (at < escaped.length()) {
            int end = endOfEscapes(escaped, at);
            if (end == at) {
                readable.append(escaped.charAt(at++));
            } else {
                readable.append(undone(escaped.substring(at, end)));
                at = end;
            }
        }
        return readable.toString();
    }

    private static int endOfEscapes(String text, int start) {
        int end = start;
        while (end + 2 < text.length()
                && text.charAt(end) == '%'
                && PercentEncoding.hexValue(text.charAt(end + 1)) >= 0
                && PercentEncoding.hexValue(text.charAt(end + 2)) >= 0) {
            end += 3;
        }
        return end;
    }

    /// All of it or, where anything in it is better left escaped, character by character.
    private static String undone(String escapes) {
        String decoded = PercentEncoding.decode(escapes);
        if (decoded.indexOf('\uFFFD') >= 0) {
            return escapes;
        }
        StringBuilder undone = new StringBuilder();
        decoded.codePoints()
                .forEach(codePoint -> undone.append(
                        isReadable(codePoint)
                                ? Character.toString(codePoint)
                                : PercentEncoding.escaped(Character.toString(codePoint))));
        return undone.toString();
    }

    private static boolean isReadable(int codePoint) {
        if (codePoint < FIRST_BEYOND_ASCII) {
            return false;
        }
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SPACE_SEPARATOR -> false;
            default -> true;
        };
    }
}
