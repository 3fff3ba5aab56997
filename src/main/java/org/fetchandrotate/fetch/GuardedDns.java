package org.fetchandrotate.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import okhttp3.Dns;
import org.fetchandrotate.fetch.LookupException.Reason;

/// Resolves names and lets the [AddressGuard] judge each address. A connection is made to exactly the addresses
/// judged, never to those of a second look-up, so a name that changes its mind (DNS rebinding) gains nothing. A
/// listed host may be anywhere, but not by turns: once it was seen in the public internet, it is sought nowhere
/// else. Thread-safe.
final class GuardedDns implements Dns, AutoCloseable {
    private final AddressGuard guard;
    private final Duration timeout;
    private final Dns resolver;
    private final Proxies proxies;
    private final Set<String> publicHosts = ConcurrentHashMap.newKeySet();

    /// A look-up blocks its thread in native code, deaf to interrupts and for as long as the resolver likes. On a
    /// virtual thread it would take the carrier with it, and two dead name servers could halt the program.
    private final ExecutorService lookups;

    GuardedDns(AddressGuard guard, Duration timeout, Dns resolver, Proxies proxies) {
        this.guard = guard;
        this.timeout = timeout;
        this.resolver = resolver;
        this.proxies = proxies;
        this.lookups = new ThreadPoolExecutor(
                0,
                Integer.MAX_VALUE,
                5,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                Thread.ofPlatform().name("name-lookup-", 0).daemon().factory());
    }

    @Override
    public List<InetAddress> lookup(String host) throws UnknownHostException {
        List<InetAddress> all = resolve(host);
        if (proxies.includes(host)) {
            return all; // the user's own choice, wherever it is
        }
        List<InetAddress> admitted = guard.admitted(host, all, publicHosts.contains(host));
        if (admitted.isEmpty() && !all.isEmpty()) {
            throw new LookupException(
                    Reason.PRIVATE_ADDRESS, host + " is " + all.getFirst().getHostAddress());
        }
        return admitted;
    }

    /// The first of a host's addresses that is special, whoever may reach it; empty if none is or none is known.
    Optional<InetAddress> specialAddress(String host) {
        try {
            List<InetAddress> addresses =
                    AddressGuard.literal(host).map(List::of).orElse(List.of());
            return (addresses.isEmpty() ? resolve(host) : addresses)
                    .stream().filter(SpecialAddresses::includes).findFirst();
        } catch (UnknownHostException e) {
            return Optional.empty(); // whoever connects finds out why
        }
    }

    private List<InetAddress> resolve(String host) throws UnknownHostException {
        List<InetAddress> addresses = ask(host);
        if (!addresses.stream().allMatch(SpecialAddresses::includes)) {
            publicHosts.add(host);
        }
        return addresses;
    }

    private List<InetAddress> ask(String host) throws UnknownHostException {
        Future<List<InetAddress>> lookup;
        try {
            lookup = lookups.submit(() -> resolver.lookup(host));
        } catch (RejectedExecutionException e) {
            throw new UnknownHostException(host); // closed: whoever asks finds out why by himself
        }
        try {
            return lookup.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownHostException unknown) {
                throw unknown;
            }
            UnknownHostException unknown = new UnknownHostException(host);
            unknown.initCause(e);
            throw unknown;
        } catch (TimeoutException e) {
            throw new LookupException(Reason.TIMEOUT, host);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LookupException(Reason.INTERRUPTED, host);
        }
    }

    @Override
    public void close() {
        lookups.shutdownNow();
    }
}
