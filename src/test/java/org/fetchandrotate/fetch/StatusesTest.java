package org.fetchandrotate.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.fetchandrotate.fetch.Attempt.Retry;
import org.fetchandrotate.model.FailureReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StatusesTest {
    @ParameterizedTest
    @CsvSource({
        "204, EMPTY_BODY, NEVER",
        "206, PROTOCOL_ERROR, NEVER",
        "300, PROTOCOL_ERROR, NEVER",
        "304, PROTOCOL_ERROR, NEVER",
        "399, PROTOCOL_ERROR, NEVER",
        "400, HTTP_CLIENT_ERROR, NEVER",
        "401, HTTP_CLIENT_ERROR, NEVER",
        "404, HTTP_CLIENT_ERROR, NEVER",
        "408, TIMEOUT, AGAIN",
        "410, HTTP_CLIENT_ERROR, NEVER",
        "425, HTTP_THROTTLED, AGAIN",
        "429, HTTP_THROTTLED, AGAIN",
        "499, HTTP_CLIENT_ERROR, NEVER",
        "500, HTTP_SERVER_ERROR, AGAIN",
        "503, HTTP_SERVER_ERROR, AGAIN",
        "599, HTTP_SERVER_ERROR, AGAIN",
        "600, PROTOCOL_ERROR, NEVER",
        "999, PROTOCOL_ERROR, NEVER",
    })
    void saysWhatAFailureIs(int status, FailureReason reason, Retry retry) {
        assertThat(Statuses.reason(status)).isEqualTo(reason);
        assertThat(Statuses.retry(status)).isEqualTo(retry);
    }

    @Test
    void expectsABodyOfSuccessOnly() {
        assertThat(IntStream.range(100, 1000).filter(Statuses::hasBody))
                .contains(200, 203)
                .doesNotContain(204, 205, 206)
                .allMatch(status -> status / 100 == 2);
        assertThat(IntStream.range(100, 1000).filter(Statuses::isRedirect)).containsExactly(301, 302, 303, 307, 308);
    }

    @Test
    void namesByTheRegistry() {
        assertThat(Statuses.named(404)).isEqualTo("404 Not Found");
        assertThat(Statuses.named(499)).isEqualTo("499");
    }

    @Test
    void takesTwoForAnOverloadedHost() {
        assertThat(IntStream.range(100, 1000).filter(Statuses::isOverload)).containsExactly(429, 503);
    }
}
