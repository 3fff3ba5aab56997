package org.fetchandrotate.scrape;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fetchandrotate.url.WebUrl;

/// The words that tell unwanted images by their address. Immutable.
///
/// A word counts in the path and the query, not in the host, with these exceptions: one in the shape of a
/// domain counts in the host; one that begins with a dot is a suffix, and counts at the path's end; `static`
/// and `1px` count in the file's name alone, since whole sites keep their photos in a folder of the former's
/// name; one that begins with a digit doesn't count within a longer number. An address within the query, as
/// image proxies have it, counts by its own path.
public final class ExcludedKeywords {
    private static final Set<String> OF_FILE_NAMES = Set.of("static", "1px");
    private static final Pattern DOMAIN = Pattern.compile("[a-z0-9-]+(?:\\.[a-z0-9-]+)*\\.[a-z]{2,}");
    private static final Pattern EMBEDDED =
            Pattern.compile("(?:https?(?::|%3a)(?:/|%2f){2}|(?<==)(?:/|%2f))[^&\\s]*", Pattern.CASE_INSENSITIVE);

    private final List<Keyword> keywords;

    /// @param asGiven for messages
    /// @param lower for comparison
    private record Keyword(String asGiven, String lower) {}

    /// Where words are looked for, in lower case, plain.
    ///
    /// @param paths the URL's own and those of addresses within its query
    /// @param rest of the query
    private record Places(String host, List<String> paths, String rest) {}

    /// Blank keywords are ignored: they would exclude everything.
    public ExcludedKeywords(List<String> keywords) {
        this.keywords = keywords.stream()
                .filter(keyword -> !keyword.isBlank())
                .map(keyword -> new Keyword(keyword, keyword.toLowerCase(Locale.ROOT)))
                .toList();
    }

    /// The first keyword, as it was given, that counts for a URL, in any case, percent-encoded or plain.
    public Optional<String> match(WebUrl url) {
        if (keywords.isEmpty()) {
            return Optional.empty();
        }
        Places places = places(url);
        return keywords.stream()
                .filter(keyword -> counts(keyword.lower, places))
                .map(Keyword::asGiven)
                .findFirst();
    }

    private static Places places(WebUrl url) {
        List<String> paths = new ArrayList<>();
        paths.add(plain(url.path()));
        String query = url.query().orElse("");
        String rest = query;
        // the query of a proxy's address needs its own, and each further address would be nested in it
        Matcher embedded = EMBEDDED.matcher(query);
        if (embedded.find()) {
            rest = embedded.replaceAll("");
            embedded.reset();
            while (embedded.find()) {
                paths.add(pathOf(plain(embedded.group())));
            }
        }
        return new Places(url.host(), paths, plain(rest));
    }

    private static String pathOf(String address) {
        String bare = address.replaceFirst("^https?://[^/?]*", "");
        int end = bare.indexOf('?');
        return end < 0 ? bare : bare.substring(0, end);
    }

    private static String plain(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (!lower.contains("%")) {
            return lower;
        }
        try {
            return URLDecoder.decode(lower.replace("+", "%2b"), StandardCharsets.UTF_8)
                    .toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return lower; // a lone percent sign
        }
    }

    private static boolean counts(String keyword, Places places) {
        if (DOMAIN.matcher(keyword).matches() && (places.host.equals(keyword) || places.host.endsWith("." + keyword))) {
            return true;
        }
        if (keyword.startsWith(".")) {
            return places.paths.stream().anyMatch(path -> path.endsWith(keyword));
        }
        if (OF_FILE_NAMES.contains(keyword)) {
            return places.paths.stream().anyMatch(path -> contains(path.substring(path.lastIndexOf('/') + 1), keyword));
        }
        return places.paths.stream().anyMatch(path -> contains(path, keyword)) || contains(places.rest, keyword);
    }

    private static boolean contains(String text, String keyword) {
        if (!Character.isDigit(keyword.charAt(0))) {
            return text.contains(keyword);
        }
        for (int at = text.indexOf(keyword); at >= 0; at = text.indexOf(keyword, at + 1)) {
            if (at == 0 || !Character.isDigit(text.charAt(at - 1))) {
                return true;
            }
        }
        return false;
    }
}
