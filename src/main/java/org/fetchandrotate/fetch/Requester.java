package org.fetchandrotate.fetch;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.fetchandrotate.fetch.Answer.Received;
import org.fetchandrotate.fetch.Answer.Redirected;
import org.fetchandrotate.fetch.Answer.Refused;
import org.fetchandrotate.fetch.Outcome.Fetched;
import org.fetchandrotate.fetch.Outcome.NotFetched;
import org.fetchandrotate.model.Failure;
import org.fetchandrotate.model.FailureReason;

/// Asks for one URL until something comes of it: through the gate of each host on the way, along redirects, again
/// after passing failures. A retry repeats the request that failed, not the redirects that led there. Thread-safe.
final class Requester {
    private final Exchange exchange;
    private final HostGates gates;
    private final RetryPolicy policy;
    private final Ticker ticker;

    Requester(Exchange exchange, HostGates gates, RetryPolicy policy, Ticker ticker) {
        this.exchange = exchange;
        this.gates = gates;
        this.policy = policy;
        this.ticker = ticker;
    }

    /// @param admission asked before each URL of the way
    /// @throws InterruptedException if the thread is interrupted
    <T> Outcome<T> fetch(Ask ask, Receiver<T> receiver, Admission admission) throws InterruptedException {
        return new Errand<>(ask, receiver, admission).run();
    }

    /// The way of one ask. Used by one thread.
    private final class Errand<T> {
        private final Ask ask;
        private final Receiver<T> receiver;
        private final Admission admission;
        private final Redirects way;
        private int attempts;
        private long start = ticker.nanos();

        Errand(Ask ask, Receiver<T> receiver, Admission admission) {
            this.ask = ask;
            this.receiver = receiver;
            this.admission = admission;
            this.way = new Redirects(ask.url(), ask.redirects());
        }

        Outcome<T> run() throws InterruptedException {
            while (true) {
                Optional<Failure> barred = exchange.bars(way.current(), ask.asker());
                if (barred.isEmpty()) {
                    barred = admission.refuse(way.current());
                }
                if (barred.isPresent()) {
                    return failed(barred.get(), OptionalInt.empty());
                }
                Optional<Outcome<T>> outcome = switch (untilAnswered()) {
                    case Received<T>(T body, int status) ->
                        Optional.of(new Fetched<>(body, way.current(), status, attempts, ticker.since(start)));
                    case Redirected<T>(String location, int status) ->
                        way.follow(location, exchange::cookies).map(failure -> failed(failure, OptionalInt.of(status)));
                    case Refused<T>(Failure failure, OptionalInt status, Retry _) ->
                        Optional.of(failed(failure, status));
                };
                if (outcome.isPresent()) {
                    return outcome.get();
                }
            }
        }

        // The answer of the URL where the way stands, after as many tries as allowed.
        private Answer<T> untilAnswered() throws InterruptedException {
            while (true) {
                Answer<T> answer = once();
                if (ticker.ended()) {
                    return answer instanceof Received<T> ? answer : closed();
                }
                if (!(answer instanceof Refused<T> refused)
                        || refused.retry() == Retry.NEVER
                        || !policy.allowsAfter(attempts)) {
                    return answer;
                }
                gate().backOff(policy.backOffAfter(attempts));
                attempts++;
            }
        }

        private Answer<T> once() throws InterruptedException {
            Optional<Answer<T>> shut = shut();
            if (shut.isPresent()) {
                return shut.get();
            }
            try (HostGate.Pass pass = gate().enter()) {
                shut = ticker.ended() ? Optional.of(closed()) : shut();
                if (shut.isPresent()) {
                    return shut.get();
                }
                if (attempts == 0) {
                    attempts = 1;
                    start = ticker.nanos();
                }
                return exchange.send(way.current(), ask, receiver, pass.gate());
            }
        }

        private Optional<Answer<T>> shut() {
            return gate().shutFor()
                    .map(time -> Refused.unanswered(
                            FailureReason.HTTP_THROTTLED,
                            way.current().host() + " asks for no requests for another " + Wording.time(roundedUp(time)),
                            Retry.NEVER));
        }

        private HostGate gate() {
            return gates.of(way.current().host());
        }

        private Answer<T> closed() {
            return Refused.unanswered(FailureReason.INTERRUPTED, "stopped", Retry.NEVER);
        }

        private Outcome<T> failed(Failure failure, OptionalInt status) {
            return new NotFetched<>(failure, status, attempts, ticker.since(start));
        }
    }

    private static Duration roundedUp(Duration time) {
        return Duration.ofSeconds(time.toSeconds() + 1);
    }
}
