package org.fetchandrotate.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.fetchandrotate.model.Failure;
import org.fetchandrotate.model.FailureReason;
import org.fetchandrotate.url.WebUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RedirectsTest {
    private static Redirects from(String url) {
        return new Redirects(WebUrl.parse(url).orElseThrow(), Redirects.LIMIT);
    }

    @ParameterizedTest
    @CsvSource({
        "https://b.example/x, https://b.example/x",
        "//b.example/x, http://b.example/x",
        "/y?z=1, http://a.example/y?z=1",
        "y, http://a.example/dir/y",
        "../y#part, http://a.example/y",
        "'?q', http://a.example/dir/page?q",
    })
    void resolvesAgainstTheCurrentUrl(String location, String expected) {
        Redirects way = from("http://a.example/dir/page");

        assertThat(way.follow(location, _ -> "")).isEmpty();
        assertThat(way.current()).hasToString(expected);
    }

    @Test
    void followsTwentyAndNoMore() {
        Redirects way = from("http://a.example/0");
        for (int i = 1; i <= 20; i++) {
            assertThat(way.follow("/" + i, _ -> "")).isEmpty();
        }

        assertThat(way.follow("/21", _ -> ""))
                .contains(new Failure(FailureReason.TOO_MANY_REDIRECTS, "more than 20 redirects"));
        assertThat(way.current()).hasToString("http://a.example/20");
    }

    @Test
    void stopsAtOnce_whenGoingInACircle() {
        Redirects way = from("http://a.example/a");
        assertThat(way.follow("/b", _ -> "")).isEmpty();

        assertThat(way.follow("/a", _ -> ""))
                .contains(new Failure(
                        FailureReason.TOO_MANY_REDIRECTS, "redirects go round in a circle at http://a.example/a"));
    }

    @ParameterizedTest
    @CsvSource({
        "ftp://a.example/x, UNSUPPORTED_SCHEME",
        "FILE:///etc/passwd, UNSUPPORTED_SCHEME",
        "javascript:alert(1), UNSUPPORTED_SCHEME",
        "'data:text/html,x', UNSUPPORTED_SCHEME",
        "http://, PROTOCOL_ERROR",
        "https://a b/, PROTOCOL_ERROR",
    })
    void refusesWhatIsNoWebAddress(String location, FailureReason reason) {
        Optional<Failure> failure = from("http://a.example/?token=secret").follow(location, _ -> "");

        assertThat(failure).map(Failure::reason).contains(reason);
        assertThat(failure.orElseThrow().detail()).doesNotContain("secret");
    }
}
