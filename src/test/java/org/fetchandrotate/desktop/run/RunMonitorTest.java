package org.fetchandrotate.desktop.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.fetchandrotate.engine.ProgressTally;
import org.fetchandrotate.engine.RunEvent.Source;
import org.fetchandrotate.engine.RunEvents;
import org.junit.jupiter.api.Test;

final class RunMonitorTest {
    private final RunMonitor monitor = new RunMonitor((record, thumbnail) -> {}, new ProgressTally()::snapshot);

    @Test
    void givesEachImageOutOnce_newestFirst() {
        monitor.accept(RunEvents.started(5, "https://one.example/"));
        monitor.accept(RunEvents.processed(0, 0, Source.FETCHED));
        monitor.accept(RunEvents.processed(0, 1, Source.FETCHED));
        assertThat(monitor.take().fresh()).extracting(PairRow::number).containsExactly(2L, 1L);
        assertThat(monitor.take().fresh()).isEmpty();
    }

    @Test
    void keepsABoundedNumberOfImages_howeverManyCome() {
        monitor.accept(RunEvents.started(5, "https://one.example/"));
        int images = RunMonitor.MOST_PAIRS + 500;
        for (int i = 0; i < images; i++) {
            monitor.accept(RunEvents.processed(0, i, Source.FETCHED));
        }
        RunNews news = monitor.take();
        assertThat(news.fresh()).hasSize(RunMonitor.MOST_PAIRS);
        assertThat(news.fresh().getFirst().number()).isEqualTo(images);
    }
}
