package org.fetchandrotate.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import okhttp3.Dns;
import org.fetchandrotate.model.Settings.Network;
import org.fetchandrotate.model.Settings.PrivateAddresses;
import org.fetchandrotate.model.Settings.Robots;
import org.fetchandrotate.model.Website;

/// Fetchers for tests: patient, without retries (else after a hundredth of the usual wait), trusting loopback,
/// each a change away from that. Names that end in `.test` are 127.0.0.1.
record Fetchers(
        Duration timeout,
        int connections,
        int perHost,
        int retries,
        Duration hostDelay,
        Robots robots,
        long maxImageBytes,
        Set<String> listed,
        String userAgent) {

    static final Dns NAMES = host -> {
        if (host.endsWith(".test")) {
            return List.of(InetAddress.ofLiteral("127.0.0.1"));
        }
        throw new UnknownHostException(host);
    };

    static Fetchers plain() {
        return new Fetchers(
                Duration.ofSeconds(20),
                64,
                6,
                0,
                Duration.ZERO,
                Robots.IGNORED,
                1_000_000,
                Set.of("127.0.0.1", "localhost", "a.test", "b.test", "c.test"),
                "Mozilla/5.0 (compatible; FetchAndRotate/1.0)");
    }

    /// One for which every address is public.
    static HttpFetcher anywhere(Website... listed) {
        return anywhere(List.of(listed));
    }

    static HttpFetcher anywhere(List<Website> listed) {
        Fetchers plain = plain();
        Network network = new Network(
                plain.userAgent,
                plain.timeout,
                plain.connections,
                plain.perHost,
                plain.retries,
                plain.hostDelay,
                plain.robots,
                PrivateAddresses.ALLOWED,
                Network.NO_PROXY);
        return new HttpFetcher(
                network,
                plain.maxImageBytes,
                ListedSites.of(listed),
                new RetryAfter(Clock.systemUTC()),
                new RetryPolicy(0, () -> 0.01),
                NAMES);
    }

    Fetchers timeout(Duration value) {
        return new Fetchers(value, connections, perHost, retries, hostDelay, robots, maxImageBytes, listed, userAgent);
    }

    Fetchers connections(int all, int eachHost) {
        return new Fetchers(timeout, all, eachHost, retries, hostDelay, robots, maxImageBytes, listed, userAgent);
    }

    Fetchers retries(int value) {
        return new Fetchers(timeout, connections, perHost, value, hostDelay, robots, maxImageBytes, listed, userAgent);
    }

    Fetchers hostDelay(Duration value) {
        return new Fetchers(timeout, connections, perHost, retries, value, robots, maxImageBytes, listed, userAgent);
    }

    Fetchers robots(Robots value) {
        return new Fetchers(timeout, connections, perHost, retries, hostDelay, value, maxImageBytes, listed, userAgent);
    }

    Fetchers listed(String... hosts) {
        return new Fetchers(
                timeout, connections, perHost, retries, hostDelay, robots, maxImageBytes, Set.of(hosts), userAgent);
    }

    Fetchers userAgent(String value) {
        return new Fetchers(timeout, connections, perHost, retries, hostDelay, robots, maxImageBytes, listed, value);
    }

    HttpFetcher build() {
        Network network = new Network(
                userAgent,
                timeout,
                connections,
                perHost,
                retries,
                hostDelay,
                robots,
                PrivateAddresses.ONLY_LISTED_HOSTS,
                Network.NO_PROXY);
        return new HttpFetcher(
                network,
                maxImageBytes,
                new ListedSites(listed, Map.of()),
                new RetryAfter(Clock.systemUTC()),
                new RetryPolicy(retries, () -> 0.01),
                NAMES);
    }
}
