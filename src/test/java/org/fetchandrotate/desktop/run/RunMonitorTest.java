package org.fetchandrotate.desktop.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.fetchandrotate.engine.ProgressTally;
import org.fetchandrotate.engine.RunEvent.Source;
import org.fetchandrotate.engine.RunEvents;
import org.junit.jupiter.api.Test;

final class RunMonitorTest {
    private final AtomicInteger news = new AtomicInteger();
    private final RunMonitor monitor =
            new RunMonitor((record, thumbnail) -> {}, new ProgressTally()::snapshot, news::incrementAndGet);

    @Test
    void givesEachImageOutOnce_theFirstOnesFirst() {
        monitor.accept(RunEvents.started(5, "https://one.example/"));
        monitor.accept(RunEvents.processed(0, 0, Source.FETCHED));
        monitor.accept(RunEvents.processed(0, 1, Source.FETCHED));
        monitor.accept(RunEvents.processed(0, 2, Source.FETCHED));
        assertThat(monitor.take(0).fresh()).isEmpty();
        assertThat(monitor.take(2).fresh()).extracting(PairRow::number).containsExactly(2L, 1L);
        assertThat(monitor.take(2).fresh()).extracting(PairRow::number).containsExactly(3L);
        assertThat(monitor.take(2).fresh()).isEmpty();
    }

    @Test
    void tellsOfAllThatIsNew_andOfTimeThatPasses() {
        monitor.accept(RunEvents.started(5, "https://one.example/"));
        monitor.look(List.of());
        assertThat(news).hasValue(2);
    }

    @Test
    void keepsABoundedNumberOfImages_howeverManyCome() {
        monitor.accept(RunEvents.started(5, "https://one.example/"));
        int images = RunMonitor.MOST_PAIRS + 500;
        for (int i = 0; i < images; i++) {
            monitor.accept(RunEvents.processed(0, i, Source.FETCHED));
        }
        RunNews taken = monitor.take(Integer.MAX_VALUE);
        assertThat(taken.fresh()).hasSize(RunMonitor.MOST_PAIRS);
        assertThat(taken.fresh().getFirst().number()).isEqualTo(images);
    }
}
