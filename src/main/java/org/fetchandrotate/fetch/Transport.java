package org.fetchandrotate.fetch;

import java.net.InetAddress;
import java.net.ProxySelector;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.Credentials;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.fetchandrotate.fetch.sockets.TlsSockets;
import org.fetchandrotate.model.Settings;
import org.fetchandrotate.url.WebUrl;
import org.jspecify.annotations.Nullable;

/// Makes calls, and owns every connection. Thread-safe.
///
/// TLS trusts what the JVM trusts: `javax.net.ssl.trustStore` adds an authority of one's own.
final class Transport implements AutoCloseable {
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(30);

    /// English as browsers ask for it, else whatever there is (RFC 9110, 12.5.4): the same on every machine.
    private static final String LANGUAGES = "en-US,en;q=0.9,*;q=0.5";

    private final OkHttpClient plain;
    private final SecureClient secure;
    private final GuardedDns dns;
    private final String userAgent;
    private final ListedSites listed;
    private final RunCookies cookies = new RunCookies();
    private final Proxies proxies;
    private final StepTimer timer = new StepTimer();

    /// OkHttp's dispatcher forgets a call once its headers are there; those whose bodies still come are to be
    /// cancelled too.
    private final Set<Call> open = ConcurrentHashMap.newKeySet();

    private volatile boolean closed;

    Transport(Settings.Network network, ListedSites listed, AddressGuard guard, TimeLimits limits, Internet internet) {
        this.listed = listed;
        this.proxies = Proxies.of(network.proxy(), System.getenv(), ProxySelector.getDefault());
        this.dns = new GuardedDns(guard, limits.timeout(), internet.names(), proxies);
        this.userAgent = network.userAgent().replaceAll("[^\\x20-\\x7e]", "?");
        OkHttpClient.Builder builder = new OkHttpClient.Builder()
                .connectionSpecs(List.of(ConnectionSpec.CLEARTEXT))
                .connectionPool(new ConnectionPool(network.connections(), KEEP_ALIVE.toSeconds(), TimeUnit.SECONDS))
                .socketFactory(internet.sockets())
                .dns(dns)
                .cookieJar(cookies)
                .proxySelector(proxies)
                .proxyAuthenticator(new ProxyPassword(proxies))
                .followRedirects(false)
                .followSslRedirects(false)
                .addNetworkInterceptor(new OwnRetriesOnly())
                .addNetworkInterceptor(new SoundLength())
                .connectTimeout(limits.timeout())
                .readTimeout(limits.timeout())
                .writeTimeout(limits.timeout())
                .callTimeout(limits.wholeRequest());
        this.plain = builder.build();
        this.secure = new SecureClient(plain);
    }

    /// A call, not made yet; already cancelled if this is closed. It must [#end].
    Call begin(HttpUrl url, WebUrl address, FetchRequest request, Map<String, String> headers) {
        Call call = call(url, address, request, headers);
        open.add(call);
        if (closed) {
            call.cancel();
        }
        return call;
    }

    /// Follows a call, and ends it if a step takes too long.
    CallTrace trace(Call call, TimeLimits limits) {
        CallTrace trace = new CallTrace(call, timer, limits);
        call.addEventListener(trace);
        return trace;
    }

    /// Forgets a call whose answer has been read and closed.
    void end(Call call) {
        open.remove(call);
        if (closed) {
            plain.connectionPool().evictAll(); // its connection has become idle only now
        }
    }

    /// What a request for a URL would carry as cookies.
    String cookies(WebUrl url) {
        return Optional.ofNullable(HttpUrl.parse(url.toString()))
                .map(cookies::header)
                .orElse("");
    }

    /// Whether a proxy connects to a URL's host, by its own look-up.
    boolean resolvesElsewhere(WebUrl url) {
        return Optional.ofNullable(HttpUrl.parse(url.toString()))
                .filter(http -> proxies.includesOneFor(http.uri()))
                .isPresent();
    }

    /// See [GuardedDns#specialAddress].
    Optional<InetAddress> specialAddress(String host) {
        return dns.specialAddress(host);
    }

    private Call call(HttpUrl url, WebUrl address, FetchRequest fetch, Map<String, String> headers) {
        Request.Builder request = new Request.Builder()
                .url(url)
                .header("User-Agent", userAgent)
                .header("Accept", fetch.accept())
                .header("Accept-Language", LANGUAGES)
                .header("Accept-Encoding", ContentCoding.ACCEPTED);
        listed.credentials(address)
                .ifPresent(own -> request.header(
                        "Authorization", Credentials.basic(own.user(), own.password(), StandardCharsets.UTF_8)));
        if (!url.isHttps()) {
            // an https request's goes with its tunnel, see ProxyPassword
            proxies.authorization(url.uri()).ifPresent(own -> request.header("Proxy-Authorization", own));
        }
        fetch.referer()
                .filter(_ -> fetch.tellsReferer())
                .flatMap(page -> referer(page, url))
                .ifPresent(page -> request.header("Referer", page));
        headers.forEach(request::header);
        return (url.isHttps() ? secure.client() : plain).newCall(request.build());
    }

    // RFC 9110 section 10.1.3: without user name and fragment, and not from a secure page to an insecure address.
    private static Optional<String> referer(WebUrl page, HttpUrl url) {
        if (page.scheme().equals("https") && !url.isHttps()) {
            return Optional.empty();
        }
        return Optional.ofNullable(HttpUrl.parse(page.toString()))
                .map(http -> http.newBuilder()
                        .username("")
                        .password("")
                        .fragment(null)
                        .build()
                        .toString());
    }

    /// Cancels every call and closes every connection. Idempotent.
    @Override
    public void close() {
        closed = true;
        open.forEach(Call::cancel);
        plain.connectionPool().evictAll();
        dns.close();
        timer.close();
    }

    /// The client for https, made when first needed: loading the trusted authorities takes a tenth of a second. It
    /// shares everything else with the plain one.
    private static final class SecureClient {
        private final OkHttpClient plain;
        private volatile @Nullable OkHttpClient client;

        SecureClient(OkHttpClient plain) {
            this.plain = plain;
        }

        OkHttpClient client() {
            OkHttpClient made = client;
            return made == null ? make() : made;
        }

        private synchronized OkHttpClient make() {
            OkHttpClient made = client;
            if (made == null) {
                TlsSockets sockets = new TlsSockets();
                made = plain.newBuilder()
                        .connectionSpecs(List.of(ConnectionSpec.MODERN_TLS))
                        // what passes below TLS isn't HTTP
                        .socketFactory(SocketFactory.getDefault())
                        .sslSocketFactory(sockets, sockets.trusted())
                        .build();
                client = made;
            }
            return made;
        }
    }
}
