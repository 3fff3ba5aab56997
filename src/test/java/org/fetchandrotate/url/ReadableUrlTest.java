package org.fetchandrotate.url;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ReadableUrlTest {
    @ParameterizedTest
    @CsvSource({
        "https://müller.example/, https://müller.example/",
        "https://приклад.укр/, https://приклад.укр/",
        "https://例え.テスト/, https://例え.テスト/",
        "https://example.org:8443/straße/бук?q=größe, https://example.org:8443/straße/бук?q=größe",
        "https://example.org/a%20b%2Fc%3Fd, https://example.org/a%20b%2Fc%3Fd",
        "https://example.org/%E2%80%AEgpj.exe, https://example.org/%E2%80%AEgpj.exe",
        "https://example.org/caf%E9, https://example.org/caf%E9",
        "https://example.org/%C3%A9%20%C3%A9, https://example.org/é%20é",
        "https://user:word@example.org/x?token=abc, https://example.org/x?token=…",
        "http://[2001:db8::1]:81/, http://[2001:db8::1]:81/",
        "http://127.0.0.1/%C3%A4, http://127.0.0.1/ä",
    })
    void writesUrlsAsPeopleReadThem(String url, String readable) {
        assertThat(WebUrl.parse(url).orElseThrow().readable()).isEqualTo(readable);
    }

    /// A Cyrillic letter within a Latin name, and a sign that is no letter.
    @Test
    void leavesWhatCouldMislead_inAscii() {
        WebUrl mixed = WebUrl.parse("https://p\u0430ypal.example/").orElseThrow();
        assertThat(mixed.readable()).isEqualTo(mixed.toString()).startsWith("https://xn--");
        WebUrl sign = WebUrl.parse("https://i\u2764.example/").orElseThrow();
        assertThat(sign.readable()).isEqualTo(sign.toString());
    }

    @Test
    void leadsToTheSamePage() {
        WebUrl url = WebUrl.parse("https://bücher.example/ä/б%20в?ü=1%26").orElseThrow();
        assertThat(WebUrl.parse(url.readable())).contains(url);
    }
}
