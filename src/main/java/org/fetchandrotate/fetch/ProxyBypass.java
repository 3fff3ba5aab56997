package org.fetchandrotate.fetch;

import java.net.InetAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What is reached past the proxy: the variable `no_proxy`. Immutable, thread-safe.
///
/// Its forms are those that curl and most others know: `*`, a domain with all below it, with or without a
/// leading dot, a port behind any of them, an address, a block of addresses (CIDR).
///
/// @param rules as written, in lower case
record ProxyBypass(List<String> rules) {
    static final ProxyBypass NOTHING = new ProxyBypass(List.of());

    ProxyBypass {
        rules = List.copyOf(rules);
    }

    static ProxyBypass parse(String text) {
        return new ProxyBypass(Arrays.stream(text.toLowerCase(Locale.ROOT).split("[,\\s]+"))
                .filter(rule -> !rule.isEmpty())
                .toList());
    }

    boolean covers(URI uri) {
        String host = uri.getHost();
        if (host == null) {
            return false;
        }
        String bare = host.replaceAll("[\\[\\]]", "").toLowerCase(Locale.ROOT);
        int port = uri.getPort() >= 0 ? uri.getPort() : uri.getScheme().equalsIgnoreCase("https") ? 443 : 80;
        return rules.stream().anyMatch(rule -> covers(rule, bare, port));
    }

    private static boolean covers(String rule, String host, int port) {
        String name = rule;
        if (rule.matches("(?:[^:]+|\\[[^]]+]):\\d{1,5}")) {
            int colon = rule.lastIndexOf(':');
            if (Integer.parseInt(rule.substring(colon + 1)) != port) {
                return false;
            }
            name = rule.substring(0, colon);
        }
        name = name.replaceAll("[\\[\\]]", "").replaceFirst("^\\*?\\.", "");
        return name.equals("*")
                || host.equals(name)
                || host.endsWith("." + name) && literal(host).isEmpty()
                || inBlock(name, host);
    }

    private static boolean inBlock(String block, String host) {
        int slash = block.indexOf('/');
        Optional<InetAddress> start = literal(slash < 0 ? block : block.substring(0, slash));
        Optional<InetAddress> address = literal(host);
        if (start.isEmpty() || address.isEmpty()) {
            return false;
        }
        byte[] one = start.get().getAddress();
        byte[] other = address.get().getAddress();
        int prefix = slash < 0 ? one.length * 8 : prefix(block.substring(slash + 1));
        return one.length == other.length && prefix >= 0 && prefix <= one.length * 8 && beginAlike(one, other, prefix);
    }

    private static boolean beginAlike(byte[] one, byte[] other, int bits) {
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> bit % 8;
            if ((one[bit / 8] & mask) != (other[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }

    private static int prefix(String text) {
        return text.matches("\\d{1,3}") ? Integer.parseInt(text) : -1;
    }

    private static Optional<InetAddress> literal(String host) {
        try {
            return Optional.of(InetAddress.ofLiteral(host));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // a name
        }
    }
}
