package org.fetchandrotate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StopSignalsTest {
    @Test
    void stopsAtTheFirst_andEndsAtTheSecond() {
        List<String> done = new ArrayList<>();
        try (StopSignals signals = new StopSignals(() -> done.add("stop"), () -> done.add("end"))) {
            assertThat(signals.received()).isFalse();
            signals.receive();
            assertThat(signals.received()).isTrue();
            assertThat(done).isEqualTo(List.of("stop"));
            signals.receive();
            assertThat(done).isEqualTo(List.of("stop", "end"));
        }
    }

    @Test
    void canBeOpenedAgain() {
        new StopSignals(() -> {}, () -> {}).close();
        List<String> done = new ArrayList<>();
        try (StopSignals signals = new StopSignals(() -> done.add("stop"), () -> done.add("end"))) {
            signals.receive();
            assertThat(done).isEqualTo(List.of("stop"));
        }
    }
}
