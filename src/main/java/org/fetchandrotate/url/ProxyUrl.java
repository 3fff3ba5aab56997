package org.fetchandrotate.url;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fetchandrotate.model.Settings;

/// A proxy as people write it: `http://user:password@host:3128`, `socks5://host:1080`, `host:3128`. Its text
/// hides the credentials.
///
/// @param host without brackets
public record ProxyUrl(Kind kind, String host, int port, Optional<Credentials> credentials) {
    private static final Pattern SYNTAX = Pattern.compile(
            "(?:([a-z0-9]+)://)?(?:([^/@\\s]*)@)?(\\[[0-9a-f:.]+]|[^/:@\\[\\]\\s]+)(?::(\\d{1,5}))?/?",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern USER_AND_PASSWORD =
            Pattern.compile("^([a-z0-9]+://)?[^/@\\s]*@", Pattern.CASE_INSENSITIVE);

    /// How a proxy is spoken to.
    public enum Kind {
        HTTP,
        SOCKS
    }

    /// Empty if the text names no proxy that can be used.
    public static Optional<ProxyUrl> parse(String text) {
        Matcher matcher = SYNTAX.matcher(text.strip());
        // a lone word is hardly meant
        if (!matcher.matches() || matcher.group(1) == null && matcher.group(4) == null) {
            return Optional.empty();
        }
        String scheme = matcher.group(1) == null ? "http" : matcher.group(1).toLowerCase(Locale.ROOT);
        Optional<Kind> kind = switch (scheme) {
            case "http" -> Optional.of(Kind.HTTP);
            case "socks", "socks4", "socks4a", "socks5", "socks5h" -> Optional.of(Kind.SOCKS);
            default -> Optional.empty();
        };
        int usualPort = kind.equals(Optional.of(Kind.SOCKS)) ? 1080 : 80;
        int port = matcher.group(4) == null ? usualPort : Integer.parseInt(matcher.group(4));
        String host = matcher.group(3).replaceAll("[\\[\\]]", "");
        Optional<Credentials> credentials = Optional.ofNullable(matcher.group(2))
                .filter(given -> !given.isEmpty())
                .map(ProxyUrl::credentials);
        return kind.filter(_ -> port > 0 && port <= 65_535).map(known -> new ProxyUrl(known, host, port, credentials));
    }

    /// Whether a text is a value of the setting: `system`, `none` or a proxy.
    public static boolean isProxy(String text) {
        return text.equalsIgnoreCase(Settings.Network.SYSTEM_PROXY)
                || text.equalsIgnoreCase(Settings.Network.NO_PROXY)
                || parse(text).isPresent();
    }

    /// The text without user and password.
    public static String redacted(String text) {
        return USER_AND_PASSWORD.matcher(text).replaceFirst("$1");
    }

    private static Credentials credentials(String text) {
        int colon = text.indexOf(':');
        return new Credentials(
                PercentEncoding.decode(colon < 0 ? text : text.substring(0, colon)),
                colon < 0 ? "" : PercentEncoding.decode(text.substring(colon + 1)));
    }

    @Override
    public String toString() {
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }
}
