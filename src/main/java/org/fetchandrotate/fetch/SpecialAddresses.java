package org.fetchandrotate.fetch;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/// Tells addresses that mean a place in the public internet from those that mean this machine, its network, or
/// nothing. Immutable, thread-safe.
///
/// Source: IANA IPv4 and IPv6 Special-Purpose Address Registries (RFC 6890 and its updates). An IPv6 address
/// that carries an IPv4 address (mapped, compatible, translated, NAT64, 6to4, ISATAP) is what that one is, and
/// never public where it is deprecated: nothing is reached by it but by an old router on the way.
final class SpecialAddresses {
    private static final List<Block> SPECIAL = List.of(
            block("0.0.0.0", 8), // this network
            block("10.0.0.0", 8), // private use
            block("100.64.0.0", 10), // shared by carriers
            block("127.0.0.0", 8), // loopback
            block("169.254.0.0", 16), // link-local; metadata services of clouds
            block("172.16.0.0", 12), // private use
            block("192.0.0.0", 24), // protocol assignments
            block("192.0.2.0", 24), // documentation
            block("192.31.196.0", 24), // AS112
            block("192.52.193.0", 24), // AMT relays
            block("192.88.99.0", 24), // 6to4 relays
            block("192.168.0.0", 16), // private use
            block("192.175.48.0", 24), // AS112
            block("198.18.0.0", 15), // benchmarks
            block("198.51.100.0", 24), // documentation
            block("203.0.113.0", 24), // documentation
            block("224.0.0.0", 4), // multicast
            block("240.0.0.0", 4), // reserved, broadcast
            block("::", 96), // unspecified, loopback, IPv4-compatible (RFC 4291, 2.5.5.1: deprecated)
            block("::ffff:0:0:0", 96), // IPv4-translated (RFC 2765)
            block("64:ff9b:1::", 48), // NAT64 of one's own network
            block("100::", 64), // discard
            block("100:0:0:1::", 64), // dummy
            block("2001::", 23), // protocol assignments, Teredo
            block("2001:db8::", 32), // documentation
            block("2620:4f:8000::", 48), // AS112
            block("3fff::", 20), // documentation
            block("5f00::", 16), // segment routing
            block("fc00::", 7), // unique local
            block("fe80::", 10), // link-local
            block("fec0::", 10), // site-local
            block("ff00::", 8)); // multicast

    private static final Block NAT64 = block("64:ff9b::", 96);
    private static final Block SIX_TO_FOUR = block("2002::", 16);

    private SpecialAddresses() {}

    /// Whether a page of the public internet has no business with this address.
    static boolean includes(InetAddress address) {
        byte[] bytes = address.getAddress();
        return isSpecial(bytes) || isSpecial(unwrapped(bytes));
    }

    private static boolean isSpecial(byte[] bytes) {
        return SPECIAL.stream().anyMatch(block -> block.contains(bytes));
    }

    // The JDK turns IPv4-mapped addresses into IPv4 ones by itself.
    private static byte[] unwrapped(byte[] address) {
        if (NAT64.contains(address) || isIsatap(address)) {
            return Arrays.copyOfRange(address, 12, 16);
        }
        return SIX_TO_FOUR.contains(address) ? Arrays.copyOfRange(address, 2, 6) : address;
    }

    /// RFC 5214, 6.1: the interface identifier is 00-00-5E-FE or 02-00-5E-FE, then the IPv4 address.
    private static boolean isIsatap(byte[] address) {
        return address.length == 16
                && (address[8] & 0xfd) == 0
                && address[9] == 0
                && address[10] == 0x5e
                && address[11] == (byte) 0xfe;
    }

    private static Block block(String address, int prefix) {
        return new Block(InetAddress.ofLiteral(address).getAddress(), prefix);
    }

    /// Addresses that begin alike.
    private static final class Block {
        private final byte[] address;
        private final int prefix;

        /// @param prefix how many leading bits count
        Block(byte[] address, int prefix) {
            this.address = address;
            this.prefix = prefix;
        }

        boolean contains(byte[] other) {
            if (other.length != address.length) {
                return false;
            }
            int whole = prefix / 8;
            int shift = 8 - prefix % 8;
            return Arrays.equals(address, 0, whole, other, 0, whole)
                    && (shift == 8 || (address[whole] & 0xff) >> shift == (other[whole] & 0xff) >> shift);
        }
    }
}
