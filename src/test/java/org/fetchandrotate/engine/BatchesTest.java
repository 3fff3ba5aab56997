package org.fetchandrotate.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.fetchandrotate.engine.RunEvent.BatchFinished;
import org.junit.jupiter.api.Test;

final class BatchesTest {
    @Test
    void opensThePlaceOfAFailureInTheNextBatch_forTheSameSite() {
        Batches batches = new Batches(2, 2);
        assertThat(batches.take(0)).isZero();
        assertThat(batches.take(1)).isZero();
        assertThatIllegalStateException().isThrownBy(() -> batches.take(0));

        batches.failed(0, 0);
        assertThatIllegalStateException().isThrownBy(() -> batches.take(1));
        assertThat(batches.take(0)).isEqualTo(1);
        batches.failed(0, 1);
        assertThat(batches.take(0)).isEqualTo(2);
        assertThatIllegalStateException().isThrownBy(() -> batches.take(0));
    }

    @Test
    void givesToAll_whatASiteCannotUse_thoseOfTheLastBatchFirst() {
        Batches batches = new Batches(3, 2);
        for (int place = 0; place < 3; place++) {
            batches.take(0);
        }
        batches.failed(0, 0);
        batches.failed(0, 0);
        batches.failed(0, 0);
        batches.take(0);
        batches.failed(0, 1);
        batches.release(0, 3);
        assertThatIllegalStateException().isThrownBy(() -> batches.take(1));

        batches.release(0, 1);
        assertThat(batches.take(1)).isEqualTo(1);
        assertThat(batches.take(1)).isEqualTo(2);
        assertThatIllegalStateException().isThrownBy(() -> batches.take(1));
        assertThat(batches.take(0)).isEqualTo(1);
        assertThatIllegalStateException().isThrownBy(() -> batches.take(0));
    }

    @Test
    void reportsABatchOnce_whenAllItsPlacesAreSettled() {
        Batches batches = new Batches(2, 1);
        batches.take(0);
        batches.take(0);
        batches.succeeded(0);
        assertThat(batches.finished()).isEmpty();

        batches.failed(0, 0);
        assertThat(batches.finished()).containsExactly(new BatchFinished(0, 2, 1, 1));
        assertThat(batches.finished()).isEmpty();
        assertThat(batches.rest()).containsExactly(new BatchFinished(1, 1, 0, 0));
        assertThat(batches.rest()).isEmpty();
    }

    @Test
    void reportsNoBatch_beforeThoseBeforeIt() {
        Batches batches = new Batches(2, 1);
        batches.take(0);
        batches.take(0);
        batches.failed(0, 0);
        batches.succeeded(batches.take(0));
        assertThat(batches.finished()).isEmpty();

        batches.succeeded(0);
        assertThat(batches.finished()).containsExactly(new BatchFinished(0, 2, 1, 1), new BatchFinished(1, 1, 1, 0));
    }
}
