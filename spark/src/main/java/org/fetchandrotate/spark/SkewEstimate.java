package org.fetchandrotate.spark;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.fetchandrotate.model.Settings;

/// How long the hosts of a round will take under their limits, told before it starts: no number of machines makes
/// one host faster than it may be asked. An answer is taken to need as long as the host's page did. What a
/// robots.txt asks for beyond the settings isn't known yet.
///
/// @param network the limits
record SkewEstimate(Settings.Network network, PageTimes times) {
    /// Below this nobody needs to know.
    private static final Duration SHORT = Duration.ofSeconds(10);

    private static final int HOSTS = 5;

    /// What `auto` begins with, and what browsers open.
    private static final int USUAL_CONNECTIONS = 6;

    /// One host's time.
    record Estimate(String host, long images, Duration time) {}

    /// The longest first.
    List<Estimate> of(List<HostCount> hosts) {
        return hosts.stream()
                .map(host -> new Estimate(host.host(), host.images(), time(host)))
                .sorted(Comparator.comparing(Estimate::time).reversed().thenComparing(Estimate::host))
                .toList();
    }

    private Duration time(HostCount host) {
        double answering = host.images() * times.ofHost(host.host()) / atOnce();
        double waiting = (double) host.images() * network.hostDelay().toMillis();
        return Duration.ofMillis((long) Math.max(answering, waiting));
    }

    private int atOnce() {
        return network.connectionsPerHost() == Settings.Network.AUTOMATIC
                ? USUAL_CONNECTIONS
                : network.connectionsPerHost();
    }

    /// The same in words: the host that takes longest, and others that take long.
    List<String> words(List<HostCount> hosts) {
        List<Estimate> estimates = of(hosts);
        Stream<String> longest = estimates.stream()
                .limit(HOSTS)
                .filter(estimate ->
                        estimate == estimates.getFirst() || estimate.time().compareTo(SHORT) >= 0)
                .map(this::words);
        return Stream.concat(longest, warning(estimates)).toList();
    }

    private String words(Estimate estimate) {
        return "  %s: %,d of them, about %s at %d at once%s"
                .formatted(
                        estimate.host(),
                        estimate.images(),
                        words(estimate.time()),
                        atOnce(),
                        network.hostDelay().isZero()
                                ? ""
                                : " and " + network.hostDelay().toMillis() + " ms apart");
    }

    private static Stream<String> warning(List<Estimate> estimates) {
        if (estimates.size() < 2 || estimates.getFirst().time().compareTo(SHORT) < 0) {
            return Stream.empty();
        }
        double times = (double) estimates.get(0).time().toMillis()
                / Math.max(1, estimates.get(1).time().toMillis());
        return times < 2
                ? Stream.empty()
                : Stream.of(String.format(
                        Locale.ROOT,
                        "  %s alone decides when this round ends: it takes %.0f times as long as the next host;"
                                + " the others finish before",
                        estimates.getFirst().host(),
                        times));
    }

    static String words(Duration time) {
        if (time.toHours() > 0) {
            return time.toHours() + " h " + time.toMinutesPart() + " min";
        }
        return time.toMinutes() > 0
                ? time.toMinutes() + " min " + time.toSecondsPart() + " s"
                : Math.max(1, time.toSeconds()) + " s";
    }
}
