package org.fetchandrotate.fetch;

import okhttp3.Authenticator;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.Route;
import org.jspecify.annotations.Nullable;

/// Gives a proxy its user name and password when it builds a tunnel; once, since it wouldn't like them better a
/// second time. Immutable, thread-safe.
record ProxyPassword(Proxies proxies) implements Authenticator {
    private static final String HEADER = "Proxy-Authorization";

    @Override
    public @Nullable Request authenticate(@Nullable Route route, Response response) {
        Request request = response.request();
        if (request.header(HEADER) != null) {
            return null;
        }
        return proxies.authorization(request.url().uri())
                .map(own -> request.newBuilder().header(HEADER, own).build())
                .orElse(null);
    }
}
