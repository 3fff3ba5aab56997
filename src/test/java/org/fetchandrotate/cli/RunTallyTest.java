package org.fetchandrotate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fetchandrotate.cli.RunTally.SiteCount;
import org.fetchandrotate.cli.RunTally.Snapshot;
import org.fetchandrotate.engine.RunEvent.Source;
import org.fetchandrotate.engine.RunEvents;
import org.fetchandrotate.model.Failure;
import org.fetchandrotate.model.FailureReason;
import org.junit.jupiter.api.Test;

class RunTallyTest {
    @Test
    void countsWhatARunTells() {
        RunTally tally = new RunTally();
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

        assertThat(tally.snapshot())
                .isEqualTo(new Snapshot(
                        9,
                        2,
                        3,
                        1,
                        1000,
                        List.of(
                                new SiteCount(
                                        "a.example",
                                        "a.example",
                                        Optional.of(7),
                                        2,
                                        3,
                                        1,
                                        1,
                                        Map.of("403", 2, "too small", 1),
                                        Optional.empty()),
                                new SiteCount(
                                        "b.example",
                                        "b.example",
                                        Optional.of(0),
                                        0,
                                        0,
                                        0,
                                        0,
                                        Map.of(),
                                        Optional.of(new Failure(FailureReason.TIMEOUT, "no answer in 2 s"))))));
    }

    @Test
    void tellsWebsitesOfOneHostApart() {
        RunTally tally = new RunTally();
        tally.add(RunEvents.started(
                9, "https://a.example/cats", "http://a.example/dogs?key=secret", "https://b.example/birds"));
        assertThat(tally.snapshot().sites())
                .extracting(SiteCount::name)
                .containsExactly("a.example/cats", "a.example/dogs?key=…", "b.example");
    }

    @Test
    void saysOnceThatSomethingChanged() {
        RunTally tally = new RunTally();
        tally.takeChanged();
        assertThat(tally.takeChanged()).isFalse();
        tally.add(RunEvents.started(9, "https://a.example/"));
        assertThat(tally.takeChanged()).isTrue();
        assertThat(tally.takeChanged()).isFalse();
    }
}
