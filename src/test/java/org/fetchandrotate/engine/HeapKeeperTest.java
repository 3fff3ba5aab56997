package org.fetchandrotate.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class HeapKeeperTest {
    private static final long MIB = 1L << 20;

    private long committed;
    private long left;
    private int collections;

    private final HeapKeeper keeper = new HeapKeeper(() -> committed, () -> {
        collections++;
        committed = left;
    });

    private void grow(long bytes) {
        for (long grown = 0; grown < bytes; grown += MIB) {
            committed += MIB;
            keeper.look();
        }
    }

    @Test
    void leavesASmallHeapAlone() {
        grow(HeapKeeper.LEAST);
        assertThat(collections).isZero();
    }

    @Test
    void beginsWithWhatTheHeapTakesAlready() {
        committed = 400 * MIB;
        HeapKeeper later = new HeapKeeper(() -> committed, () -> collections++);
        committed = 500 * MIB;
        later.look();
        assertThat(collections).isZero();
        committed += MIB;
        later.look();
        assertThat(collections).isOne();
    }

    @Test
    void holdsASmallHeap_withinTheLeast() {
        left = 60 * MIB;
        for (int megabytes = 0; megabytes < 10_000; megabytes++) {
            grow(MIB);
            assertThat(committed).isLessThanOrEqualTo(HeapKeeper.LEAST);
        }
    }

    @Test
    void collectsNoMoreOften_whenMuchIsNeeded() {
        left = 800 * MIB;
        grow(HeapKeeper.LEAST + MIB);
        assertThat(collections).isOne();
        grow(200 * MIB);
        assertThat(collections).isOne();
        grow(MIB);
        assertThat(collections).isEqualTo(2);
    }
}
