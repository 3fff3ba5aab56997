package org.fetchandrotate.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class FairSharesTest {
    private static final int ANY = Shares.UNBOUNDED;

    @Test
    void leavesGoToTheOthers_whenASiteIsSmall() {
        assertThat(FairShares.of(9, new int[] {10, 2, 0})).containsExactly(7, 2, 0);
        assertThat(FairShares.of(10, new int[] {1, 100, 3, 100})).containsExactly(1, 3, 3, 3);
    }

    @Test
    void earlierSitesGetOneMore_whenItDoesNotDivide() {
        assertThat(FairShares.of(11, new int[] {ANY, ANY, ANY})).containsExactly(4, 4, 3);
        assertThat(FairShares.of(2, new int[] {ANY, 0, ANY, ANY})).containsExactly(1, 0, 1, 0);
    }

    @Test
    void givesEverything_whenThereIsTooLittle() {
        assertThat(FairShares.of(100, new int[] {3, 0, 5})).containsExactly(3, 0, 5);
    }

    @Test
    void givesNothing_withoutSitesOrTarget() {
        assertThat(FairShares.of(5, new int[] {})).isEmpty();
        assertThat(FairShares.of(0, new int[] {ANY, 4})).containsExactly(0, 0);
    }

    @Test
    void holdsAtTheLimitsOfInt() {
        assertThat(FairShares.of(ANY, new int[] {ANY, ANY})).containsExactly(1 << 30, (1 << 30) - 1);
    }
}
