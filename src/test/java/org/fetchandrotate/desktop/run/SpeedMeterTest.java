package org.fetchandrotate.desktop.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

final class SpeedMeterTest {
    private static final Offset<Double> CLOSE = Offset.offset(0.01);

    private final SpeedMeter meter = new SpeedMeter();

    @Test
    void knowsNothing_atFirst() {
        assertThat(meter.perSecond()).isZero();
        sample(0, 0);
        sample(0.1, 50);
        assertThat(meter.perSecond()).isZero();
    }

    @Test
    void tellsTheSpeedOfTheLastSeconds() {
        for (int tenth = 0; tenth <= 300; tenth++) {
            sample(tenth / 10.0, tenth <= 200 ? 0 : (tenth - 200) * 2);
        }
        assertThat(meter.perSecond()).isCloseTo(20, CLOSE);
    }

    @Test
    void forgetsWhatWas_whenRestarted() {
        sample(0, 0);
        sample(5, 100);
        meter.restart();
        assertThat(meter.perSecond()).isZero();
        sample(60, 100);
        sample(62, 110);
        assertThat(meter.perSecond()).isCloseTo(5, CLOSE);
    }

    private void sample(double seconds, long count) {
        meter.sample((long) (seconds * 1e9), count);
    }
}
