package org.fetchandrotate.fetch;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.Response;
import org.fetchandrotate.model.Failure;
import org.fetchandrotate.model.FailureReason;
import org.fetchandrotate.url.WebUrl;

/// One request and its answer, within the gate of its host. Thread-safe.
final class Exchange {
    private final Transport transport;
    private final AddressGuard guard;
    private final TimeLimits limits;
    private final TransportFailures failures;
    private final Duration maxRetryAfter;
    private final RetryAfter retryAfter;
    private final Ticker ticker;

    Exchange(
            Transport transport,
            AddressGuard guard,
            TimeLimits limits,
            RetryAfter retryAfter,
            Duration maxRetryAfter,
            Ticker ticker) {
        this.transport = transport;
        this.guard = guard;
        this.limits = limits;
        this.failures = new TransportFailures(limits);
        this.maxRetryAfter = maxRetryAfter;
        this.retryAfter = retryAfter;
        this.ticker = ticker;
    }

    /// Asks, and reads the answer to its end.
    ///
    /// @param url of the ask or of a redirect
    /// @param gate its host's, where the caller has been let in
    /// @throws InterruptedException if the thread is interrupted; the call is cancelled
    <T> Answer<T> send(WebUrl url, Ask ask, Receiver<T> receiver, HostGate gate) throws InterruptedException {
        HttpUrl target = HttpUrl.parse(url.toString());
        if (target == null) {
            return Answer.Refused.unanswered(
                    FailureReason.PROTOCOL_ERROR, "can't be asked for: " + url.redacted(), Retry.NEVER);
        }
        Call call = transport.begin(target, url, ask);
        CallTrace trace = transport.trace(call, limits);
        try (Response response = call.execute()) {
            return judge(call, response, receiver, gate);
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
    /// @param asker the host on whose behalf
    Optional<Failure> bars(WebUrl url, String asker) {
        String host = url.host();
        if (!guard.admits(host)) {
            return barred(host + " is an address that pages may not reach");
        }
        // pages of one's own network lead about in it; those of the internet never lead there
        boolean foreign =
                guard.isForeign(host, asker) && transport.specialAddress(asker).isEmpty();
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

    private <T> Answer<T> judge(Call call, Response response, Receiver<T> receiver, HostGate gate) throws IOException {
        int status = response.code();
        if (Statuses.isRedirect(status)) {
            String location = response.header("Location");
            return location == null
                    ? refused(FailureReason.PROTOCOL_ERROR, Statuses.named(status) + " without a Location", status)
                    : new Answer.Redirected<>(location, status);
        }
        if (!Statuses.hasBody(status)) {
            return refusedByStatus(response, gate);
        }
        boolean whole = false;
        try {
            T body = receiver.receive(new IncomingBody(response, ticker, limits));
            whole = true;
            return new Answer.Received<>(body, status);
        } catch (FetchFailedException e) {
            return new Answer.Refused<>(e.failure(), OptionalInt.of(status), e.retry());
        } finally {
            if (!whole) {
                call.cancel(); // else closing would read on for a while, in the hope to keep the connection
            }
        }
    }

    private static <T> Answer<T> refused(FailureReason reason, String detail, int status) {
        return new Answer.Refused<>(new Failure(reason, detail), OptionalInt.of(status), Retry.NEVER);
    }

    private <T> Answer<T> refusedByStatus(Response response, HostGate gate) {
        int status = response.code();
        Retry retry = Statuses.retry(status);
        String detail = Statuses.named(status);
        if (retry == Retry.AGAIN) {
            Optional<Duration> wait = retryAfter.parse(OwnRetriesOnly.retryAfter(response));
            wait.ifPresent(gate::hold);
            if (wait.isPresent() && wait.get().compareTo(maxRetryAfter) > 0) {
                retry = Retry.NEVER;
                detail += ", asks to wait " + Wording.time(wait.get());
            }
        }
        return new Answer.Refused<>(new Failure(Statuses.reason(status), detail), OptionalInt.of(status), retry);
    }
}
