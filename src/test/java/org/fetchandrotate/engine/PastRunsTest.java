package org.fetchandrotate.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.fetchandrotate.engine.PastRun.PastImage;
import org.fetchandrotate.engine.RunEvent.Source;
import org.fetchandrotate.model.Settings;
import org.fetchandrotate.model.Website;
import org.fetchandrotate.storage.HistoryReader;
import org.junit.jupiter.api.Test;

/// Holds what the history gives back against what the run itself said: real HTTP, real files, a real database.
final class PastRunsTest extends WholeRuns {

    @Test
    void givesBackWhatTheRunSaid() throws Exception {
        web.gallery(0, 6);
        web.gallery(1, 2);
        web.route(0, "/1.png", TestWeb.status(404));
        web.route(2, "/", TestWeb.ok("application/pdf", "no page".getBytes(StandardCharsets.UTF_8)));
        Run run = prepare(9, List.of(web.site(0), web.site(1), web.site(2)), OptionalLong.empty());
        RunSummary summary = run.execute(_ -> {});
        PastRun past = latest();
        assertThat(past.summary())
                .usingRecursiveComparison()
                .ignoringFields("elapsed")
                .isEqualTo(summary);
        assertThat(past.summary().elapsed().toMillis())
                .isEqualTo(summary.elapsed().toMillis());
        assertThat(past.progress())
                .usingRecursiveComparison()
                .ignoringFields("batch")
                .isEqualTo(run.progress());
        assertThat(past.images())
                .hasSize(8)
                .extracting(PastImage::number)
                .isSortedAccordingTo((a, b) -> Long.compare(b, a));
    }

    @Test
    void givesBackReusedImages_asThoseOfTheRunThatReusedThem() throws Exception {
        web.gallery(0, 3);
        web.gallery(1, 3);
        prepare(4, List.of(web.site(0), web.site(1)), OptionalLong.empty()).execute(_ -> {});
        Run second = prepare(6, List.of(web.site(1), web.site(0)), OptionalLong.empty());
        RunSummary summary = second.execute(_ -> {});
        assertThat(summary.reused()).isEqualTo(4);
        PastRun past = latest();
        assertThat(past.summary().reused()).isEqualTo(4);
        assertThat(past.summary().sites()).usingRecursiveComparison().isEqualTo(summary.sites());
        assertThat(past.images())
                .filteredOn(image -> image.source() == Source.REUSED)
                .hasSize(4);
    }

    @Test
    void givesBackARetry_whichAsksForNoPage() throws Exception {
        web.gallery(0, 3);
        web.route(0, "/1.png", TestWeb.status(404));
        RunSummary first =
                prepare(3, List.of(web.site(0)), OptionalLong.empty()).execute(_ -> {});
        web.gallery(0, 3);
        prepare(3, List.of(web.site(0)), OptionalLong.of(first.runId())).execute(_ -> {});
        PastRun past = latest();
        assertThat(past.summary().succeeded()).isEqualTo(1);
        assertThat(past.progress().sites()).hasSize(1).allMatch(site -> site.succeeded() == 1);
    }

    @Test
    void keepsTheNewestImagesAlone_andCountsAll() throws Exception {
        web.gallery(0, 5);
        prepare(5, List.of(web.site(0)), OptionalLong.empty()).execute(_ -> {});
        try (HistoryReader history = database.reader()) {
            PastRun past = new PastRuns(history, 2).latest().orElseThrow();
            assertThat(past.images()).extracting(PastImage::number).containsExactly(5L, 4L);
            assertThat(past.progress().succeeded()).isEqualTo(5);
        }
    }

    @Test
    void hasNone_beforeTheFirst() throws Exception {
        try (HistoryReader history = database.reader()) {
            assertThat(new PastRuns(history, 9).latest()).isEmpty();
            assertThat(new PastRuns(history, 9).run(1)).isEqualTo(Optional.empty());
        }
    }

    private PastRun latest() throws Exception {
        try (HistoryReader history = database.reader()) {
            return new PastRuns(history, 100).latest().orElseThrow();
        }
    }

    private Run prepare(int images, List<Website> websites, OptionalLong retryOf) throws Exception {
        Settings settings = Settings.DEFAULTS.withMaxImages(images);
        return prepare(settings, websites, retryOf);
    }
}
