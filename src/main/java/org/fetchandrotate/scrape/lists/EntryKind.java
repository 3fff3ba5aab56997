package org.fetchandrotate.scrape.lists;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What an answer is, by its first bytes; what the server calls it counts only where those leave it open.
public enum EntryKind {
    /// HTML, or what can only be that.
    PAGE,
    FEED,
    JSON_FEED,
    SITEMAP,
    /// A sitemap in its simplest form: one address a line.
    ADDRESSES,
    MANIFEST,
    /// JSON of another kind.
    OTHER_JSON;

    private static final int HEAD = 64 * 1024;

    /// One piece of what may stand before the first element.
    private static final Pattern PROLOG_PIECE = Pattern.compile(
            "\\s++|<\\?.*?\\?>|<!--.*?-->|<!DOCTYPE[^>\\[]*+(?:\\[.*?\\]\\s*+)?>",
            Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

    private static final Pattern ROOT = Pattern.compile("<(?:[\\w.-]+:)?([\\w.-]+)(?=[\\s/>])");
    private static final Pattern ADDRESS =
            Pattern.compile("https?://\\S+[ \\t]*+(?:[\\r\\n]|$)", Pattern.CASE_INSENSITIVE);

    /// @param contentType as in the header, if any
    public static EntryKind of(byte[] body, Optional<String> contentType) {
        String head = head(body);
        int start = 0;
        while (start < head.length()
                && (Character.isWhitespace(head.charAt(start)) || head.charAt(start) == '\uFEFF')) {
            start++;
        }
        if (head.startsWith("{", start)) {
            return RootMembers.read(body).map(EntryKind::ofJson).orElse(OTHER_JSON);
        }
        if (head.startsWith("<", start)) {
            return ofMarkup(head.substring(start));
        }
        boolean plain =
                contentType.orElse("text/plain").toLowerCase(Locale.ROOT).startsWith("text/plain");
        return plain && ADDRESS.matcher(head).region(start, head.length()).lookingAt() ? ADDRESSES : PAGE;
    }

    private static EntryKind ofMarkup(String head) {
        Matcher prolog = PROLOG_PIECE.matcher(head);
        int from = 0;
        while (prolog.region(from, head.length()).lookingAt()) {
            from = prolog.end();
        }
        Matcher root = ROOT.matcher(head).region(from, head.length());
        if (!root.lookingAt()) {
            return PAGE;
        }
        return switch (root.group(1).toLowerCase(Locale.ROOT)) {
            case "rss", "rdf", "feed" -> FEED;
            case "urlset", "sitemapindex" -> SITEMAP;
            default -> PAGE;
        };
    }

    private static EntryKind ofJson(RootMembers root) {
        if (root.context().contains("://iiif.io/api/presentation/")
                || root.context().contains("shared-canvas.org/ns/")
                || root.type().equals("sc:Manifest")
                || root.type().equals("sc:Collection")) {
            return MANIFEST;
        }
        return root.version().startsWith("https://jsonfeed.org/version/") ? JSON_FEED : OTHER_JSON;
    }

    private static String head(byte[] body) {
        int length = Math.min(body.length, HEAD);
        boolean big = length > 1 && (body[0] & 0xFF) == 0xFE && (body[1] & 0xFF) == 0xFF;
        boolean little = length > 1 && (body[0] & 0xFF) == 0xFF && (body[1] & 0xFF) == 0xFE;
        Charset charset = big || little ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
        return new String(body, 0, length, charset);
    }
}
