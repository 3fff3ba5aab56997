package org.fetchandrotate.fetch;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.Response;
import org.fetchandrotate.fetch.Attempt.Failed;
import org.fetchandrotate.fetch.Attempt.Progress;
import org.fetchandrotate.fetch.Attempt.Received;
import org.fetchandrotate.fetch.Attempt.Redirected;
import org.fetchandrotate.fetch.Attempt.Retry;
import org.fetchandrotate.model.Failure;
import org.fetchandrotate.model.FailureReason;
import org.fetchandrotate.url.WebUrl;

/// One request and its answer. Thread-safe.
final class Exchange {
    private final Transport transport;
    private final AddressGuard guard;
    private final TimeLimits limits;
    private final TransportFailures failures;
    private final RetryAfter retryAfter;
    private final Ticker ticker;

    Exchange(Transport transport, AddressGuard guard, TimeLimits limits, RetryAfter retryAfter, Ticker ticker) {
        this.transport = transport;
        this.guard = guard;
        this.limits = limits;
        this.failures = new TransportFailures(limits);
        this.retryAfter = retryAfter;
        this.ticker = ticker;
    }

    /// Asks, and reads the answer to its end.
    ///
    /// @param url of the request or of a redirect
    /// @throws InterruptedException if the thread is interrupted; the call is cancelled
    <T> Attempt<T> send(WebUrl url, FetchRequest request, BodyHandler<T> handler) throws InterruptedException {
        HttpUrl target = HttpUrl.parse(url.toString());
        if (target == null) {
            return Failed.unanswered(
                    FailureReason.PROTOCOL_ERROR,
                    "can't be asked for: " + url.redacted(),
                    Retry.NEVER,
                    Progress.REFUSED);
        }
        Call call = transport.begin(target, url, request, handler.requestHeaders(url));
        CallTrace trace = transport.trace(call, limits);
        try (Response response = call.execute()) {
            return judge(call, response, url, handler);
        } catch (IOException e) {
            // Closing a socket, ending a wait, a file closed by interrupt: whatever it is called, the flag decides.
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            return failures.explain(e, url, trace);
        } finally {
            trace.end();
            transport.end(call);
        }
    }

    /// Why an address may not be asked for, before anything is sent to it, robots.txt included. What a name
    /// stands for is judged once more when it is connected to ([GuardedDns]).
    ///
    /// @param initiator the host on whose behalf
    Optional<Failure> bars(WebUrl url, String initiator) {
        String host = url.host();
        if (!guard.admits(host)) {
            return barred(host + " is an address that pages may not reach");
        }
        // pages of one's own network lead about in it; those of the internet never lead there
        boolean foreign = guard.isForeign(host, initiator)
                && (initiator.isEmpty() || transport.specialAddress(initiator).isEmpty());
        if (foreign || !guard.isListed(host) && transport.resolvesElsewhere(url)) {
            Optional<InetAddress> special = transport.specialAddress(host);
            if (special.isPresent()) {
                return barred(host + " is " + special.get().getHostAddress()
                        + (foreign ? ", which only its own pages may reach" : ", an address that pages may not reach"));
            }
        }
        return Optional.empty();
    }

    private static Optional<Failure> barred(String detail) {
        return Optional.of(new Failure(FailureReason.PRIVATE_ADDRESS, detail));
    }

    /// What a request for a URL would carry beside the URL, see [Redirects#follow].
    String cookies(WebUrl url) {
        return transport.cookies(url);
    }

    private <T> Attempt<T> judge(Call call, Response response, WebUrl url, BodyHandler<T> handler) throws IOException {
        int status = response.code();
        if (Statuses.isRedirect(status)) {
            String location = response.header("Location");
            return location == null
                    ? Failed.answered(
                            new Failure(FailureReason.PROTOCOL_ERROR, Statuses.named(status) + " without a Location"),
                            status,
                            Retry.NEVER)
                    : new Redirected<>(location, status);
        }
        if (!handler.takes(status)) {
            return refusedByStatus(response);
        }
        boolean whole = false;
        try {
            T body = handler.receive(new IncomingBody(response, url, ticker, limits));
            whole = true;
            return new Received<>(body, status);
        } catch (FetchFailedException e) {
            return Failed.answered(e.failure(), status, e.retry());
        } finally {
            if (!whole) {
                call.cancel(); // else closing would read on for a while, in the hope to keep the connection
            }
        }
    }

    private <T> Failed<T> refusedByStatus(Response response) {
        int status = response.code();
        Retry retry = Statuses.retry(status);
        Optional<Duration> wait =
                retry == Retry.AGAIN ? retryAfter.parse(OwnRetriesOnly.retryAfter(response)) : Optional.empty();
        String asked = wait.filter(Duration::isPositive)
                .map(time -> ", asks to wait " + Wording.time(time))
                .orElse("");
        Failure failure = new Failure(Statuses.reason(status), Statuses.named(status) + asked);
        return Failed.<T>answered(failure, status, retry).asksToWait(wait);
    }
}
