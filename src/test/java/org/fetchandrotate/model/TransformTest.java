package org.fetchandrotate.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class TransformTest {
    /// Where the pixel (1, 0) of 5 × 3 goes.
    private static List<Integer> moved(Transform transform, int x, int y, int width, int height) {
        return List.of(
                transform.left(x, y, width - 1 - x, height - 1 - y),
                transform.top(x, y, width - 1 - x, height - 1 - y));
    }

    @ParameterizedTest
    @EnumSource
    void oneAfterTheOther_isTheirComposition(Transform first) {
        for (Transform second : Transform.values()) {
            List<Integer> once = moved(first, 1, 0, 5, 3);
            int width = first.swapsSides() ? 3 : 5;
            List<Integer> twice = moved(second, once.getFirst(), once.getLast(), width, 8 - width);
            assertThat(moved(first.then(second), 1, 0, 5, 3)).isEqualTo(twice);
        }
        assertThat(first.then(first.inverse())).isEqualTo(Transform.NONE);
        assertThat(first.inverse().then(first)).isEqualTo(Transform.NONE);
    }

    @ParameterizedTest
    @EnumSource
    void everyRotation_isFoundByItsCodeAndTransform(Rotation rotation) {
        assertThat(Rotation.ofCode(rotation.code())).contains(rotation);
        assertThat(Rotation.of(rotation.transform())).isEqualTo(rotation);
    }
}
