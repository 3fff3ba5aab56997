package org.fetchandrotate.fetch;

import java.util.Optional;
import org.fetchandrotate.fetch.Attempt.Failed;
import org.fetchandrotate.fetch.Attempt.Progress;
import org.fetchandrotate.fetch.HostActivity.WaitReason;
import org.fetchandrotate.fetch.Hosts.Host;
import org.fetchandrotate.url.WebUrl;

/// Tells a host's [CircuitBreaker] what requests came to, and asks the host itself before many failures in a row
/// are held against it. Thread-safe.
final class Blame {
    private final Exchange exchange;
    private final StopSignal stop;

    Blame(Exchange exchange, StopSignal stop) {
        this.exchange = exchange;
        this.stop = stop;
    }

    /// @param url what was received
    void received(Host host, WebUrl url, FetchRequest request) {
        if (request.isImage()) {
            host.breaker().received(url);
        } else {
            host.breaker().answered();
        }
    }

    /// @param failed for good, retries included
    /// @param sent at what time its last try was
    /// @throws InterruptedException if the thread is interrupted while the host is asked
    void failed(Host host, Failed<?> failed, long sent, FetchRequest request) throws InterruptedException {
        if (failed.progress() == Progress.REFUSED) {
            return;
        }
        if (isHostsFault(failed)) {
            accuse(host, failed, sent, request);
        } else if (failed.progress() == Progress.ANSWERED) {
            host.breaker().answered();
        }
    }

    private void accuse(Host host, Failed<?> failed, long sent, FetchRequest request) throws InterruptedException {
        // who asks to be left alone isn't asked
        if (host.gate().shutFor().isEmpty()) {
            Optional<WebUrl> doubt = host.breaker().doubt(failed);
            WebUrl page = request.referer().orElse(request.url());
            if (doubt.isPresent() && answers(host, FetchRequest.image(doubt.get(), page))) {
                return;
            }
        }
        host.breaker().failed(failed, sent).ifPresent(pause -> host.gate().hold(pause, WaitReason.HOST_FAILING));
    }

    /// Asks a host for something that it sent before.
    private boolean answers(Host host, FetchRequest request) throws InterruptedException {
        boolean fine = false;
        try (HostGate.Pass _ = host.gate().enter()) {
            Attempt<Boolean> attempt = exchange.send(request.url(), request, new FirstByte());
            fine = !stop.isStopped() && !(attempt instanceof Failed<Boolean> failed && isHostsFault(failed));
            return fine;
        } finally {
            host.breaker().settle(fine);
        }
    }

    private static boolean isHostsFault(Failed<?> failed) {
        return Statuses.isHostsFault(failed.failure().reason());
    }
}
