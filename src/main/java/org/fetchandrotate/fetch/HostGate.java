package org.fetchandrotate.fetch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import org.fetchandrotate.fetch.HostActivity.WaitReason;

/// Where requests to one host line up: only so many are open at once, their starts keep a distance, and none starts
/// while the host has asked to be left alone. First come, first served. Thread-safe.
///
/// A request takes its permits in this order, and so can't deadlock: a *place* at the host, the *turn* (held only
/// while starting), then one of the *connections* that all hosts share. Who holds a connection never waits for a
/// host, and who waits for a host never holds a connection, so a slow host takes nothing from the others.
final class HostGate {
    private final String host;
    private final int limit;
    private final Duration maxHold;
    private final Semaphore places;
    private final Semaphore turn = new Semaphore(1, true);
    private final Semaphore connections;
    private final Ticker ticker;

    // all guarded by this
    private Duration distance;
    private long nextStart;
    private long heldUntil;
    private long shutUntil;
    private int open;
    private int inLine;
    private int wantingConnection;
    private int awaitingRules;
    private final List<Long> backOffs = new ArrayList<>();

    /// @param maxHold the longest that a host's wish to be left alone is waited out; who asks for more is given up
    ///     on
    HostGate(String host, int limit, Duration distance, Duration maxHold, Semaphore connections, Ticker ticker) {
        this.host = host;
        this.limit = limit;
        this.maxHold = maxHold;
        this.places = new Semaphore(limit, true);
        this.distance = distance;
        this.connections = connections;
        this.ticker = ticker;
        this.nextStart = ticker.nanos();
        this.heldUntil = nextStart;
        this.shutUntil = nextStart;
    }

    /// Waits until a request may start. Once time has ended, lets everyone through at once: to be told so.
    ///
    /// @throws InterruptedException if the thread is interrupted; nothing is held then
    Pass enter() throws InterruptedException {
        joinLine();
        try {
            places.acquire();
            try {
                turn.acquire();
                try {
                    awaitStart();
                } finally {
                    turn.release();
                }
            } catch (InterruptedException e) {
                places.release();
                throw e;
            }
        } catch (InterruptedException e) {
            leaveLine();
            throw e;
        }
        return new Pass();
    }

    private void awaitStart() throws InterruptedException {
        while (true) {
            for (long wait = untilStart(); wait > 0 && !ticker.ended(); wait = untilStart()) {
                ticker.pause(Duration.ofNanos(wait));
            }
            takeConnection();
            if (tryStart()) {
                return;
            }
            // Held meanwhile: the connection goes to a host that can use it.
            connections.release();
        }
    }

    private void takeConnection() throws InterruptedException {
        if (connections.tryAcquire()) {
            return;
        }
        wantConnection(1);
        try {
            connections.acquire();
        } finally {
            wantConnection(-1);
        }
    }

    private synchronized boolean tryStart() {
        if (untilStart() > 0 && !ticker.ended()) {
            return false;
        }
        inLine--;
        open++;
        nextStart = ticker.nanos() + distance.toNanos();
        return true;
    }

    private synchronized long untilStart() {
        long now = ticker.nanos();
        return Math.max(nextStart - now, heldUntil - now);
    }

    private synchronized void joinLine() {
        inLine++;
    }

    private synchronized void leaveLine() {
        inLine--;
    }

    private synchronized void wantConnection(int change) {
        wantingConnection += change;
    }

    private synchronized void leave() {
        open--;
    }

    /// Starts no request for this long. More than is waited out shuts the gate instead, see [#shutFor()].
    synchronized void hold(Duration time) {
        if (time.compareTo(maxHold) > 0) {
            shutUntil = Math.max(shutUntil, ticker.nanos() + Math.min(time.toSeconds(), 86_400) * 1_000_000_000L);
        } else {
            heldUntil = Math.max(heldUntil, ticker.nanos() + time.toNanos());
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

    /// Waits between two tries, outside the line.
    void backOff(Duration time) throws InterruptedException {
        Long end = ticker.nanos() + time.toNanos();
        synchronized (this) {
            backOffs.add(end);
        }
        try {
            ticker.pause(time);
        } finally {
            synchronized (this) {
                backOffs.remove(end);
            }
        }
    }

    /// Waits for the rules that another request to this host is fetching.
    ///
    /// @throws CancellationException if that request was given up
    <T> T awaitRules(CompletableFuture<T> rules) throws InterruptedException {
        countAwaiting(1);
        try {
            return rules.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Rules are never completed by an exception", e);
        } finally {
            countAwaiting(-1);
        }
    }

    private synchronized void countAwaiting(int change) {
        awaitingRules += change;
    }

    /// Lets everyone through who waits.
    void open(int permits) {
        places.release(permits);
    }

    /// A snapshot.
    synchronized HostActivity activity() {
        int waiting = inLine + awaitingRules + backOffs.size();
        WaitReason reason = waiting == 0 ? WaitReason.NOTHING : reason();
        long now = ticker.nanos();
        long remaining = switch (reason) {
            case RETRY_AFTER -> heldUntil - now;
            case HOST_DELAY -> nextStart - now;
            case BACKOFF -> Collections.min(backOffs) - now;
            case NOTHING, HOST_LIMIT, ROBOTS, CONNECTION_LIMIT -> 0;
        };
        return new HostActivity(host, open, waiting, reason, Duration.ofNanos(Math.max(0, remaining)));
    }

    private WaitReason reason() {
        long now = ticker.nanos();
        if (inLine == 0) {
            return awaitingRules > 0 ? WaitReason.ROBOTS : WaitReason.BACKOFF;
        }
        if (heldUntil > now) {
            return WaitReason.RETRY_AFTER;
        }
        if (open >= limit) {
            return WaitReason.HOST_LIMIT;
        }
        if (nextStart > now) {
            return WaitReason.HOST_DELAY;
        }
        return wantingConnection > 0 ? WaitReason.CONNECTION_LIMIT : WaitReason.HOST_LIMIT;
    }

    /// Leave for one request. Closing it lets the next one in.
    final class Pass implements AutoCloseable {
        private Pass() {}

        /// The gate it was given for.
        HostGate gate() {
            return HostGate.this;
        }

        @Override
        public void close() {
            leave();
            connections.release();
            places.release();
        }
    }
}
