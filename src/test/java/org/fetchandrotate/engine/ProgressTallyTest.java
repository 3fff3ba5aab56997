package org.fetchandrotate.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.fetchandrotate.engine.RunEvent.Source;
import org.fetchandrotate.engine.RunProgress.SiteProgress;
import org.fetchandrotate.model.Failure;
import org.fetchandrotate.model.FailureReason;
import org.fetchandrotate.model.RunOutcome;
import org.fetchandrotate.model.Website;
import org.junit.jupiter.api.Test;

final class ProgressTallyTest {
    @Test
    void countsWhatARunTells() {
        ProgressTally tally = new ProgressTally();
        List.of(
                        RunEvents.started(9, "https://a.example/x", "https://b.example/"),
                        RunEvents.scanned(0, 7),
                        RunEvents.unscanned(1, FailureReason.TIMEOUT, "no answer in 2 s"),
                        RunEvents.imageStarted(0, 0),
                        RunEvents.imageStarted(0, 1),
                        RunEvents.imageStarted(0, 2),
                        RunEvents.imageStarted(0, 3),
                        RunEvents.imageStarted(0, 4),
                        RunEvents.imageStarted(0, 5),
                        RunEvents.downloaded(0, 0, 700),
                        RunEvents.downloaded(0, 1, 300),
                        RunEvents.processed(0, 0, Source.FETCHED),
                        RunEvents.processed(0, 5, Source.REUSED),
                        RunEvents.failed(0, 1, FailureReason.HTTP_CLIENT_ERROR, 403),
                        RunEvents.failed(0, 2, FailureReason.HTTP_CLIENT_ERROR, 403),
                        RunEvents.failed(0, 3, FailureReason.TOO_SMALL, 200))
                .forEach(tally::add);

        RunProgress progress = tally.snapshot();
        assertThat(progress.runId()).isEqualTo(3);
        assertThat(progress.aimed()).isEqualTo(9);
        assertThat(progress.succeeded()).isEqualTo(2);
        assertThat(progress.failed()).isEqualTo(3);
        assertThat(progress.reused()).isEqualTo(1);
        assertThat(progress.bytes()).isEqualTo(1000);
        assertThat(progress.pagesRead()).isEqualTo(2);
        assertThat(progress.pagesFailed()).isEqualTo(1);
        assertThat(progress.sites())
                .containsExactly(
                        new SiteProgress(
                                new Website(RunEvents.url("https://a.example/x")),
                                "a.example",
                                Optional.of(7),
                                2,
                                3,
                                1,
                                1,
                                Map.of("images.example", 1),
                                4,
                                Map.of(
                                        new FailureCause(FailureReason.HTTP_CLIENT_ERROR, OptionalInt.of(403)), 2,
                                        new FailureCause(FailureReason.TOO_SMALL, OptionalInt.empty()), 1),
                                Optional.empty()),
                        new SiteProgress(
                                new Website(RunEvents.url("https://b.example/")),
                                "b.example",
                                Optional.of(0),
                                0,
                                0,
                                0,
                                0,
                                Map.of(),
                                0,
                                Map.of(),
                                Optional.of(new Failure(FailureReason.TIMEOUT, "no answer in 2 s"))));
    }

    @Test
    void sharesAreThoseThatTheRunWillTake_byWhatIsKnown() {
        ProgressTally tally = new ProgressTally();
        tally.add(RunEvents.started(9, "https://a.example/", "https://b.example/", "https://c.example/"));
        assertThat(tally.snapshot().sites()).extracting(SiteProgress::share).containsExactly(3, 3, 3);
        tally.add(RunEvents.scanned(1, 2));
        assertThat(tally.snapshot().sites()).extracting(SiteProgress::share).containsExactly(4, 2, 3);
        tally.add(RunEvents.failed(1, 0, FailureReason.TIMEOUT, 0));
        assertThat(tally.snapshot().sites()).extracting(SiteProgress::share).containsExactly(4, 1, 4);
    }

    @Test
    void nothingIsUnderWay_onceTheRunIsOver() {
        ProgressTally tally = new ProgressTally();
        tally.add(RunEvents.started(9, "https://a.example/"));
        tally.add(RunEvents.imageStarted(0, 0));
        assertThat(tally.snapshot().sites().getFirst().underWay()).isEqualTo(1);
        tally.add(new RunEvent.RunFinished(RunEvents.summary(RunOutcome.STOPPED, 9)));
        assertThat(tally.snapshot().sites().getFirst().underWay()).isZero();
    }

    @Test
    void countsPages_listedOnesApartFromThoseTheyLeadTo() {
        ProgressTally tally = new ProgressTally();
        tally.add(RunEvents.started(9, "https://a.example/", "https://b.example/"));
        tally.add(RunEvents.unscannedOfMore(0, FailureReason.TIMEOUT));
        tally.add(RunEvents.unscannedOfMore(0, FailureReason.TIMEOUT));
        tally.add(RunEvents.scanned(0, 3));
        tally.add(RunEvents.scanned(1, 3));

        RunProgress progress = tally.snapshot();
        assertThat(progress.pagesRead()).isEqualTo(2);
        assertThat(progress.pagesFailed()).isEqualTo(1);
        assertThat(progress.furtherFailed()).isEqualTo(1);
    }

    @Test
    void tellsTheBatchThatIsUnderWay() {
        ProgressTally tally = new ProgressTally();
        tally.add(new RunEvent.BatchFinished(0, 9, 7, 2));
        tally.add(new RunEvent.BatchFinished(1, 2, 2, 0));
        assertThat(tally.snapshot().batch()).isEqualTo(2);
    }

    @Test
    void countsWhatWasTakenOver_amongWhatSucceeded() {
        ProgressTally tally = new ProgressTally();
        tally.add(RunEvents.started(9, "https://a.example/"));
        tally.add(RunEvents.processed(0, 0, Source.FETCHED));
        tally.add(RunEvents.processed(0, 1, Source.ROTATED_ONLY));
        tally.add(RunEvents.processed(0, 2, Source.REUSED));
        assertThat(tally.snapshot().reused()).isEqualTo(1);
        assertThat(tally.snapshot().sites().getFirst().reused()).isEqualTo(1);
    }

    @Test
    void whatFailedBeforeThePageWasRead_isNoLongerToBeHad() {
        ProgressTally tally = new ProgressTally();
        tally.add(RunEvents.started(9, "https://a.example/", "https://b.example/"));
        tally.add(RunEvents.failed(0, 0, FailureReason.TIMEOUT, 0));
        tally.add(RunEvents.scanned(0, 3));
        assertThat(tally.snapshot().sites()).extracting(SiteProgress::share).containsExactly(2, 7);
    }

    @Test
    void namesNoHost_ofWhichNothingIsUnderWay() {
        ProgressTally tally = new ProgressTally();
        tally.add(RunEvents.started(9, "https://a.example/"));
        tally.add(RunEvents.imageStarted(0, 0));
        tally.add(RunEvents.failed(0, 0, FailureReason.TIMEOUT, 0));
        assertThat(tally.snapshot().sites().getFirst().underWayAt()).isEmpty();

        tally.add(RunEvents.imageStarted(0, 1));
        tally.add(new RunEvent.RunFinished(RunEvents.summary(RunOutcome.STOPPED, 9)));
        assertThat(tally.snapshot().sites().getFirst().underWayAt()).isEmpty();
    }

    @Test
    void losesNothing_whenManyThreadsTell() {
        ProgressTally tally = new ProgressTally();
        tally.add(RunEvents.started(5, "https://one.example/", "https://two.example/"));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int thread = 0; thread < 8; thread++) {
                int site = thread % 2;
                threads.execute(() -> {
                    for (int i = 0; i < 500; i++) {
                        tally.add(RunEvents.imageStarted(site, i));
                        tally.add(RunEvents.downloaded(site, i, 10));
                        tally.add(RunEvents.failed(site, i, FailureReason.HTTP_CLIENT_ERROR, 404));
                    }
                });
            }
        }
        RunProgress progress = tally.snapshot();
        assertThat(progress.bytes()).isEqualTo(40_000);
        assertThat(progress.sites()).allSatisfy(site -> {
            assertThat(site.failed()).isEqualTo(2_000);
            assertThat(site.underWay()).isZero();
            assertThat(site.failures().values()).containsExactly(2_000);
        });
    }

    @Test
    void tellsWebsitesOfOneHostApart() {
        ProgressTally tally = new ProgressTally();
        tally.add(RunEvents.started(
                9, "https://a.example/cats", "http://a.example/dogs?key=secret", "https://b.example/birds"));
        assertThat(tally.snapshot().sites())
                .extracting(SiteProgress::name)
                .containsExactly("a.example/cats", "a.example/dogs?key=…", "b.example");
    }
}
