package org.fetchandrotate.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The shares kept up to date, against those computed at once.
final class SharesTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void areThoseComputedAtOnce_howeverBoundsFall(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            int[] bounds = new int[1 + random.nextInt(8)];
            Arrays.fill(bounds, FairShares.UNBOUNDED);
            int total = random.nextInt(60);
            Shares shares = new Shares(total, bounds.length);
            for (int step = 0; step < 40; step++) {
                int site = random.nextInt(bounds.length);
                bounds[site] = bounds[site] == FairShares.UNBOUNDED
                        ? random.nextInt(30)
                        : Math.max(bounds[site] - random.nextInt(3), 0);
                int[] before = all(shares, bounds.length);
                Set<Integer> risen = new HashSet<>();
                shares.lower(site, bounds[site], risen::add);
                assertThat(all(shares, bounds.length)).isEqualTo(FairShares.of(total, bounds));
                assertToldWhatRose(before, shares, risen);
            }
        }
    }

    @Test
    void costNoMore_whenTheTotalIsHuge() {
        Shares shares = new Shares(Integer.MAX_VALUE, 3);
        shares.lower(0, 5, site -> {});
        assertThat(all(shares, 3))
                .isEqualTo(FairShares.of(Integer.MAX_VALUE, new int[] {5, FairShares.UNBOUNDED, FairShares.UNBOUNDED}));
        assertThat(shares.steps()).isLessThan(40);
    }

    @Test
    void refuseABoundThatRises() {
        Shares shares = new Shares(3, 1);
        shares.lower(0, 2, site -> {});
        assertThatThrownBy(() -> shares.lower(0, 3, site -> {})).isInstanceOf(IllegalArgumentException.class);
    }

    private static void assertToldWhatRose(int[] before, Shares shares, Set<Integer> told) {
        for (int site = 0; site < before.length; site++) {
            if (shares.of(site) > before[site]) {
                assertThat(told).contains(site);
            }
        }
    }

    private static int[] all(Shares shares, int sites) {
        int[] all = new int[sites];
        Arrays.setAll(all, shares::of);
        return all;
    }
}
