package org.fetchandrotate.desktop.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.fetchandrotate.engine.RunEvent.Source;
import org.fetchandrotate.engine.RunEvents;
import org.fetchandrotate.model.FailureReason;
import org.junit.jupiter.api.Test;

final class RunMonitorTest {
    private final RunMonitor monitor = new RunMonitor((record, thumbnail) -> {});

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
        assertThat(news.sites().getFirst().taken()).isEqualTo(images);
    }

    @Test
    void losesNothing_whenManyThreadsTell() {
        monitor.accept(RunEvents.started(5, "https://one.example/", "https://two.example/"));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int thread = 0; thread < 8; thread++) {
                int site = thread % 2;
                threads.execute(() -> {
                    for (int i = 0; i < 500; i++) {
                        monitor.accept(RunEvents.imageStarted(site, i));
                        monitor.accept(RunEvents.downloaded(site, i, 10));
                        monitor.accept(RunEvents.failed(site, i, FailureReason.HTTP_CLIENT_ERROR, 404));
                    }
                });
            }
        }
        RunNews news = monitor.take();
        assertThat(news.bytes()).isEqualTo(40_000);
        assertThat(news.fresh()).hasSize(4_000);
        assertThat(news.sites()).allSatisfy(site -> {
            assertThat(site.failed()).isEqualTo(2_000);
            assertThat(site.underWay()).isZero();
            assertThat(site.failures().values()).containsExactly(2_000);
        });
    }
}
