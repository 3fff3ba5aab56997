package org.fetchandrotate.fetch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import okhttp3.Cookie;
import okhttp3.CookieJar;
import okhttp3.HttpUrl;

/// The cookies of one run, in memory: some sites redirect to themselves until theirs comes back. Each goes only
/// to the hosts and paths that it is for; nothing of them outlives the run. Thread-safe.
///
/// Source: RFC 6265, as [Cookie] reads it, with public suffixes refused as domains; the bounds are section 6.1's.
final class RunCookies implements CookieJar {
    private static final int MOST_PER_DOMAIN = 50;
    private static final int MOST = 3000;
    private static final int LONGEST = 4096;

    /// What makes two cookies the same one. Source: RFC 6265, 5.3, step 11.
    private record Key(String domain, String path, String name) {}

    private final Map<Key, Cookie> cookies = new LinkedHashMap<>();

    @Override
    public synchronized void saveFromResponse(HttpUrl url, List<Cookie> received) {
        for (Cookie cookie : received) {
            // browsers take no secure cookie from an insecure answer (RFC 6265bis, 5.7)
            if (cookie.secure() && !url.isHttps()) {
                continue;
            }
            Key key = new Key(cookie.domain(), cookie.path(), cookie.name());
            cookies.remove(key);
            if (cookie.name().length() + cookie.value().length() <= LONGEST) {
                cookies.put(key, cookie);
                bound(cookie.domain());
            }
        }
    }

    @Override
    public synchronized List<Cookie> loadForRequest(HttpUrl url) {
        long now = System.currentTimeMillis();
        cookies.values().removeIf(cookie -> cookie.expiresAt() < now);
        List<Cookie> fitting = new ArrayList<>();
        for (Cookie cookie : cookies.values()) {
            if (cookie.matches(url)) {
                fitting.add(cookie);
            }
        }
        // RFC 6265, 5.4, step 2: longer paths first, else in the order in which they came
        fitting.sort((one, other) -> other.path().length() - one.path().length());
        return fitting;
    }

    /// What a request for a URL would carry: where that has changed, asking again is no circle.
    String header(HttpUrl url) {
        return loadForRequest(url).stream()
                .map(cookie -> cookie.name() + "=" + cookie.value())
                .collect(Collectors.joining("; "));
    }

    /// The oldest go first.
    private void bound(String domain) {
        long ofDomain = cookies.keySet().stream()
                .filter(key -> key.domain().equals(domain))
                .count();
        if (ofDomain > MOST_PER_DOMAIN) {
            cookies.keySet().stream()
                    .filter(key -> key.domain().equals(domain))
                    .findFirst()
                    .ifPresent(cookies::remove);
        } else if (cookies.size() > MOST) {
            cookies.remove(cookies.keySet().iterator().next());
        }
    }
}
