package org.fetchandrotate.fetch;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Semaphore;
import org.fetchandrotate.model.Settings;

/// Every host asked so far, and the connections that they share. Thread-safe.
final class Hosts {
    // More than can ever wait, and far from an int's end.
    private static final int ENOUGH_FOR_ALL = 1 << 24;

    private final ConcurrentSkipListMap<String, Host> hosts = new ConcurrentSkipListMap<>();
    private final Semaphore connections;
    private final int connectionsPerHost;
    private final Duration hostDelay;
    private final Duration maxRetryAfter;
    private final RetryPolicy policy;
    private final Ticker ticker;
    private final StopSignal stop;

    /// @param connectionsPerHost a number, or [Settings.Network#AUTOMATIC]
    /// @param maxRetryAfter the longest that a host's wish to be left alone is waited out
    Hosts(
            int connections,
            int connectionsPerHost,
            Duration hostDelay,
            Duration maxRetryAfter,
            RetryPolicy policy,
            Ticker ticker,
            StopSignal stop) {
        this.connections = new Semaphore(connections, true);
        this.connectionsPerHost = connectionsPerHost;
        this.hostDelay = hostDelay;
        this.maxRetryAfter = maxRetryAfter;
        this.policy = policy;
        this.ticker = ticker;
        this.stop = stop;
    }

    /// What belongs to one host.
    record Host(String name, HostGate gate, CircuitBreaker breaker, HostStatistics statistics) {}

    /// @param name as [org.fetchandrotate.url.WebUrl#host()] writes it: schemes and ports of a host share its gate
    Host of(String name) {
        return hosts.computeIfAbsent(name, this::host);
    }

    private Host host(String name) {
        HostStatistics statistics = new HostStatistics(name, ticker);
        ConcurrencyLimit limit = connectionsPerHost == Settings.Network.AUTOMATIC
                ? ConcurrencyLimit.foundOut()
                : ConcurrencyLimit.fixed(connectionsPerHost);
        HostGate gate = new HostGate(limit, hostDelay, connections, statistics, ticker, stop);
        return new Host(name, gate, new CircuitBreaker(name, policy, ticker), statistics);
    }

    /// The longest that a host's wish to be left alone is waited out.
    Duration maxRetryAfter() {
        return maxRetryAfter;
    }

    /// Ordered by host.
    List<HostActivity> activity() {
        return hosts.values().stream().map(host -> host.statistics().activity()).toList();
    }

    /// Lets everyone through who waits. The [StopSignal] must have been given before.
    void open() {
        connections.release(ENOUGH_FOR_ALL);
        hosts.values().forEach(host -> host.gate().open(ENOUGH_FOR_ALL));
    }
}
