package org.fetchandrotate.fetch;

import java.time.Duration;
import java.util.Optional;
import org.fetchandrotate.model.Failure;
import org.fetchandrotate.url.WebUrl;

/// Keeps requests from a host that fails again and again. It counts what failed for good, retries included, since
/// the host was last of use. Thread-safe.
///
/// When too many did, the host is first left alone for a moment, so that a short outage costs no more than those;
/// if the next that is asked fails too, all others fail at once, for a while; then one is asked again.
///
/// What fails before a request is sent (no connection, no such host) can't depend on what is asked for: few of
/// those are enough, and the host's pictures would all have failed. What fails afterwards (no answer, 5xx)
/// might depend on it, so that there it takes many, and the host's word: it is asked once more for an image that it
/// sent before ([#doubt]). See decision 19.
final class CircuitBreaker {
    /// Failures in a row before any request is sent.
    static final int MOST_UNCONNECTED = 5;
    /// Failures in a row of any kind that is the host's.
    static final int MOST_FAILURES = 20;

    private final String host;
    private final RetryPolicy policy;
    private final Ticker ticker;

    // all guarded by this
    private int unconnected;
    private int failures;
    private State state = State.CLOSED;
    private long since;
    private Optional<Failure> last = Optional.empty();
    private Optional<WebUrl> proof = Optional.empty();
    private boolean doubted;
    private boolean heard;

    private enum State {
        CLOSED,
        /// Too many failed; the next failure of a request sent since then opens it.
        PAUSED,
        OPEN
    }

    CircuitBreaker(String host, RetryPolicy policy, Ticker ticker) {
        this.host = host;
        this.policy = policy;
        this.ticker = ticker;
    }

    /// Why the host isn't asked now; empty if it may be.
    synchronized Optional<Failure> refusal() {
        Duration left = policy.outage().minus(ticker.since(since));
        if (state != State.OPEN || !left.isPositive()) {
            return Optional.empty();
        }
        return last.map(failure -> new Failure(
                failure.reason(),
                "%s isn't asked for another %s, since %d requests in a row failed, the last with: %s"
                        .formatted(
                                host,
                                Wording.time(Duration.ofSeconds(left.toSeconds() + 1)),
                                failures,
                                failure.detail())));
    }

    /// The same for a request that is about to be sent: where the time is over, this one alone is.
    synchronized Optional<Failure> admit() {
        Optional<Failure> refusal = refusal();
        if (refusal.isEmpty() && state == State.OPEN) {
            since = ticker.nanos();
        }
        return refusal;
    }

    /// An answer came, of whatever kind.
    synchronized void hear() {
        heard = true;
    }

    /// Whether the host ever answered.
    synchronized boolean isHeard() {
        return heard;
    }

    /// An image was received.
    synchronized void received(WebUrl image) {
        answered();
        proof = Optional.of(image);
    }

    /// Whether the host should be asked for an image that it sent before, before another failure is held against
    /// it: if it still sends that, the failures are those of single images, however many, and good ones may come
    /// behind them. Whoever is told so has to tell [#settle] what came of it.
    ///
    /// @return that image; empty if the failure is to be counted as it is
    synchronized Optional<WebUrl> doubt(Attempt.Failed<?> attempt) {
        boolean matters = state != State.CLOSED || failures + 1 >= MOST_FAILURES;
        if (doubted || !matters || attempt.progress() == Attempt.Progress.NOT_CONNECTED) {
            return Optional.empty();
        }
        doubted = proof.isPresent();
        return proof;
    }

    /// Ends a [#doubt].
    synchronized void settle(boolean fine) {
        doubted = false;
        if (fine) {
            answered();
        } else {
            proof = Optional.empty(); // one question a host that is down
        }
    }

    /// A request was answered in a way that shows the host well, be it with a refusal.
    synchronized void answered() {
        hear();
        state = State.CLOSED;
        unconnected = 0;
        failures = 0;
    }

    /// A request failed for good, by the host's fault.
    ///
    /// @param sent at what time its last try was
    /// @return how long to leave the host alone, if now is the time for it
    synchronized Optional<Duration> failed(Attempt.Failed<?> attempt, long sent) {
        if (doubted) {
            return Optional.empty(); // the host is being asked
        }
        failures++;
        unconnected = attempt.progress() == Attempt.Progress.NOT_CONNECTED ? unconnected + 1 : 0;
        last = Optional.of(attempt.failure());
        boolean meanwhile = sent - since < 0;
        return switch (state) {
            case CLOSED -> {
                if (unconnected < MOST_UNCONNECTED && failures < MOST_FAILURES) {
                    yield Optional.empty();
                }
                state = State.PAUSED;
                since = ticker.nanos();
                yield Optional.of(policy.outagePause());
            }
            case PAUSED -> {
                if (!meanwhile) {
                    state = State.OPEN;
                    since = ticker.nanos();
                }
                yield Optional.empty();
            }
            case OPEN -> {
                since = meanwhile ? since : ticker.nanos();
                yield Optional.empty();
            }
        };
    }
}
