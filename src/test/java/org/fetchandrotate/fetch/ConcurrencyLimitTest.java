package org.fetchandrotate.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ConcurrencyLimitTest {
    private final ConcurrencyLimit limit = ConcurrencyLimit.foundOut();

    @Test
    void risesWithEachAnswer_toItsMost() {
        assertThat(answers(3)).containsExactly(12, 24, 24);
    }

    @Test
    void fallsToTheUsual_andStaysThere_onceItWasTooMuch() {
        answers(1);
        assertThat(limit.overloaded(0)).isTrue();
        assertThat(limit.value()).isEqualTo(ConcurrencyLimit.USUAL);
        assertThat(answers(50)).containsOnly(ConcurrencyLimit.USUAL);
    }

    @Test
    void countsWhatWasLetInBeforeItFell_once() {
        answers(2);
        assertThat(limit.overloaded(0)).isTrue();
        assertThat(limit.overloaded(0)).isTrue();
        assertThat(limit.value()).isEqualTo(ConcurrencyLimit.USUAL);
        assertThat(limit.falls()).isOne();
        assertThat(limit.overloaded(1)).isFalse();
        assertThat(limit.overloaded(1)).isFalse();
        assertThat(limit.value()).isEqualTo(3);
    }

    @Test
    void comesBackOneByOne_toTheUsual() {
        for (int falls = 0; falls < 3; falls++) {
            assertThat(limit.overloaded(falls)).isFalse();
        }
        assertThat(limit.value()).isOne();
        assertThat(answers(30)).startsWith(2, 2, 3, 3, 3, 4).endsWith(6, 6).doesNotContain(7);
    }

    @Test
    void neverChanges_whereItIsTheUsers() {
        ConcurrencyLimit chosen = ConcurrencyLimit.fixed(10);
        chosen.answered();
        assertThat(chosen.overloaded(0)).isFalse();
        assertThat(chosen.value()).isEqualTo(10);
    }

    private int[] answers(int count) {
        return IntStream.range(0, count)
                .map(_ -> {
                    limit.answered();
                    return limit.value();
                })
                .toArray();
    }
}
