package org.fetchandrotate.url;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads an address, absolute or relative to a base. For http and https the Standard's state machine comes down to
/// a few cuts: a fragment begins at the first `#`, a query at the first `?` before it, and before that backslashes
/// are slashes.
///
/// Source: WHATWG URL Standard, 4.4 "URL parsing".
final class WebUrlParser {
    /// Longer addresses are refused, in what is read and in what is written: no server takes them.
    private static final int MAX_LENGTH = 1 << 16;

    private final Charset queryCharset;

    private WebUrlParser(Charset queryCharset) {
        this.queryCharset = queryCharset;
    }

    static Optional<WebUrl> parse(String text) {
        return new WebUrlParser(StandardCharsets.UTF_8).parseAbsolute(text);
    }

    static Optional<WebUrl> parse(String text, WebUrl base, Charset queryCharset) {
        return new WebUrlParser(queryCharset).parseReference(text, base);
    }

    private Optional<WebUrl> parseAbsolute(String text) {
        if (text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        String input = clean(text);
        String scheme = schemeOf(input);
        return isWeb(scheme) ? parseAfterSlashes(scheme, input.substring(scheme.length() + 1)) : Optional.empty();
    }

    private Optional<WebUrl> parseReference(String text, WebUrl base) {
        if (text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        String input = clean(text);
        String scheme = schemeOf(input);
        if (scheme.isEmpty()) {
            return parseRelative(input, base);
        }
        if (!isWeb(scheme)) {
            return Optional.empty();
        }
        String rest = input.substring(scheme.length() + 1);
        // "special relative or authority state": http:image.jpg on an http page is relative
        return scheme.equals(base.scheme()) && !rest.startsWith("//")
                ? parseRelative(rest, base)
                : parseAfterSlashes(scheme, rest);
    }

    /// "special authority ignore slashes state": any number of slashes, even none.
    private Optional<WebUrl> parseAfterSlashes(String scheme, String text) {
        int start = 0;
        while (start < text.length() && isSlash(text.charAt(start))) {
            start++;
        }
        String hierarchy = hierarchyOf(text);
        int end = start;
        while (end < hierarchy.length() && !isSlash(hierarchy.charAt(end))) {
            end++;
        }
        String path = end < hierarchy.length() ? hierarchy.substring(end + 1) : "";
        return Authority.parse(scheme, hierarchy.substring(start, end))
                .flatMap(authority -> build(authority, appendPath("", path), queryOf(text)));
    }

    /// "relative state" and "relative slash state".
    private Optional<WebUrl> parseRelative(String text, WebUrl base) {
        String hierarchy = hierarchyOf(text);
        if (hierarchy.isEmpty()) {
            String query = queryOf(text);
            return build(
                    base.authority(), base.path(), query == null ? base.query().orElse(null) : query);
        }
        if (!isSlash(hierarchy.charAt(0))) {
            String folder = base.path().substring(0, base.path().lastIndexOf('/'));
            return build(base.authority(), appendPath(folder, hierarchy), queryOf(text));
        }
        if (hierarchy.length() > 1 && isSlash(hierarchy.charAt(1))) {
            return parseAfterSlashes(base.scheme(), text);
        }
        return build(base.authority(), appendPath("", hierarchy.substring(1)), queryOf(text));
    }

    private static Optional<WebUrl> build(Authority authority, String path, @Nullable String query) {
        var url = new WebUrl(authority, path, query);
        return url.toString().length() > MAX_LENGTH ? Optional.empty() : Optional.of(url);
    }

    /// "path state": adds the segments of the text to a folder (a path without its last slash), resolving dots.
    private static String appendPath(String folder, String text) {
        var path = new StringBuilder(folder);
        int start = 0;
        while (start <= text.length()) {
            int end = start;
            while (end < text.length() && !isSlash(text.charAt(end))) {
                end++;
            }
            appendSegment(text.substring(start, end), end == text.length(), path);
            start = end + 1;
        }
        return path.toString();
    }

    private static void appendSegment(String segment, boolean last, StringBuilder path) {
        switch (dotsOf(segment)) {
            case 1 -> path.append(last ? "/" : "");
            case 2 -> {
                path.setLength(Math.max(0, path.lastIndexOf("/")));
                path.append(last ? "/" : "");
            }
            default -> path.append('/').append(PercentEncoding.PATH.encode(segment));
        }
    }

    /// How many dots a segment consists of, `%2e` counting as one; 0 if it holds anything else or more than two.
    private static int dotsOf(String segment) {
        int dots = 0;
        int index = 0;
        while (index < segment.length()) {
            if (segment.charAt(index) == '.') {
                index++;
            } else if (segment.regionMatches(true, index, "%2e", 0, 3)) {
                index += 3;
            } else {
                return 0;
            }
            dots++;
        }
        return dots <= 2 ? dots : 0;
    }

    private static String clean(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && text.charAt(start) <= ' ') {
            start++;
        }
        while (end > start && text.charAt(end - 1) <= ' ') {
            end--;
        }
        return withoutLineBreaksAndTabs(text.substring(start, end));
    }

    private static String withoutLineBreaksAndTabs(String text) {
        if (text.indexOf('\t') < 0 && text.indexOf('\n') < 0 && text.indexOf('\r') < 0) {
            return text;
        }
        return text.replace("\t", "").replace("\n", "").replace("\r", "");
    }

    /// The scheme in lower case, empty if the text has none.
    private static String schemeOf(String text) {
        int index = 0;
        while (index < text.length() && isSchemeCharacter(text.charAt(index), index == 0)) {
            index++;
        }
        return index > 0 && index < text.length() && text.charAt(index) == ':'
                ? DomainToAscii.lowerAscii(text.substring(0, index))
                : "";
    }

    private static boolean isSchemeCharacter(char character, boolean first) {
        boolean letter = (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
        boolean other = (character >= '0' && character <= '9') || "+-.".indexOf(character) >= 0;
        return letter || (other && !first);
    }

    private static boolean isWeb(String scheme) {
        return scheme.equals("http") || scheme.equals("https");
    }

    private static boolean isSlash(char character) {
        return character == '/' || character == '\\';
    }

    /// What precedes query and fragment.
    private static String hierarchyOf(String text) {
        int end = 0;
        while (end < text.length() && text.charAt(end) != '?' && text.charAt(end) != '#') {
            end++;
        }
        return text.substring(0, end);
    }

    private @Nullable String queryOf(String text) {
        int start = hierarchyOf(text).length();
        if (start == text.length() || text.charAt(start) == '#') {
            return null;
        }
        int end = text.indexOf('#', start);
        return PercentEncoding.QUERY.encode(text.substring(start + 1, end < 0 ? text.length() : end), queryCharset);
    }
}
