package org.fetchandrotate.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import org.fetchandrotate.model.Settings.PrivateAddresses;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AddressGuardTest {
    private final AddressGuard guard =
            new AddressGuard(PrivateAddresses.ONLY_LISTED_HOSTS, Set.of("intranet.example", "10.1.2.3"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "10.255.255.255",
                "100.64.0.1",
                "100.127.255.255",
                "127.0.0.1",
                "127.255.0.9",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.8",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.0.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.7",
                "203.0.113.7",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::127.0.0.1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "64:ff9b::7f00:1",
                "64:ff9b::a9fe:a9fe",
                "64:ff9b:1::1",
                "100::1",
                "2001::1",
                "2001:db8::1",
                "2002:7f00:1::",
                "2002:c0a8:1::1",
                "3fff::1",
                "5f00::1",
                "fc00::1",
                "fdff:ffff::1",
                "fe80::1",
                "febf::1",
                "fec0::1",
                "ff02::1",
            })
    void refusesAddress_whenSpecial(String address) {
        assertThat(guard.admits(address)).isFalse();
        assertThat(guard.admitted("page.example", List.of(InetAddress.ofLiteral(address)), false))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.1",
                "169.253.255.255",
                "172.15.255.255",
                "172.32.0.0",
                "192.0.1.1",
                "192.167.255.255",
                "198.17.255.255",
                "198.20.0.0",
                "223.255.255.255",
                "::ffff:8.8.8.8",
                "64:ff9b::808:808",
                "2001:200::1",
                "2001:4860:4860::8888",
                "2002:808:808::1",
                "2606:4700::1111",
                "fbff::1",
            })
    void admitsAddress_whenPublic(String address) {
        assertThat(guard.admits(address)).isTrue();
        List<InetAddress> one = List.of(InetAddress.ofLiteral(address));
        assertThat(guard.admitted("page.example", one, true)).isEqualTo(one);
    }

    @Test
    void admitsAnything_whenHostIsListed() {
        List<InetAddress> loopback = List.of(InetAddress.ofLiteral("127.0.0.1"));

        assertThat(guard.admitted("intranet.example", loopback, false)).isEqualTo(loopback);
        assertThat(guard.admits("10.1.2.3")).isTrue();
        assertThat(guard.admits("10.1.2.4")).isFalse();
    }

    @Test
    void admitsAnything_whenAllowed() {
        AddressGuard open = new AddressGuard(PrivateAddresses.ALLOWED, Set.of());

        assertThat(open.admits("127.0.0.1")).isTrue();
        assertThat(open.admitted("x.example", List.of(InetAddress.ofLiteral("::1")), true))
                .hasSize(1);
    }

    @Test
    void keepsOnlyPublicAddresses_whenNameHasBoth() {
        InetAddress good = InetAddress.ofLiteral("93.184.215.14");

        assertThat(guard.admitted("mixed.example", List.of(InetAddress.ofLiteral("10.0.0.1"), good), true))
                .containsExactly(good);
    }

    @Test
    void keepsOnlyPublicAddresses_alsoOfAListedHost() {
        InetAddress good = InetAddress.ofLiteral("93.184.215.14");

        assertThat(guard.admitted("intranet.example", List.of(InetAddress.ofLiteral("10.0.0.1"), good), true))
                .containsExactly(good);
    }

    @Test
    void leavesListedPrivateHosts_toTheirOwnPages() {
        assertThat(guard.isForeign("intranet.example", "x.example")).isTrue();
        assertThat(guard.isForeign("intranet.example", "intranet.example")).isFalse();
        assertThat(guard.isForeign("y.example", "x.example")).isFalse();
        AddressGuard open = new AddressGuard(PrivateAddresses.ALLOWED, Set.of("intranet.example"));
        assertThat(open.isForeign("intranet.example", "x.example")).isFalse();
    }

    @Test
    void leavesNamesToTheirAddresses() {
        assertThat(guard.admits("localhost")).isTrue();
    }
}
