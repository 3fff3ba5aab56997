package org.fetchandrotate.url;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/// Addresses of files of this machine. Only the user's own list makes them: [WebUrl#parse] and [WebUrl#resolve]
/// never do, so no page and no redirect can lead to one.
///
/// Source: RFC 8089, with no host or `localhost`.
public final class FileUrl {
    /// What stands for a host in the names of folders.
    static final String HOST = "local-files";

    static final String SCHEME = "file";

    private FileUrl() {}

    /// @param file made absolute
    public static WebUrl of(Path file) {
        return new WebUrl(authority(), rawPath(file), null);
    }

    /// A part of a file that holds several.
    ///
    /// @param number from 0
    public static WebUrl ofPart(Path file, int number) {
        return new WebUrl(authority(), rawPath(file), "part=" + number);
    }

    /// Parses what a user listed or a history holds: a `file:` URL, or any address that [WebUrl#parse] takes.
    public static Optional<WebUrl> parseListed(String text) {
        String address = text.strip();
        if (!address.toLowerCase(Locale.ROOT).startsWith("file:")) {
            return WebUrl.parse(text);
        }
        String rest = address.substring("file:".length()).replaceFirst("#.*$", "");
        String path = rest.replaceFirst("^//(?:localhost)?(?=/)", "").replaceFirst("\\?.*$", "");
        if (!path.startsWith("/") || path.startsWith("//")) {
            return Optional.empty();
        }
        int query = rest.indexOf('?');
        return toPath(PercentEncoding.decode(path))
                .map(file -> new WebUrl(authority(), rawPath(file), query < 0 ? null : rest.substring(query + 1)));
    }

    public static boolean isOne(WebUrl url) {
        return url.scheme().equals(SCHEME);
    }

    /// The file; empty if it is another address, or one that can't be a file here.
    public static Optional<Path> path(WebUrl url) {
        return isOne(url) ? toPath(PercentEncoding.decode(url.path())) : Optional.empty();
    }

    /// The number of the part that is meant; empty for the whole file.
    public static Optional<Integer> part(WebUrl url) {
        return url.query()
                .filter(query -> query.matches("part=\\d{1,8}"))
                .map(query -> Integer.valueOf(query.substring("part=".length())));
    }

    /// The file that an address means whose path is to be read below a folder; empty if it would lie elsewhere.
    public static Optional<Path> below(Path folder, WebUrl url) {
        try {
            String relative = PercentEncoding.decode(url.path()).replaceFirst("^/+", "");
            Path root = folder.toAbsolutePath().normalize();
            Path file = root.resolve(relative).normalize();
            return file.startsWith(root) && !file.equals(root) ? Optional.of(file) : Optional.empty();
        } catch (InvalidPathException _) {
            return Optional.empty();
        }
    }

    private static Authority authority() {
        return new Authority(SCHEME, "", "", "");
    }

    private static String rawPath(Path file) {
        // a folder has a slash at its end only while it exists
        String path = file.toAbsolutePath().normalize().toUri().getRawPath();
        return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    private static Optional<Path> toPath(String decoded) {
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(decoded)) {
            return Optional.empty(); // half a character, of which no file is named
        }
        try {
            URI uri = URI.create(new URI(SCHEME, "", decoded, null).toASCIIString());
            return Optional.of(Path.of(uri).normalize());
        } catch (URISyntaxException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
