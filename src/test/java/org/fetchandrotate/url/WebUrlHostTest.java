package org.fetchandrotate.url;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebUrlHostTest {
    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 127.0.0.1",
        "127.0.0.1., 127.0.0.1",
        "2130706433, 127.0.0.1",
        "0x7f000001, 127.0.0.1",
        "0X7F.1, 127.0.0.1",
        "017700000001, 127.0.0.1",
        "127.1, 127.0.0.1",
        "127.0.1, 127.0.0.1",
        "0x7f.0x0.0x0.0x1, 127.0.0.1",
        "0177.0.0.01, 127.0.0.1",
        "1.2.65535, 1.2.255.255",
        "1.16777215, 1.255.255.255",
        "4294967295, 255.255.255.255",
        "0, 0.0.0.0",
        "0x, 0.0.0.0",
        "0x.0x.0, 0.0.0.0",
        "%31%32%37.1, 127.0.0.1",
        "１２７。１, 127.0.0.1",
        "foo.0.x, foo.0.x",
        "1.2.3.4.com, 1.2.3.4.com",
        "0xg, 0xg",
        "1.2.3.08x, 1.2.3.08x"
    })
    void readsIpv4_inAllItsForms(String host, String expected) {
        assertThat(WebUrl.parse("http://" + host + "/")).map(WebUrl::host).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "256.0.0.1",
                "1.2.3.256",
                "1.2.3.4.5",
                "4294967296",
                "0x100000000",
                "1.2.3.08",
                "09",
                "foo.1",
                "1.2.foo.0x",
                "1..2",
                "1.2.65536",
                "99999999999999999999999999999",
                "0xffffffffffffffffffffffff"
            })
    void isEmpty_whenNumericHostIsNoIpv4(String host) {
        assertThat(WebUrl.parse("http://" + host + "/")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "::, ::",
        "::1, ::1",
        "1::, 1::",
        "0:0:0:0:0:0:0:1, ::1",
        "2001:DB8::0:1, 2001:db8::1",
        "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
        "1:0:2:0:0:3:0:0, 1:0:2::3:0:0",
        "1:0:2:3:4:5:6:7, 1:0:2:3:4:5:6:7",
        "1:2:3:4:5:6:7::, 1:2:3:4:5:6:7:0",
        "::2:3:4:5:6:7:8, 0:2:3:4:5:6:7:8",
        "0001:0020::, 1:20::",
        "::ffff:1.2.3.4, ::ffff:102:304",
        "::127.0.0.1, ::7f00:1",
        "1:2:3:4:5:6:1.2.3.4, 1:2:3:4:5:6:102:304",
        "64:ff9b::192.0.2.33, 64:ff9b::c000:221"
    })
    void writesIpv6_compressed(String host, String expected) {
        assertThat(WebUrl.parse("http://[" + host + "]/")).map(WebUrl::host).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "[:]",
                "[:::]",
                "[1]",
                "[1:2:3:4:5:6:7]",
                "[1:2:3:4:5:6:7:8:9]",
                "[1::2::3]",
                "[12345::]",
                "[::g]",
                "[1:2:3:4:5:6:7:]",
                "[:1:2:3:4:5:6:7]",
                "[::1.2.3]",
                "[::1.2.3.4.5]",
                "[::1.2.3.256]",
                "[::01.2.3.4]",
                "[::1.2.3.4:5]",
                "[1:2:3:4:5:6:7:1.2.3.4]",
                "[::.1.2.3]",
                "[::1%25eth0]",
                "[::1",
                "::1]",
                "[::1]x",
                "x[::1]",
                "[1:2:3:4::5:6:7:8:9]",
                "[::1..2.3]",
                "[::1.2.3.]"
            })
    void isEmpty_whenIpv6IsInvalid(String host) {
        assertThat(WebUrl.parse("http://" + host + "/")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "EXAMPLE.Org, example.org",
        "münchen.de, xn--mnchen-3ya.de",
        "MÜNCHEN.de, xn--mnchen-3ya.de",
        "mu\u0308nchen.de, xn--mnchen-3ya.de",
        "m%C3%BCnchen.de, xn--mnchen-3ya.de",
        "faß.de, xn--fa-hia.de",
        "βόλος.com, xn--nxasmm1c.com",
        "ΒΌΛΟΣ.com, xn--nxasmq6b.com",
        "пример.рф, xn--e1afmkfd.xn--p1ai",
        "例え.テスト, xn--r8jz45g.xn--zckzah",
        "例え。テスト, xn--r8jz45g.xn--zckzah",
        "ｅｘａｍｐｌｅ．org, example.org",
        "i❤.ws, xn--i-7iq.ws",
        "i❤️.ws, xn--i-7iq.ws",
        "ex\u00adample.org, example.org",
        "xn--mnchen-3ya.de, xn--mnchen-3ya.de",
        "XN--MNCHEN-3YA.de, xn--mnchen-3ya.de",
        "İ.com, xn--i-9bb.com",
        "a_b-.example, a_b-.example",
        "-a--b.example, -a--b.example",
        "example.org., example.org.",
        "a..b, a..b",
        "1.2.3.4.., 1.2.3.4..",
        "!$&'()*+;={}~, !$&'()*+;={}~",
        "%65x%61mple.org, example.org",
        "😀.example, xn--e28h.example"
    })
    void writesDomain_inAscii(String host, String expected) {
        assertThat(WebUrl.parse("http://" + host + "/")).map(WebUrl::host).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a b",
                "a%20b",
                "a%00b",
                "a<b",
                "a>b",
                "a^b",
                "a|b",
                "a%7Cb",
                "a%",
                "a%zz",
                "a%25b",
                "a%2Fb",
                "a%3Ab",
                "a%40b",
                "a%5Bb",
                "a[b",
                "a]b",
                "a%7Fb",
                "a%0Ab",
                "a％b",
                "a／b",
                "℀.com",
                "\ufffd.com",
                "%ff",
                "\ud800",
                "xn--",
                "xn--a",
                "xn--a-",
                "xn--\u00fc",
                "xn--MNCHEN-3YAA-",
                "xn--zzzzzzzzzzzzzzzzzzzz",
                "\u0301a.com",
                "a\u200db\u200d\u200dc❤\u200d.com",
                "\ue000.com",
                "%E2%80%8B",
                "\u00ad",
                "a\u202eb"
            })
    void isEmpty_whenHostIsForbidden(String host) {
        assertThat(WebUrl.parse("http://" + host + "/")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ü", "中"})
    void isEmpty_whenForeignDomainIsAbsurdlyLong(String letter) {
        assertThat(WebUrl.parse("http://" + letter.repeat(30_000) + "/")).isEmpty();
    }
}
