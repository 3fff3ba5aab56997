package org.fetchandrotate.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.fetchandrotate.model.FailureReason;
import org.fetchandrotate.model.RunOutcome;
import org.fetchandrotate.model.Settings;
import org.fetchandrotate.storage.HistoryReader;
import org.junit.jupiter.api.Test;

/// A clock that somebody, or a time server, sets back while a run goes on and between two.
final class ClockSetBackTest extends WholeRuns {
    private final AtomicReference<Duration> shift = new AtomicReference<>(Duration.ZERO);

    private final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return Instant.now().plus(shift.get());
        }
    };

    private RunSummary run(Consumer<RunEvent> listener) throws Exception {
        return new Engine(clock)
                .runs(workspace, database)
                .prepare(new RunRequest(
                        List.of(web.site(0)), Settings.DEFAULTS.withMaxImages(6), "", OptionalLong.empty(), 0))
                .execute(listener);
    }

    @Test
    void changesNothing_inMidRunAndAfter() throws Exception {
        web.gallery(0, 10);
        RunSummary first = run(event -> {
            if (event instanceof RunEvent.ImageProcessed) {
                shift.set(Duration.ofDays(-400));
            }
        });
        assertThat(first.outcome()).isEqualTo(RunOutcome.COMPLETE);
        assertThat(first.elapsed()).isBetween(Duration.ZERO, Duration.ofMinutes(5));

        RunSummary second = run(event -> {});
        assertThat(second.reused()).isEqualTo(6);
        try (HistoryReader reader = database.reader()) {
            assertThat(reader.runs().getFirst().id()).isEqualTo(second.runId());
        }
    }

    /// What a server said in a future that never came is asked again.
    @Test
    void holdsNoFailureForEver() throws Exception {
        web.gallery(0, 1);
        web.route(0, "/0.png", TestWeb.status(404));
        assertThat(run(event -> {}).sites().getFirst().failures()).containsKey(FailureReason.HTTP_CLIENT_ERROR);
        run(event -> {});
        assertThat(web.requests("/0.png"))
                .as("a failure is remembered for a day")
                .isEqualTo(1);

        shift.set(Duration.ofDays(-400));
        run(event -> {});
        assertThat(web.requests("/0.png")).isEqualTo(2);
    }
}
