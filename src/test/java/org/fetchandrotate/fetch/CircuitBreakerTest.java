package org.fetchandrotate.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.fetchandrotate.fetch.Attempt.Failed;
import org.fetchandrotate.fetch.Attempt.Progress;
import org.fetchandrotate.fetch.Attempt.Retry;
import org.fetchandrotate.model.Failure;
import org.fetchandrotate.model.FailureReason;
import org.fetchandrotate.url.WebUrl;
import org.junit.jupiter.api.Test;

final class CircuitBreakerTest {
    private static final Failed<String> REFUSED = Failed.unanswered(
            FailureReason.CONNECTION_REFUSED, "connection refused by 1.2.3.4:80", Retry.AGAIN, Progress.NOT_CONNECTED);
    private static final Failed<String> SILENT =
            Failed.unanswered(FailureReason.TIMEOUT, "no answer within 2 s", Retry.AGAIN, Progress.SENT);
    private static final Failed<String> BROKEN = Failed.answered(
            new Failure(FailureReason.HTTP_SERVER_ERROR, "500 Internal Server Error"), 500, Retry.AGAIN);

    private static final RetryPolicy POLICY = new RetryPolicy(0, () -> 0);

    private final FakeTicker ticker = new FakeTicker();
    private final CircuitBreaker breaker = new CircuitBreaker("a.example", POLICY, ticker);

    private void fail(Failed<String> attempt, int times) {
        for (int time = 0; time < times; time++) {
            assertThat(breaker.failed(attempt, ticker.nanos())).isEmpty();
        }
    }

    @Test
    void leavesTheHostAloneFirst_thenFailsTheRest() {
        fail(REFUSED, CircuitBreaker.MOST_UNCONNECTED - 1);
        assertThat(breaker.failed(REFUSED, ticker.nanos())).contains(POLICY.outagePause());
        assertThat(breaker.refusal()).isEmpty();

        ticker.pass(POLICY.outagePause());
        fail(REFUSED, 1);

        assertThat(breaker.refusal())
                .contains(new Failure(
                        FailureReason.CONNECTION_REFUSED,
                        "a.example isn't asked for another 61 s, since 6 requests in a row failed, the last with: "
                                + "connection refused by 1.2.3.4:80"));
        assertThat(breaker.admit()).isPresent();
    }

    @Test
    void doesNotCountWhatWasSentBeforeThePause() {
        long before = ticker.nanos();
        ticker.pass(Duration.ofMillis(1));
        fail(REFUSED, CircuitBreaker.MOST_UNCONNECTED - 1);
        assertThat(breaker.failed(REFUSED, ticker.nanos())).isPresent();

        assertThat(breaker.failed(REFUSED, before)).isEmpty();

        assertThat(breaker.refusal()).isEmpty();
    }

    @Test
    void takesManyFailures_whereTheyMightDependOnWhatIsAskedFor() {
        fail(BROKEN, 10);
        fail(SILENT, CircuitBreaker.MOST_FAILURES - 11);
        assertThat(breaker.failed(BROKEN, ticker.nanos())).contains(POLICY.outagePause());
    }

    @Test
    void startsAnew_onceTheHostIsOfUse() {
        fail(REFUSED, CircuitBreaker.MOST_UNCONNECTED - 1);
        breaker.answered();
        fail(REFUSED, CircuitBreaker.MOST_UNCONNECTED - 1);
        fail(SILENT, 1); // it was reached
        fail(REFUSED, CircuitBreaker.MOST_UNCONNECTED - 1);

        assertThat(breaker.refusal()).isEmpty();
    }

    @Test
    void asksOneAgain_whenTheTimeIsOver_andAllIfThatIsAnswered() {
        open();

        ticker.pass(POLICY.outage());
        assertThat(breaker.refusal()).isEmpty();
        assertThat(breaker.admit()).as("the probe").isEmpty();
        assertThat(breaker.admit()).as("anyone beside it").isPresent();
        breaker.answered();

        assertThat(breaker.admit()).isEmpty();
        assertThat(breaker.admit()).isEmpty();
    }

    @Test
    void staysOpen_whenTheProbeFails() {
        open();

        ticker.pass(POLICY.outage());
        assertThat(breaker.admit()).isEmpty();
        ticker.pass(Duration.ofSeconds(50));
        fail(REFUSED, 1);
        ticker.pass(Duration.ofSeconds(50));

        assertThat(breaker.refusal()).isPresent();
    }

    private void open() {
        fail(REFUSED, CircuitBreaker.MOST_UNCONNECTED - 1);
        assertThat(breaker.failed(REFUSED, ticker.nanos())).isPresent();
        fail(REFUSED, 1);
        assertThat(breaker.refusal()).isPresent();
    }

    @Test
    void blamesHostsAlone() {
        assertThat(Statuses.isHostsFault(FailureReason.HTTP_CLIENT_ERROR)).isFalse();
        assertThat(Statuses.isHostsFault(FailureReason.DISK_FULL)).isFalse();
        assertThat(Statuses.isHostsFault(FailureReason.PROXY)).isFalse();
    }

    @Test
    void startsAnew_onceAnImageIsReceived() {
        fail(SILENT, CircuitBreaker.MOST_FAILURES - 1);
        assertThat(breaker.isHeard()).isFalse();

        breaker.received(WebUrl.parse("http://a.example/1.jpg").orElseThrow());
        fail(SILENT, CircuitBreaker.MOST_FAILURES - 1);

        assertThat(breaker.isHeard()).isTrue();
    }
}
