package org.fetchandrotate.url;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An absolute `http` or `https` URL, parsed and written as browsers do. Immutable. The fragment is dropped: it
/// never reaches a server. Two addresses are equal when their written forms are.
///
/// Source: WHATWG URL Standard, "basic URL parser" and "URL serializing", for the special schemes http and https.
public final class WebUrl {
    private final Authority authority;
    private final String path;
    private final @Nullable String query;
    private final String href;

    /// All parts as the serializer writes them.
    WebUrl(Authority authority, String path, @Nullable String query) {
        this.authority = authority;
        this.path = path;
        this.query = query;
        this.href = authority + path + (query == null ? "" : "?" + query);
    }

    /// Parses an absolute URL; empty if it isn't one, if its scheme is neither `http` nor `https`, or if it is
    /// longer than 65,536 characters.
    public static Optional<WebUrl> parse(String text) {
        return WebUrlParser.parse(text);
    }

    /// Resolves a reference (absolute, protocol-relative, path or query) against this URL; empty if the result
    /// isn't a valid `http` or `https` URL, or if either is longer than 65,536 characters.
    public Optional<WebUrl> resolve(String reference) {
        return resolve(reference, StandardCharsets.UTF_8);
    }

    /// Resolves a reference that stands on a page in a charset of its own: browsers write the letters of a query,
    /// though not of a path, in the page's charset.
    ///
    /// Source: HTML Standard, 2.4.2 "encoding-parse a URL"; URL Standard, "percent-encode after encoding".
    public Optional<WebUrl> resolve(String reference, Charset pageCharset) {
        // a file of this machine leads nowhere by itself
        return FileUrl.isOne(this) ? Optional.empty() : WebUrlParser.parse(reference, this, pageCharset);
    }

    /// `http` or `https`, or `file` for what [FileUrl] made.
    public String scheme() {
        return authority.scheme();
    }

    /// The host in ASCII and lower case: a domain (IDN in Punycode), an IPv4 address in dotted form, or an IPv6
    /// address without its brackets. `local-files` for a file of this machine.
    public String host() {
        if (FileUrl.isOne(this)) {
            return FileUrl.HOST;
        }
        String host = authority.host();
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    /// The port in use: the one given, else 80 or 443.
    public int port() {
        return authority.port();
    }

    /// The path, percent-encoded, with its leading slash.
    public String path() {
        return path;
    }

    /// The query, percent-encoded, without its question mark; empty if there is none.
    public Optional<String> query() {
        return Optional.ofNullable(query);
    }

    /// Path, question mark and query with their escapes decoded as UTF-8, for people and for searching.
    public String decodedPathAndQuery() {
        return PercentEncoding.decode(path + (query == null ? "" : "?" + query));
    }

    /// Scheme, host and port, as in `https://example.org:8443`: what robots.txt and connection limits go by.
    public String origin() {
        return authority.withoutCredentials();
    }

    /// The URL for logs and messages: without user name and password, and with the values of query parameters that
    /// look like secrets (`token`, `key`, `sig`, `password`, …) replaced by `…`.
    public String redacted() {
        return origin() + path + (query == null ? "" : "?" + SecretParameters.hide(query));
    }

    /// The same for people to read: domain, path and query in their own letters, where that can't mislead.
    public String readable() {
        String host = authority.host();
        String before = authority.scheme() + "://";
        return before
                + ReadableUrl.host(host)
                + authority.portSuffix()
                + ReadableUrl.rest(path)
                + (query == null ? "" : "?" + ReadableUrl.rest(SecretParameters.hide(query)));
    }

    /// The same URL without user name and password.
    public WebUrl withoutCredentials() {
        return authority.credentials().isEmpty()
                ? this
                : new WebUrl(
                        new Authority(authority.scheme(), "", authority.host(), authority.portSuffix()), path, query);
    }

    /// The user name and password before the host, their escapes decoded; empty if there are none.
    public Optional<Credentials> credentials() {
        String text = authority.credentials();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        int colon = text.indexOf(':');
        int end = text.length() - 1;
        return Optional.of(new Credentials(
                PercentEncoding.decode(text.substring(0, colon < 0 ? end : colon)),
                colon < 0 ? "" : PercentEncoding.decode(text.substring(colon + 1, end))));
    }

    Authority authority() {
        return authority;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WebUrl that && href.equals(that.href);
    }

    @Override
    public int hashCode() {
        return href.hashCode();
    }

    /// The whole URL as written by the URL Standard's serializer, without fragment.
    @Override
    public String toString() {
        return href;
    }
}
