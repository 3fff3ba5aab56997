package org.fetchandrotate.fetch;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.fetchandrotate.fetch.HostActivity.WaitReason;

/// Where requests to one host line up: only so many are open at once ([ConcurrencyLimit]), their starts keep a
/// distance, and none starts while the host is to be left alone. First come, first served. Thread-safe.
///
/// A request takes its permits in this order, and so can't deadlock: a *place* at the host, the *turn* (held only
/// while starting), then one of the *connections* that all hosts share. Who holds a connection never waits for a
/// host, and who waits for a host never holds a connection, so a slow host takes nothing from the others.
final class HostGate {
    private final ConcurrencyLimit limit;
    private final AdjustableSemaphore places;
    private final Semaphore turn = new Semaphore(1, true);
    private final Semaphore connections;
    private final HostStatistics statistics;
    private final Ticker ticker;
    private final StopSignal stop;

    // all guarded by this
    private Duration distance;
    private long nextStart;
    private long heldUntil;
    private long shutUntil;
    private WaitReason heldFor = WaitReason.RETRY_AFTER;

    /// @param limit requests open at once
    /// @param distance between the starts of two
    /// @param connections shared by all hosts
    HostGate(
            ConcurrencyLimit limit,
            Duration distance,
            Semaphore connections,
            HostStatistics statistics,
            Ticker ticker,
            StopSignal stop) {
        this.limit = limit;
        this.places = new AdjustableSemaphore(limit.value());
        this.distance = distance;
        this.connections = connections;
        this.statistics = statistics;
        this.ticker = ticker;
        this.stop = stop;
        this.nextStart = ticker.nanos();
        this.heldUntil = nextStart;
        this.shutUntil = nextStart;
    }

    /// Waits until a request may start. Once all is stopped, lets everyone through at once: to be told so.
    ///
    /// @throws InterruptedException if the thread is interrupted; nothing is held then
    Pass enter() throws InterruptedException {
        try (HostStatistics.Wait wait = statistics.waiting(WaitReason.HOST_LIMIT, Duration.ZERO)) {
            places.acquire();
            try {
                turn.acquire();
                try {
                    return awaitStart(wait);
                } finally {
                    turn.release();
                }
            } catch (InterruptedException e) {
                places.release();
                throw e;
            }
        }
    }

    private Pass awaitStart(HostStatistics.Wait wait) throws InterruptedException {
        while (true) {
            for (Pause pause = pause(); pause.nanos() > 0 && !stop.isStopped(); pause = pause()) {
                Duration time = Duration.ofNanos(pause.nanos());
                wait.turnsTo(pause.reason(), time);
                ticker.pause(time);
            }
            if (!connections.tryAcquire()) {
                wait.turnsTo(WaitReason.CONNECTION_LIMIT, Duration.ZERO);
                connections.acquire();
            }
            Optional<Pass> pass = tryStart();
            if (pass.isPresent()) {
                return pass.get();
            }
            // Held meanwhile: the connection goes to a host that can use it.
            connections.release();
        }
    }

    private synchronized Optional<Pass> tryStart() {
        if (pause().nanos() > 0 && !stop.isStopped()) {
            return Optional.empty();
        }
        statistics.started();
        nextStart = ticker.nanos() + distance.toNanos();
        // its place may be left from before the limit fell, while it waited here for its start
        int falls = places.isOverdrawn() ? limit.falls() - 1 : limit.falls();
        return Optional.of(new Pass(falls));
    }

    /// What keeps the next request from starting.
    private record Pause(long nanos, WaitReason reason) {}

    private synchronized Pause pause() {
        long now = ticker.nanos();
        return heldUntil - now > 0
                ? new Pause(Math.max(heldUntil - now, nextStart - now), heldFor)
                : new Pause(nextStart - now, WaitReason.HOST_DELAY);
    }

    /// A request was answered in a way that shows the host well, be it with a refusal.
    synchronized void answered() {
        limit.answered();
        places.resize(limit.value());
    }

    /// A request failed in a way that a host does that has too much to do.
    ///
    /// @param pass what let it in, open or closed
    /// @return whether there being fewer requests from now on may be all that the host needs
    synchronized boolean overloaded(Pass pass) {
        boolean helps = limit.overloaded(pass.letInAfter);
        places.resize(limit.value());
        return helps;
    }

    /// Starts no request for this long.
    synchronized void hold(Duration time, WaitReason reason) {
        long until = ticker.nanos() + time.toNanos();
        if (until - heldUntil > 0) {
            heldUntil = until;
            heldFor = reason;
        }
    }

    /// Does what a host's `Retry-After` asks for, if that can be waited for; else shuts the gate, see [#shutFor()].
    ///
    /// @param longest what can be waited for
    synchronized void leaveAlone(Duration time, Duration longest) {
        if (time.compareTo(longest) > 0) {
            shutUntil = Math.max(shutUntil, ticker.nanos() + Math.min(time.toSeconds(), 86_400) * 1_000_000_000L);
        } else {
            hold(time, WaitReason.RETRY_AFTER);
        }
    }

    /// How long the host wants no requests, if that is too long to wait for.
    synchronized Optional<Duration> shutFor() {
        long left = shutUntil - ticker.nanos();
        return left > 0 ? Optional.of(Duration.ofNanos(left)) : Optional.empty();
    }

    /// Keeps at least this distance between the starts of requests from now on.
    synchronized void keepDistance(Duration atLeast) {
        if (atLeast.compareTo(distance) > 0) {
            nextStart += atLeast.minus(distance).toNanos();
            distance = atLeast;
        }
    }

    /// Lets everyone through who waits.
    void open(int permits) {
        places.release(permits);
    }

    /// Leave for one request. Closing it lets the next one in.
    final class Pass implements AutoCloseable {
        private final int letInAfter;

        private Pass(int letInAfter) {
            this.letInAfter = letInAfter;
        }

        @Override
        public void close() {
            statistics.finished();
            connections.release();
            places.release();
        }
    }
}
