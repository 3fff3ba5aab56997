package org.fetchandrotate.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every row of IANA's special-purpose registries, and every way to write an IPv4 address as an IPv6 one.
///
/// Source: iana.org/assignments/iana-ipv4-special-registry and iana-ipv6-special-registry. What those list as
/// globally reachable (the anycast addresses of relays and of AS112) is no place where pictures are, and refused as
/// well.
final class SpecialRegistriesTest {
    private static final List<String> IPV4 = List.of(
            "0.0.0.0/8",
            "0.0.0.0/32",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.0.0/29",
            "192.0.0.8/32",
            "192.0.0.9/32",
            "192.0.0.10/32",
            "192.0.0.170/32",
            "192.0.0.171/32",
            "192.0.2.0/24",
            "192.31.196.0/24",
            "192.52.193.0/24",
            "192.88.99.0/24",
            "192.88.99.2/32",
            "192.168.0.0/16",
            "192.175.48.0/24",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "240.0.0.0/4",
            "255.255.255.255/32");

    private static final List<String> IPV6 = List.of(
            "::1/128",
            "::/128",
            "64:ff9b:1::/48",
            "100::/64",
            "100:0:0:1::/64",
            "2001::/23",
            "2001::/32",
            "2001:1::1/128",
            "2001:1::2/128",
            "2001:1::3/128",
            "2001:2::/48",
            "2001:3::/32",
            "2001:4:112::/48",
            "2001:10::/28",
            "2001:20::/28",
            "2001:30::/28",
            "2001:db8::/32",
            "2620:4f:8000::/48",
            "3fff::/20",
            "5f00::/16",
            "fc00::/7",
            "fe80::/10");

    static Stream<String> rows() {
        return Stream.concat(IPV4.stream(), IPV6.stream());
    }

    static Stream<String> ipv4Rows() {
        return IPV4.stream();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void refusesTheFirstAndTheLastOfEachRow(String row) throws Exception {
        assertThat(SpecialAddresses.includes(first(row))).as("first").isTrue();
        assertThat(SpecialAddresses.includes(last(row))).as("last").isTrue();
    }

    /// Blocks that stand alone end where they are said to.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.2.0/24",
                "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24",
                        "198.18.0.0/15",
                "198.51.100.0/24", "203.0.113.0/24", "64:ff9b:1::/48", "2001:db8::/32", "2620:4f:8000::/48",
                        "3fff::/20",
                "5f00::/16"
            })
    void leavesWhatIsBesideThem(String block) throws Exception {
        assertThat(SpecialAddresses.includes(beside(first(block), -1))).isFalse();
        assertThat(SpecialAddresses.includes(beside(last(block), 1))).isFalse();
    }

    @ParameterizedTest
    @MethodSource("ipv4Rows")
    void refusesThemInEveryFormOfIpv6(String row) throws Exception {
        for (InetAddress address : List.of(first(row), last(row))) {
            byte[] bytes = address.getAddress();
            String hex = "%02x%02x:%02x%02x".formatted(bytes[0], bytes[1], bytes[2], bytes[3]);
            String inverted =
                    "%02x%02x:%02x%02x".formatted(~bytes[0] & 255, ~bytes[1] & 255, ~bytes[2] & 255, ~bytes[3] & 255);
            List<String> forms = List.of(
                    "::ffff:" + hex, // mapped
                    "::" + hex, // compatible
                    "::ffff:0:" + hex, // translated
                    "64:ff9b::" + hex, // NAT64
                    "2002:" + hex + "::1", // 6to4
                    "2001:0:4136:e378:8000:63bf:" + inverted, // Teredo
                    "2606:4700::5efe:" + hex, // ISATAP, locally unique
                    "2606:4700::200:5efe:" + hex); // ISATAP, globally unique
            for (String form : forms) {
                assertThat(SpecialAddresses.includes(InetAddress.ofLiteral(form)))
                        .as(form)
                        .isTrue();
            }
        }
    }

    private static InetAddress first(String row) {
        return InetAddress.ofLiteral(row.substring(0, row.indexOf('/')));
    }

    private static InetAddress last(String row) throws UnknownHostException {
        byte[] bytes = first(row).getAddress();
        int prefix = Integer.parseInt(row.substring(row.indexOf('/') + 1));
        for (int bit = prefix; bit < bytes.length * 8; bit++) {
            bytes[bit / 8] |= (byte) (0x80 >> bit % 8);
        }
        return InetAddress.getByAddress(bytes);
    }

    private static InetAddress beside(InetAddress address, int step) throws UnknownHostException {
        int length = address.getAddress().length;
        byte[] bytes = new BigInteger(1, address.getAddress())
                .add(BigInteger.valueOf(step))
                .toByteArray();
        byte[] result = new byte[length];
        int count = Math.min(length, bytes.length);
        System.arraycopy(bytes, bytes.length - count, result, length - count, count);
        return InetAddress.getByAddress(Arrays.copyOf(result, length));
    }
}
