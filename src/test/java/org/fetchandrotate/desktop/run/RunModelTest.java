package org.fetchandrotate.desktop.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.fetchandrotate.engine.ProgressTally;
import org.fetchandrotate.engine.RunEvent.Source;
import org.fetchandrotate.engine.RunEvents;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// How images come into view: so that the window stays smooth, not all at once.
final class RunModelTest {
    private final AtomicLong nanos = new AtomicLong();
    private final RunModel model = new RunModel(nanos::get);
    private final ProgressTally tally = new ProgressTally();
    private final RunMonitor monitor = new RunMonitor((record, thumbnail) -> {}, tally::snapshot, () -> {});
    private int told;

    @BeforeEach
    void start() {
        model.reset();
        tally.add(RunEvents.started(10_000, "https://example.org/"));
    }

    @Test
    void showsNoImage_withTheNewsThatBringTheWebsites() {
        tell(3);
        flush();
        assertThat(model.hosts()).hasSize(1);
        assertThat(model.pairs()).isEmpty();
        flush();
        assertThat(numbers()).isEqualTo(List.of(3L, 2L, 1L));
    }

    @Test
    void fillsAnEmptyViewByAndBy_oldestFirst_newestOnTop() {
        flush();
        tell(1_000);
        List<Integer> sizes = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            flush();
            sizes.add(model.pairs().size());
        }
        assertThat(sizes).isEqualTo(List.of(8, 16, 32, 64, 64));
        assertThat(numbers()).isEqualTo(descendingFrom(64));
        nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(500));
        flush();
        assertThat(numbers()).isEqualTo(descendingFrom(1_000));
    }

    @Test
    void showsWhatComesLaterInPortions_soThatItCanBeSeen() {
        flush();
        tell(64);
        IntStream.range(0, 4).forEach(i -> flush());
        tell(10);
        nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(499));
        flush();
        assertThat(model.pairs()).hasSize(64);
        nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(1));
        flush();
        assertThat(model.pairs()).hasSize(74);
    }

    @Test
    void showsAllThatWait_atTheEnd() {
        flush();
        tell(500);
        flushAll();
        assertThat(numbers()).isEqualTo(descendingFrom(500));
    }

    @Test
    void keepsTheNewest_whenThereAreTooMany() {
        flush();
        tell(RunMonitor.MOST_PAIRS);
        flushAll();
        tell(5);
        flushAll();
        assertThat(model.pairs()).hasSize(RunMonitor.MOST_PAIRS);
        assertThat(model.pairs().getFirst().number()).isEqualTo(RunMonitor.MOST_PAIRS + 5);
    }

    private void tell(int images) {
        for (int i = 0; i < images; i++) {
            monitor.accept(RunEvents.processed(0, told++, Source.FETCHED));
        }
    }

    private void flush() {
        model.show(monitor.take(model.room()));
    }

    private void flushAll() {
        model.show(monitor.take(Integer.MAX_VALUE));
    }

    private List<Long> numbers() {
        return model.pairs().stream().map(PairRow::number).toList();
    }

    private static List<Long> descendingFrom(long newest) {
        return LongStream.iterate(newest, number -> number > 0, number -> number - 1)
                .boxed()
                .toList();
    }
}
