package org.fetchandrotate.fetch;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ThreadLocalRandom;
import org.fetchandrotate.fetch.FetchResult.Fetched;
import org.fetchandrotate.fetch.FetchResult.NotFetched;
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
    private final StopSignal stop = new StopSignal();
    private final Ticker ticker = new SystemTicker(stop);
    private final Hosts hosts;
    private final Transport transport;
    private final Requester requester;
    private final Admission admission;
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
                Internet.ofThisMachine());
    }

    HttpFetcher(
            Settings.Network network,
            long maxImageBytes,
            ListedSites listed,
            RetryAfter retryAfter,
            RetryPolicy policy,
            TimeLimits limits,
            Internet internet) {
        this.maxImageBytes = maxImageBytes;
        this.hosts = new Hosts(
                network.connections(),
                network.connectionsPerHost(),
                network.hostDelay(),
                network.maxRetryAfter(),
                policy,
                ticker,
                stop);
        AddressGuard guard = new AddressGuard(network.privateAddresses(), listed.hosts());
        this.transport = new Transport(network, listed, guard, limits, internet);
        this.requester =
                new Requester(new Exchange(transport, guard, limits, retryAfter, ticker), hosts, policy, ticker, stop);
        this.admission = switch (network.robots()) {
            case RESPECTED -> new RobotsRules(requester, hosts, network.userAgent());
            case IGNORED -> Admission.EVERYTHING;
        };
    }

    /// Fetches a page into memory, at most 20 MiB of it.
    ///
    /// @throws InterruptedException if the thread is interrupted; nothing is left behind
    public FetchResult<PageBody> fetchPage(WebUrl url) throws InterruptedException {
        return requester.fetch(FetchRequest.page(url), new PageHandler(), admission);
    }

    /// Fetches a page, unless the server says that it is still the one that is known.
    ///
    /// @param known of an earlier run; empty if none is
    /// @return that one with the status 304, or another
    /// @throws InterruptedException if the thread is interrupted; nothing is left behind
    public FetchResult<KeptPage> fetchPageIfChanged(WebUrl url, Optional<KeptPage> known) throws InterruptedException {
        return requester.fetch(FetchRequest.page(url), new KeptPageHandler(known), admission);
    }

    /// Fetches what a page is built of (a script, a style sheet, data) into memory, at most 20 MiB of it.
    ///
    /// @param referer the page that asks for it
    /// @throws InterruptedException if the thread is interrupted; nothing is left behind
    public FetchResult<PageBody> fetchResource(WebUrl url, WebUrl referer) throws InterruptedException {
        return requester.fetch(FetchRequest.resource(url, referer), new ResourceHandler(), admission);
    }

    /// Fetches an image into a file, streaming.
    ///
    /// @param referer the page that shows it
    /// @param target where the bytes go; created or overwritten; on failure or interrupt it is removed again
    /// @throws InterruptedException if the thread is interrupted; `target` doesn't exist then
    public FetchResult<ImageFile> fetchImage(WebUrl url, WebUrl referer, Path target) throws InterruptedException {
        return switch (fetchImage(url, referer, target, Optional.empty())) {
            case Fetched<Optional<ImageFile>>(var file, var location, var status, var attempts, var elapsed) ->
                new Fetched<>(file.orElseThrow(), location, status, attempts, elapsed);
            case NotFetched<Optional<ImageFile>>(var failure, var status, var attempts, var elapsed) ->
                new NotFetched<>(failure, status, attempts, elapsed);
        };
    }

    /// Fetches an image into a file, unless the server says that it is still the one that is known.
    ///
    /// @param known of bytes that the caller has
    /// @param target as with [#fetchImage(WebUrl, WebUrl, Path)]; left alone if nothing has changed
    /// @return with an empty body if nothing has changed
    /// @throws InterruptedException if the thread is interrupted; `target` doesn't exist then
    public FetchResult<Optional<ImageFile>> fetchImageIfChanged(
            WebUrl url, WebUrl referer, Path target, Validators known) throws InterruptedException {
        return fetchImage(url, referer, target, Optional.of(known));
    }

    private FetchResult<Optional<ImageFile>> fetchImage(
            WebUrl url, WebUrl referer, Path target, Optional<Validators> known) throws InterruptedException {
        ImageFileHandler handler = new ImageFileHandler(target, maxImageBytes, known);
        FetchResult<Optional<ImageFile>> result;
        try {
            result = requester.fetch(FetchRequest.image(url, referer), handler, admission);
        } catch (InterruptedException | RuntimeException e) {
            try {
                handler.close();
            } catch (FetchFailedException unremoved) {
                e.addSuppressed(unremoved);
            }
            throw e;
        }
        try {
            handler.close();
            return result;
        } catch (FetchFailedException e) {
            return new NotFetched<>(e.failure(), OptionalInt.empty(), result.attempts(), result.elapsed());
        }
    }

    /// What a request for an address would carry as cookies now: with others, the same address may answer something
    /// else.
    public String cookiesFor(WebUrl url) {
        return transport.cookies(url);
    }

    /// What goes on with each host asked so far, ordered by name. A snapshot, cheap enough for ten a second.
    public List<HostActivity> activity() {
        return hosts.activity();
    }

    /// What the robots.txt of each origin came to, as far as asked, ordered by origin; nothing if none is. A
    /// snapshot.
    public List<RobotsVerdict> robots() {
        return admission.verdicts();
    }

    /// Cancels what is open and lets go of every connection and thread. Idempotent. Calls that wait or come later
    /// return [org.fetchandrotate.model.FailureReason#INTERRUPTED].
    @Override
    public void close() {
        if (!stop.isStopped()) {
            stop.stop();
            hosts.open();
            transport.close();
        }
    }
}
