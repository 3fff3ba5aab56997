package org.fetchandrotate.url;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.fetchandrotate.TextFuzz;
import org.junit.jupiter.api.Test;

/// Throws mutated addresses at the URL parser: what it takes, it writes in a form that it takes for the same.
final class UrlFuzzTest {
    @Test
    void addresses() {
        WebUrl base = WebUrl.parse("https://example.org/a/b?c").orElseThrow();
        TextFuzz.assertSurvives(
                List.of(
                        "https://user:pass@ex%41mple.org:8080/a/../b;c?d=e&f#g",
                        "http://[2001:db8::1]/", "//0x7f.1/%2e%2e/x", "../ü|x\\y.jpg?q", "https://bücher.example/"),
                List.of(
                        "//", "@", ":", ":0", "?", "#", "..", "/./", "%2e", "\\", "[", "]", "0x", "..1", "xn--",
                        "file:", "HTTP:", "。", "ß"),
                5_000,
                text -> {
                    Optional<WebUrl> url = base.resolve(text);
                    url.ifPresent(
                            one -> assertThat(WebUrl.parse(one.toString())).contains(one));
                    return url.isPresent();
                });
    }
}
