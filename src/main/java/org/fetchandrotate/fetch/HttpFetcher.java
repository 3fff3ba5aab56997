package org.fetchandrotate.fetch;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import okhttp3.Dns;
import org.fetchandrotate.fetch.ImageFetch.ImageFetched;
import org.fetchandrotate.fetch.ImageFetch.ImageNotFetched;
import org.fetchandrotate.fetch.Outcome.Fetched;
import org.fetchandrotate.fetch.Outcome.NotFetched;
import org.fetchandrotate.fetch.PageFetch.PageFetched;
import org.fetchandrotate.fetch.PageFetch.PageNotFetched;
import org.fetchandrotate.model.Settings;
import org.fetchandrotate.model.Website;
import org.fetchandrotate.url.WebUrl;

/// Fetches pages and images over HTTP. One for each run. Thread-safe; its calls block and are meant for virtual
/// threads. Interrupting a thread cancels its call.
///
/// Every request passes the gate of its host ([HostGate]); robots.txt is obeyed ([RobotsRules]), private addresses
/// are kept from pages ([AddressGuard]), redirects followed ([Redirects]), passing failures retried
/// ([RetryPolicy]).
///
/// What bounds a request in time is [TimeLimits]'; nothing holds a connection by sending a byte now and then.
public final class HttpFetcher implements AutoCloseable {
    private final SystemTicker ticker = new SystemTicker();
    private final HostGates gates;
    private final Transport transport;
    private final Requester requester;
    private final Admission admission;
    private final PageReceiver pages = new PageReceiver();
    private final long maxImageBytes;

    /// @param maxImageBytes the longest image that is taken, in bytes after content decoding
    /// @param listed what the user listed: those hosts may be private addresses, and are given their credentials
    /// @param clock what dates in `Retry-After` are compared with
    public HttpFetcher(Settings.Network network, long maxImageBytes, Collection<Website> listed, Clock clock) {
        this(
                network,
                maxImageBytes,
                ListedSites.of(listed),
                new RetryAfter(clock),
                new RetryPolicy(
                        network.retries(), () -> ThreadLocalRandom.current().nextDouble()),
                TimeLimits.of(network.timeout(), network.minThroughput()),
                Dns.SYSTEM);
    }

    /// @param resolver names to addresses
    HttpFetcher(
            Settings.Network network,
            long maxImageBytes,
            ListedSites listed,
            RetryAfter retryAfter,
            RetryPolicy policy,
            TimeLimits limits,
            Dns resolver) {
        this.maxImageBytes = maxImageBytes;
        this.gates = new HostGates(
                network.connections(),
                network.connectionsPerHost(),
                network.hostDelay(),
                network.maxRetryAfter(),
                ticker);
        AddressGuard guard = new AddressGuard(network.privateAddresses(), listed.hosts());
        this.transport = new Transport(network, listed, guard, limits, resolver);
        this.requester = new Requester(
                new Exchange(transport, guard, limits, retryAfter, network.maxRetryAfter(), ticker),
                gates,
                policy,
                ticker);
        this.admission = switch (network.robots()) {
            case RESPECTED -> new RobotsRules(requester, gates, network.userAgent());
            case IGNORED -> Admission.EVERYTHING;
        };
    }

    /// Fetches a page into memory, at most 20 MiB of it.
    ///
    /// @throws InterruptedException if the thread is interrupted; nothing is left behind
    public PageFetch fetchPage(WebUrl url) throws InterruptedException {
        return switch (requester.fetch(Ask.page(url), pages, admission)) {
            case Fetched<PageReceiver.Page>(var page, var location, var status, var attempts, var elapsed) ->
                new PageFetched(
                        location,
                        status,
                        page.contentType(),
                        page.charset(),
                        page.refresh(),
                        page.html(),
                        attempts,
                        elapsed);
            case NotFetched<PageReceiver.Page>(var failure, var status, var attempts, var elapsed) ->
                new PageNotFetched(failure, status, attempts, elapsed);
        };
    }

    /// Fetches an image into a file, streaming.
    ///
    /// @param referer the page that shows it
    /// @param target where the bytes go; created or overwritten; on failure or interrupt it is removed again
    /// @throws InterruptedException if the thread is interrupted; `target` doesn't exist then
    public ImageFetch fetchImage(WebUrl url, WebUrl referer, Path target) throws InterruptedException {
        ImageReceiver receiver = new ImageReceiver(target, maxImageBytes);
        return switch (requester.fetch(Ask.image(url, referer), receiver, admission)) {
            case Fetched<ImageReceiver.Image>(var image, var location, var status, var attempts, var elapsed) ->
                new ImageFetched(
                        location,
                        status,
                        image.contentType(),
                        image.bytes(),
                        image.sha256(),
                        image.etag(),
                        image.lastModified(),
                        attempts,
                        elapsed);
            case NotFetched<ImageReceiver.Image>(var failure, var status, var attempts, var elapsed) ->
                new ImageNotFetched(failure, status, attempts, elapsed);
        };
    }

    /// What goes on with each host asked so far, ordered by name. A snapshot, cheap enough for ten a second.
    public List<HostActivity> activity() {
        return gates.activity();
    }

    /// Cancels what is open and lets go of every connection and thread. Idempotent. Calls that wait or come later
    /// return [org.fetchandrotate.model.FailureReason#INTERRUPTED].
    @Override
    public void close() {
        if (!ticker.ended()) {
            ticker.end();
            gates.open();
            transport.close();
        }
    }
}
