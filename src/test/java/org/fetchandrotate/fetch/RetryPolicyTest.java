package org.fetchandrotate.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class RetryPolicyTest {
    @Test
    void allowsExactlyTheRetries() {
        RetryPolicy policy = new RetryPolicy(2, () -> 0);

        assertThat(IntStream.rangeClosed(1, 4).mapToObj(policy::allowsAfter)).containsExactly(true, true, false, false);
    }

    @Test
    void allowsNone_whenRetriesAreZero() {
        assertThat(new RetryPolicy(0, () -> 0).allowsAfter(1)).isFalse();
    }

    @Test
    void doublesItsCeiling_upToTenSeconds() {
        RetryPolicy policy = new RetryPolicy(9, () -> 1);

        List<Long> millis = IntStream.rangeClosed(1, 9)
                .mapToObj(policy::backOffAfter)
                .map(Duration::toMillis)
                .toList();

        assertThat(millis).containsExactly(200L, 400L, 800L, 1600L, 3200L, 6400L, 10000L, 10000L, 10000L);
    }

    @Test
    void spreadsOverTheWholeInterval_byChance() {
        assertThat(new RetryPolicy(2, () -> 0).backOffAfter(3)).isEqualTo(Duration.ZERO);
        assertThat(new RetryPolicy(2, () -> 0.25).backOffAfter(3)).isEqualTo(Duration.ofMillis(200));
    }
}
