package org.fetchandrotate.fetch;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fetchandrotate.model.Website;
import org.fetchandrotate.url.Credentials;
import org.fetchandrotate.url.FileUrl;
import org.fetchandrotate.url.WebUrl;

/// What the user's list grants: its hosts may be private addresses, and its credentials go to their own origin.
/// Immutable.
///
/// @param hosts as [WebUrl#host()] writes them
/// @param credentials by [WebUrl#origin()]
record ListedSites(Set<String> hosts, Map<String, Credentials> credentials) {
    ListedSites {
        hosts = Set.copyOf(hosts);
        credentials = Map.copyOf(credentials);
    }

    static ListedSites of(Collection<Website> websites) {
        Set<String> hosts = new HashSet<>();
        Map<String, Credentials> credentials = new HashMap<>();
        for (Website website : websites) {
            if (FileUrl.isOne(website.url())) {
                continue;
            }
            hosts.add(website.hostname());
            website.credentials()
                    .ifPresent(own -> credentials.putIfAbsent(website.url().origin(), own));
        }
        return new ListedSites(hosts, credentials);
    }

    /// The credentials for a URL: those of its origin, and of the same host without TLS, which many redirect from.
    Optional<Credentials> credentials(WebUrl url) {
        return Optional.ofNullable(credentials.get(url.origin()))
                .or(() -> url.scheme().equals("https") && url.port() == 443
                        ? Optional.ofNullable(
                                credentials.get("http" + url.origin().substring("https".length())))
                        : Optional.empty());
    }
}
