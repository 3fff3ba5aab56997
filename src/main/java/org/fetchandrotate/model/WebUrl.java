package org.fetchandrotate.model;

import java.util.Optional;

/// An absolute `http` or `https` URL, parsed and written as browsers do. Immutable. The fragment is dropped: it never
/// reaches a server. Two addresses are equal when their written forms are.
///
/// Source: WHATWG URL Standard, "basic URL parser" and "URL serializing", for the special schemes http and https.
public final class WebUrl {
    private final String href;

    private WebUrl(String href) {
        this.href = href;
    }

    /// Parses an absolute URL; empty if it isn't one or its scheme is neither `http` nor `https`.
    public static Optional<WebUrl> parse(String text) {
        throw new UnsupportedOperationException("not built yet");
    }

    /// Resolves a reference (absolute, protocol-relative, path or query) against this URL; empty if the result isn't a
    /// valid `http` or `https` URL.
    public Optional<WebUrl> resolve(String reference) {
        throw new UnsupportedOperationException("not built yet");
    }

    /// `http` or `https`.
    public String scheme() {
        throw new UnsupportedOperationException("not built yet");
    }

    /// The host in ASCII and lower case: a domain (IDN in Punycode), an IPv4 address in dotted form, or an IPv6 address
    /// without its brackets.
    public String host() {
        throw new UnsupportedOperationException("not built yet");
    }

    /// The port in use: the one given, else 80 or 443.
    public int port() {
        throw new UnsupportedOperationException("not built yet");
    }

    /// The path, percent-encoded, with its leading slash.
    public String path() {
        throw new UnsupportedOperationException("not built yet");
    }

    /// The query, percent-encoded, without its question mark; empty if there is none.
    public Optional<String> query() {
        throw new UnsupportedOperationException("not built yet");
    }

    /// Scheme, host and port, as in `https://example.org:8443`: what robots.txt and connection limits go by.
    public String origin() {
        throw new UnsupportedOperationException("not built yet");
    }

    /// The URL for logs and messages: without user name and password, and with the values of query parameters that
    /// look like secrets (`token`, `key`, `sig`, `password`, …) replaced by `…`.
    public String redacted() {
        throw new UnsupportedOperationException("not built yet");
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
