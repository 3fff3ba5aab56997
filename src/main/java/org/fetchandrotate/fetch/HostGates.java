package org.fetchandrotate.fetch;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Semaphore;

/// A [HostGate] for each host asked so far, and the connections that they share. Thread-safe.
final class HostGates {
    // More than can ever wait, and far from an int's end.
    private static final int ENOUGH_FOR_ALL = 1 << 24;

    private final ConcurrentSkipListMap<String, HostGate> gates = new ConcurrentSkipListMap<>();
    private final Semaphore connections;
    private final int connectionsPerHost;
    private final Duration hostDelay;
    private final Duration maxHold;
    private final Ticker ticker;

    HostGates(int connections, int connectionsPerHost, Duration hostDelay, Duration maxHold, Ticker ticker) {
        this.connections = new Semaphore(connections, true);
        this.connectionsPerHost = connectionsPerHost;
        this.hostDelay = hostDelay;
        this.maxHold = maxHold;
        this.ticker = ticker;
    }

    /// @param host as [org.fetchandrotate.url.WebUrl#host()] writes it: schemes and ports of a host share its
    ///     gate
    HostGate of(String host) {
        return gates.computeIfAbsent(
                host, name -> new HostGate(name, connectionsPerHost, hostDelay, maxHold, connections, ticker));
    }

    /// Ordered by host.
    List<HostActivity> activity() {
        return gates.values().stream().map(HostGate::activity).toList();
    }

    /// Lets everyone through who waits. Time must have ended before.
    void open() {
        connections.release(ENOUGH_FOR_ALL);
        gates.values().forEach(gate -> gate.open(ENOUGH_FOR_ALL));
    }
}
