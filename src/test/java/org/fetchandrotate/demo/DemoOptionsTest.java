package org.fetchandrotate.demo;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.fetchandrotate.demo.DemoOptions.Contents;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoOptionsTest {
    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1_000})
    void refuseNumbersOfImagesOutOfRange(int images) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DemoOptions(images, Duration.ZERO, Contents.VARIED))
                .withMessageContaining(String.valueOf(images));
    }

    @Test
    void refuseNegativeDelay() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DemoOptions(1, Duration.ofMillis(-1), Contents.VARIED));
    }
}
