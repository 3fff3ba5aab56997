package org.fetchandrotate.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WordingTest {
    @ParameterizedTest
    @CsvSource({"0, 0 ms", "999, 999 ms", "2000, 2 s", "1500, 1.5 s", "3600000, '3,600 s'"})
    void writesTimes(long millis, String expected) {
        assertThat(Wording.time(Duration.ofMillis(millis))).isEqualTo(expected);
    }

    @Test
    void bracketsIpv6() {
        assertThat(Wording.address(new InetSocketAddress(InetAddress.ofLiteral("::1"), 80)))
                .isEqualTo("[0:0:0:0:0:0:0:1]:80");
        assertThat(Wording.address(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.9"), 8443)))
                .isEqualTo("127.0.0.9:8443");
        assertThat(Wording.address(InetSocketAddress.createUnresolved("a.example", 80)))
                .isEqualTo("a.example:80");
    }

    @Test
    void makesOneShortLine() {
        assertThat(Wording.line(" a\r\n\tb\u0000c ")).isEqualTo("a b c");
        assertThat(Wording.line("x".repeat(300))).hasSize(201).endsWith("…");
    }
}
