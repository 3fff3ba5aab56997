package org.fetchandrotate.fetch;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.fetchandrotate.fetch.Attempt.Failed;
import org.fetchandrotate.fetch.Attempt.Progress;
import org.fetchandrotate.fetch.Attempt.Received;
import org.fetchandrotate.fetch.Attempt.Redirected;
import org.fetchandrotate.fetch.Attempt.Retry;
import org.fetchandrotate.fetch.FetchResult.Fetched;
import org.fetchandrotate.fetch.FetchResult.NotFetched;
import org.fetchandrotate.fetch.HostActivity.WaitReason;
import org.fetchandrotate.fetch.Hosts.Host;
import org.fetchandrotate.model.Failure;
import org.fetchandrotate.model.FailureReason;

/// Asks for one URL until something comes of it: through the gate of each host on the way, along redirects, again
/// after passing failures. A retry repeats the request that failed, not the redirects that led there. Thread-safe.
final class Requester {
    private final Exchange exchange;
    private final Hosts hosts;
    private final RetryPolicy policy;
    private final Ticker ticker;
    private final StopSignal stop;
    private final Blame blame;
    private final RefererHabits referers = new RefererHabits();

    Requester(Exchange exchange, Hosts hosts, RetryPolicy policy, Ticker ticker, StopSignal stop) {
        this.exchange = exchange;
        this.hosts = hosts;
        this.policy = policy;
        this.ticker = ticker;
        this.stop = stop;
        this.blame = new Blame(exchange, stop);
    }

    /// @param admission asked before each URL of the way
    /// @throws InterruptedException if the thread is interrupted
    <T> FetchResult<T> fetch(FetchRequest request, BodyHandler<T> handler, Admission admission)
            throws InterruptedException {
        return new RetryAndFollowUp<>(request, handler, admission).run();
    }

    /// The way of one request. Used by one thread.
    private final class RetryAndFollowUp<T> {
        private final BodyHandler<T> handler;
        private final Admission admission;
        private final Redirects redirects;
        private FetchRequest request;
        private int attempts;
        // of these
        private int uncounted;
        private int timeouts; // of the current host
        private long start = ticker.nanos();
        private long sent = start;
        private Optional<HostGate.Pass> lastPass = Optional.empty();

        RetryAndFollowUp(FetchRequest request, BodyHandler<T> handler, Admission admission) {
            this.request = referers.first(request, request.url().host());
            this.handler = handler;
            this.admission = admission;
            this.redirects = new Redirects(request.url(), request.maxRedirects());
        }

        FetchResult<T> run() throws InterruptedException {
            while (true) {
                Optional<Failure> barred = barred();
                if (barred.isPresent()) {
                    return failed(barred.get(), OptionalInt.empty());
                }
                switch (attempt()) {
                    case Received<T>(T body, int status) -> {
                        host().gate().answered();
                        blame.received(host(), redirects.current(), request);
                        referers.received(request, host().name());
                        return new Fetched<>(
                                body, redirects.current(), OptionalInt.of(status), attempts, ticker.since(start));
                    }
                    case Redirected<T>(String location, int status) -> {
                        host().breaker().answered();
                        host().gate().answered();
                        timeouts = 0;
                        Optional<Failure> lost = redirects.follow(location, exchange::cookies);
                        if (lost.isPresent()) {
                            return failed(lost.get(), OptionalInt.of(status));
                        }
                    }
                    case Failed<T> failed
                    when referers.mayHelp(request, host().name(), failed) -> {
                        host().breaker().answered();
                        host().gate().answered();
                        request = request.withoutReferer();
                        attempts++;
                    }
                    case Failed<T> failed -> {
                        boolean wasTooMuch = wasTooMuch(failed);
                        uncounted += wasTooMuch ? 1 : 0;
                        if (!isToBeTriedAgain(failed)) {
                            blame.failed(host(), failed, sent, request);
                            return failed(failed.failure(), failed.httpStatus());
                        }
                        if (!wasTooMuch) {
                            backOff(failed);
                        }
                        attempts++;
                    }
                }
            }
        }

        private Host host() {
            return hosts.of(redirects.current().host());
        }

        private Optional<Failure> barred() throws InterruptedException {
            Optional<Failure> barred = exchange.bars(redirects.current(), request.initiator());
            return barred.isPresent() ? barred : admission.refuse(redirects.current());
        }

        /// One try, unless something speaks against it.
        private Attempt<T> attempt() throws InterruptedException {
            Optional<Failure> refused = refused(host().breaker().refusal());
            if (refused.isEmpty()) {
                try (HostGate.Pass pass = host().gate().enter()) {
                    refused = refused(Optional.empty()).or(host().breaker()::admit);
                    if (refused.isEmpty()) {
                        lastPass = Optional.of(pass);
                        sent = ticker.nanos();
                        if (attempts == 0) {
                            attempts = 1;
                            start = sent;
                        }
                        return exchange.send(redirects.current(), request, handler);
                    }
                }
            }
            return new Failed<>(refused.get(), OptionalInt.empty(), Retry.NEVER, Progress.REFUSED, Optional.empty());
        }

        private Optional<Failure> refused(Optional<Failure> byBreaker) {
            if (stop.isStopped()) {
                return Optional.of(new Failure(FailureReason.INTERRUPTED, "stopped"));
            }
            return host().gate()
                    .shutFor()
                    .map(time -> new Failure(
                            FailureReason.HTTP_THROTTLED,
                            redirects.current().host() + " asks for no requests for another "
                                    + Wording.time(Duration.ofSeconds(time.toSeconds() + 1))))
                    .or(() -> byBreaker);
        }

        /// Whether the host may well have failed because it was asked for more than usual at once, which it isn't
        /// any more: then this request is repeated at once, and it doesn't count. Happens to a request once.
        private boolean wasTooMuch(Failed<T> failed) {
            return failed.progress() != Progress.REFUSED
                    && Statuses.isHostsFault(failed.failure().reason())
                    && lastPass.filter(host().gate()::overloaded).isPresent();
        }

        private boolean isToBeTriedAgain(Failed<T> failed) {
            if (failed.progress() == Progress.ANSWERED) {
                host().breaker().hear();
            }
            timeouts += failed.failure().reason() == FailureReason.TIMEOUT ? 1 : 0;
            failed.retryAfter().ifPresent(time -> host().gate().leaveAlone(time, hosts.maxRetryAfter()));
            return mayTryAgain(failed);
        }

        private boolean mayTryAgain(Failed<T> failed) {
            return failed.retry() == Retry.AGAIN
                    && !stop.isStopped()
                    && policy.allowsAfter(attempts - uncounted)
                    && !isDead(failed)
                    && failed.retryAfter()
                            .filter(time -> time.compareTo(hosts.maxRetryAfter()) > 0)
                            .isEmpty();
        }

        /// Whether the host let a second time-out pass and was never heard of: a third would only cost time.
        private boolean isDead(Failed<T> failed) {
            return timeouts > 1
                    && failed.failure().reason() == FailureReason.TIMEOUT
                    && !host().breaker().isHeard();
        }

        /// A host that has too much to do is left alone by everyone; else this request alone waits.
        private void backOff(Failed<T> failed) throws InterruptedException {
            Duration time = policy.backOffAfter(attempts);
            if (failed.httpStatus().isPresent()
                    && Statuses.isOverload(failed.httpStatus().getAsInt())) {
                host().gate().hold(time, WaitReason.HOST_FAILING);
                return;
            }
            try (HostStatistics.Wait _ = host().statistics().waiting(WaitReason.BACKOFF, time)) {
                ticker.pause(time);
            }
        }

        private FetchResult<T> failed(Failure failure, OptionalInt status) {
            Failure told = stop.isStopped() ? new Failure(FailureReason.INTERRUPTED, "stopped") : failure;
            return new NotFetched<>(told, status, attempts, ticker.since(start));
        }
    }
}
