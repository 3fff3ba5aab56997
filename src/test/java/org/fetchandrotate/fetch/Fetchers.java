package org.fetchandrotate.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleSupplier;
import okhttp3.Dns;
import org.fetchandrotate.model.Settings.Network;
import org.fetchandrotate.model.Settings.PrivateAddresses;
import org.fetchandrotate.model.Settings.Robots;
import org.fetchandrotate.model.Website;

/// Builds fetchers for tests: patient, without retries (else after a hundredth of the usual wait), trusting
/// loopback, each a change away from that. Names that end in `.test` are 127.0.0.1.
final class Fetchers {
    static final Dns NAMES = host -> {
        if (host.endsWith(".test")) {
            return List.of(InetAddress.ofLiteral("127.0.0.1"));
        }
        throw new UnknownHostException(host);
    };

    private Duration timeout = Duration.ofSeconds(20);
    private int connections = 64;
    private int perHost = 6;
    private int retries;
    private DoubleSupplier chance = () -> 0.01;
    private Duration outagePause = Duration.ofMillis(100);
    private Duration outage = Duration.ofSeconds(60);
    private Duration hostDelay = Duration.ZERO;
    private long minThroughput = 1024;
    private Duration window = Duration.ofSeconds(20);
    private Duration maxRetryAfter = Duration.ofSeconds(60);
    private Robots robots = Robots.IGNORED;
    private PrivateAddresses privateAddresses = PrivateAddresses.ONLY_LISTED_HOSTS;
    private String proxy = Network.NO_PROXY;
    private long maxImageBytes = 1_000_000;
    private ListedSites listed =
            new ListedSites(Set.of("127.0.0.1", "localhost", "a.test", "b.test", "c.test"), Map.of());
    private String userAgent = "Mozilla/5.0 (compatible; FetchAndRotate/1.0)";

    private Internet internet = Internet.through(NAMES);

    private Fetchers() {}

    static Fetchers plain() {
        return new Fetchers();
    }

    /// One for which every address is public.
    static HttpFetcher anywhere(Website... listed) {
        return anywhere(List.of(listed));
    }

    static HttpFetcher anywhere(List<Website> listed) {
        Fetchers fetchers = plain();
        fetchers.privateAddresses = PrivateAddresses.ALLOWED;
        fetchers.listed = ListedSites.of(listed);
        return fetchers.build();
    }

    Fetchers timeout(Duration value) {
        timeout = value;
        return this;
    }

    Fetchers connections(int all, int eachHost) {
        connections = all;
        perHost = eachHost;
        return this;
    }

    Fetchers retries(int value) {
        retries = value;
        return this;
    }

    /// @param value the share of the usual wait
    Fetchers chance(double value) {
        chance = () -> value;
        return this;
    }

    /// @param pause first
    /// @param length then
    Fetchers outage(Duration pause, Duration length) {
        outagePause = pause;
        outage = length;
        return this;
    }

    Fetchers hostDelay(Duration value) {
        hostDelay = value;
        return this;
    }

    /// @param bytesPerSecond the least, on average over `time`
    Fetchers throughput(long bytesPerSecond, Duration time) {
        minThroughput = bytesPerSecond;
        window = time;
        return this;
    }

    Fetchers maxRetryAfter(Duration value) {
        maxRetryAfter = value;
        return this;
    }

    Fetchers robots(Robots value) {
        robots = value;
        return this;
    }

    Fetchers listed(String... hosts) {
        listed = new ListedSites(Set.of(hosts), Map.of());
        return this;
    }

    Fetchers maxImageBytes(long value) {
        maxImageBytes = value;
        return this;
    }

    Fetchers userAgent(String value) {
        userAgent = value;
        return this;
    }

    Fetchers proxy(String value) {
        proxy = value;
        return this;
    }

    Fetchers internet(Internet value) {
        internet = value;
        return this;
    }

    HttpFetcher build() {
        Network network = new Network(
                userAgent,
                timeout,
                connections,
                perHost,
                retries,
                hostDelay,
                minThroughput,
                maxRetryAfter,
                robots,
                privateAddresses,
                proxy);
        TimeLimits usual = TimeLimits.of(timeout, minThroughput);
        return new HttpFetcher(
                network,
                maxImageBytes,
                listed,
                new RetryAfter(Clock.systemUTC()),
                new RetryPolicy(retries, chance, outagePause, outage),
                new TimeLimits(timeout, usual.wholeRequest(), minThroughput, window),
                internet);
    }
}
