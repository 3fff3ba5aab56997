package org.fetchandrotate.desktop.compare;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.fetchandrotate.desktop.compare.Viewport.Frame;
import org.fetchandrotate.desktop.compare.Viewport.Point;
import org.fetchandrotate.desktop.compare.Viewport.Sizing;
import org.fetchandrotate.model.Rotation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class ViewportTest {
    private static final Offset<Double> CLOSE = Offset.offset(1e-9);

    /// 1000 × 500 pixels in a place of 200 × 200.
    private static final Frame FRAME = new Frame(1_000, 500, 200, 200);

    private static final double FITTING = 0.2;

    @Test
    void keepsThePointUnderTheMouse_whenZoomed() {
        Viewport zoomed = Viewport.WHOLE.zoomed(10, FITTING, 50, -20, FRAME);
        assertThat(zoomed.scale()).isEqualTo(2);
        double before = 0.5 + 50 / (FITTING * FRAME.width());
        double after = zoomed.x() + 50 / (zoomed.scale() * FRAME.width());
        assertThat(after).isCloseTo(before, CLOSE);
        assertThat(zoomed.y() - 20 / (zoomed.scale() * FRAME.height()))
                .isCloseTo(0.5 - 20 / (FITTING * FRAME.height()), CLOSE);
    }

    @Test
    void isFittedAgain_whenZoomedOutFarEnough() {
        Viewport zoomed = Viewport.WHOLE.zoomed(4, FITTING, 0, 0, FRAME);
        assertThat(zoomed.sizing()).isEqualTo(Sizing.FREE);
        assertThat(zoomed.zoomed(0.25, FITTING, 0, 0, FRAME)).isEqualTo(Viewport.WHOLE);
    }

    @Test
    void staysWithinTheEdges_whenDragged() {
        Viewport actual = Viewport.WHOLE.actualSize(FRAME);
        Viewport left = actual.dragged(100_000, 100_000, FRAME);
        assertThat(left.x()).isCloseTo(0.1, CLOSE);
        assertThat(left.y()).isCloseTo(0.2, CLOSE);
        Viewport right = actual.dragged(-100_000, -100_000, FRAME);
        assertThat(right.x()).isCloseTo(0.9, CLOSE);
        assertThat(right.y()).isCloseTo(0.8, CLOSE);
    }

    @Test
    void staysInTheMiddle_whereASideIsWhollyInSight() {
        Frame wide = new Frame(1_000, 100, 200, 200);
        assertThat(Viewport.WHOLE.actualSize(wide).dragged(10, 30, wide).y()).isEqualTo(0.5);
    }

    @Test
    void doesNotMove_whileFitted() {
        assertThat(Viewport.WHOLE.dragged(50, 50, FRAME)).isEqualTo(Viewport.WHOLE);
    }

    @ParameterizedTest
    @CsvSource({"CLOCKWISE_90, 0.7, 0.2", "HALF_TURN, 0.8, 0.7", "CLOCKWISE_270, 0.3, 0.8", "FLIP_HORIZONTAL, 0.8, 0.3"
    })
    void findsAPointInTheCopy(Rotation rotation, double x, double y) {
        Point rotated = new Point(0.2, 0.3).rotated(rotation);
        assertThat(rotated.x()).isCloseTo(x, CLOSE);
        assertThat(rotated.y()).isCloseTo(y, CLOSE);
    }

    @ParameterizedTest
    @EnumSource
    void findsThePointAgain_whenRotatedBack(Rotation rotation) {
        Point back = new Point(0.2, 0.3)
                .rotated(rotation)
                .rotated(Rotation.of(rotation.transform().inverse()));
        assertThat(back.x()).isCloseTo(0.2, CLOSE);
        assertThat(back.y()).isCloseTo(0.3, CLOSE);
    }
}
