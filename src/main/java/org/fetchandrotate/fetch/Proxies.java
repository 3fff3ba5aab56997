package org.fetchandrotate.fetch;

import java.io.IOException;
import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import okhttp3.Credentials;
import org.fetchandrotate.model.Settings.Network;
import org.fetchandrotate.url.ProxyUrl;
import org.jspecify.annotations.Nullable;

/// Which way leads to a URL: directly, or through a proxy that the user set, that the usual variables of the
/// environment name, or that the desktop's settings do. Immutable, thread-safe.
final class Proxies extends ProxySelector {
    private static final List<Proxy> DIRECTLY = List.of(Proxy.NO_PROXY);

    private final Optional<ProxyUrl> http;
    private final Optional<ProxyUrl> https;
    private final ProxyBypass bypass;
    private final Optional<ProxySelector> desktop;

    private Proxies(
            Optional<ProxyUrl> http, Optional<ProxyUrl> https, ProxyBypass bypass, Optional<ProxySelector> desktop) {
        this.http = http;
        this.https = https;
        this.bypass = bypass;
        this.desktop = desktop;
        if (known().anyMatch(proxy ->
                proxy.kind() == ProxyUrl.Kind.SOCKS && proxy.credentials().isPresent())) {
            // the only way in which the JDK's sockets learn a SOCKS proxy's password (RFC 1929)
            Authenticator.setDefault(new SocksAuthenticator());
        }
    }

    /// @param setting as in the settings
    /// @param environment the variables of the process
    /// @param desktop what the system around the program says
    static Proxies of(String setting, Map<String, String> environment, ProxySelector desktop) {
        Optional<ProxyUrl> own = ProxyUrl.parse(setting);
        if (own.isPresent()) {
            return new Proxies(own, own, ProxyBypass.NOTHING, Optional.empty());
        }
        if (setting.equalsIgnoreCase(Network.NO_PROXY)) {
            return new Proxies(Optional.empty(), Optional.empty(), ProxyBypass.NOTHING, Optional.empty());
        }
        Optional<ProxyUrl> all = variable(environment, "all_proxy", "ALL_PROXY");
        // a CGI program gets a client's header "Proxy" as HTTP_PROXY (httpoxy)
        Optional<ProxyUrl> http = environment.containsKey("REQUEST_METHOD")
                ? variable(environment, "http_proxy")
                : variable(environment, "http_proxy", "HTTP_PROXY");
        Optional<ProxyUrl> https = variable(environment, "https_proxy", "HTTPS_PROXY");
        String exceptions = environment.getOrDefault("no_proxy", environment.getOrDefault("NO_PROXY", ""));
        boolean said = http.or(() -> https).or(() -> all).isPresent();
        return new Proxies(
                http.or(() -> all),
                https.or(() -> all),
                ProxyBypass.parse(exceptions),
                said ? Optional.empty() : Optional.of(desktop));
    }

    private static Optional<ProxyUrl> variable(Map<String, String> environment, String... names) {
        return Stream.of(names)
                .map(environment::get)
                .filter(value -> value != null && !value.isBlank())
                .findFirst()
                .flatMap(value -> ProxyUrl.parse(withPort(value)));
    }

    /// In the environment a lone host is meant.
    private static String withPort(String value) {
        return value.contains("://") || value.matches(".*:\\d+/?") ? value : "http://" + value;
    }

    @Override
    public List<Proxy> select(URI uri) {
        if (bypass.covers(uri)) {
            return DIRECTLY;
        }
        Optional<ProxyUrl> chosen = uri.getScheme().toLowerCase(Locale.ROOT).equals("https") ? https : http;
        return chosen.map(proxy -> List.of(proxy(proxy)))
                .or(() -> desktop.map(system -> system.select(uri)))
                .orElse(DIRECTLY);
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException failure) {
        // told by whoever asked
    }

    /// Whether a URL's host is resolved elsewhere, so that the address that is reached in the end can't be seen.
    boolean includesOneFor(URI uri) {
        return select(uri).stream().anyMatch(proxy -> proxy.type() != Proxy.Type.DIRECT);
    }

    /// Whether a host is one of the proxies themselves, which may be anywhere.
    boolean includes(String host) {
        return known().anyMatch(proxy -> proxy.host().equalsIgnoreCase(host));
    }

    /// The `Proxy-Authorization` for a request or a tunnel; empty if its proxy wants none, as far as known.
    Optional<String> authorization(URI uri) {
        Optional<ProxyUrl> chosen = uri.getScheme().toLowerCase(Locale.ROOT).equals("https") ? https : http;
        return chosen.filter(proxy -> proxy.kind() == ProxyUrl.Kind.HTTP && !bypass.covers(uri))
                .flatMap(ProxyUrl::credentials)
                .map(own -> Credentials.basic(own.user(), own.password()));
    }

    private Stream<ProxyUrl> known() {
        return Stream.of(http, https).flatMap(Optional::stream);
    }

    /// Unresolved for SOCKS, so that the proxy resolves names; OkHttp resolves an HTTP proxy's own name by itself.
    private static Proxy proxy(ProxyUrl proxy) {
        return switch (proxy.kind()) {
            case HTTP -> new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(proxy.host(), proxy.port()));
            case SOCKS -> new Proxy(Proxy.Type.SOCKS, new InetSocketAddress(proxy.host(), proxy.port()));
        };
    }

    /// Answers the SOCKS proxies of the user and nobody else.
    private final class SocksAuthenticator extends Authenticator {
        @Override
        protected @Nullable PasswordAuthentication getPasswordAuthentication() {
            return known().filter(proxy -> proxy.kind() == ProxyUrl.Kind.SOCKS
                            && getRequestingProtocol().startsWith("SOCKS")
                            && getRequestingPort() == proxy.port())
                    .flatMap(proxy -> proxy.credentials().stream())
                    .findFirst()
                    .map(own -> new PasswordAuthentication(
                            own.user(), own.password().toCharArray()))
                    .orElse(null);
        }
    }
}
