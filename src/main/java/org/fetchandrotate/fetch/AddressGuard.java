package org.fetchandrotate.fetch;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fetchandrotate.model.Settings.PrivateAddresses;

/// Keeps pages from sending the program to addresses that only this machine or its network can reach. It judges
/// addresses, not names: those that a connection will really use. Immutable, thread-safe.
final class AddressGuard {
    private final PrivateAddresses rule;
    private final Set<String> listedHosts;

    /// @param listedHosts hosts, as [org.fetchandrotate.url.WebUrl#host()] writes them, that may be anywhere
    AddressGuard(PrivateAddresses rule, Set<String> listedHosts) {
        this.rule = rule;
        this.listedHosts = Set.copyOf(listedHosts);
    }

    /// Of a host's addresses those that may be connected to, in the same order.
    ///
    /// @param isPublic whether any of them is, or was when last looked up: such a host has none elsewhere, listed
    ///     or not
    List<InetAddress> admitted(String host, List<InetAddress> addresses, boolean isPublic) {
        if (rule == PrivateAddresses.ALLOWED || !isPublic && isListed(host)) {
            return addresses;
        }
        return addresses.stream()
                .filter(address -> !SpecialAddresses.includes(address))
                .toList();
    }

    /// Whether a host that is itself an address may be connected to; a name always may, until it is resolved.
    boolean admits(String host) {
        return isListed(host)
                || literal(host).filter(SpecialAddresses::includes).isEmpty();
    }

    /// Whether a host was listed, so that it may be private, but a page of another host asks for it, which may not
    /// unless it is private itself: `http://router/reboot` in a page of the internet.
    boolean isForeign(String host, String initiator) {
        return rule == PrivateAddresses.ONLY_LISTED_HOSTS && listedHosts.contains(host) && !host.equals(initiator);
    }

    /// Whether a host may be anywhere, unless it is known as public.
    boolean isListed(String host) {
        return rule == PrivateAddresses.ALLOWED || listedHosts.contains(host);
    }

    /// A host that is an address itself; empty for a name.
    static Optional<InetAddress> literal(String host) {
        try {
            return Optional.of(InetAddress.ofLiteral(host));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // a name
        }
    }
}
