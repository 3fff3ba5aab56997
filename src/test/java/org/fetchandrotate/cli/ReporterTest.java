package org.fetchandrotate.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.fetchandrotate.cli.SummaryText.Places;
import org.fetchandrotate.engine.ProgressTally;
import org.fetchandrotate.engine.RunEvent;
import org.fetchandrotate.engine.RunEvent.Source;
import org.fetchandrotate.engine.RunEvents;
import org.fetchandrotate.engine.RunProgress;
import org.fetchandrotate.engine.RunSummary;
import org.fetchandrotate.model.FailureReason;
import org.fetchandrotate.model.RunOutcome;
import org.fetchandrotate.model.Settings;
import org.fetchandrotate.storage.Workspace;
import org.junit.jupiter.api.Test;

class ReporterTest {
    private static final Path FOLDER = Path.of("/home/me/pics").toAbsolutePath();
    private static final Workspace WORKSPACE = new Workspace(FOLDER, Settings.Files.DEFAULTS);
    private static final SummaryText SUMMARY_TEXT = new SummaryText(WORKSPACE, Places.TOLD, FOLDER, Glyphs.UNICODE);

    private static final List<RunEvent> EVENTS = List.of(
            RunEvents.started(7, "https://example.org/", "https://b.example/"),
            RunEvents.scanned(0, 60),
            RunEvents.unscanned(1, FailureReason.TIMEOUT, "no answer\u001b in 2 s"),
            RunEvents.imageStarted(0, 0),
            RunEvents.downloaded(0, 0, 1000),
            RunEvents.processed(0, 0, Source.FETCHED),
            RunEvents.failed(0, 1, FailureReason.HTTP_CLIENT_ERROR, 403),
            RunEvents.failed(0, 2, FailureReason.HTTP_CLIENT_ERROR, 403),
            RunEvents.failed(0, 3, FailureReason.TOO_SMALL, 200),
            new RunEvent.BatchFinished(0, 7, 1, 3));

    private static final RunProgress PROGRESS = progress();

    private static final RunSummary SUMMARY = RunEvents.summary(
            RunOutcome.EXHAUSTED,
            7,
            RunEvents.tally(
                    "https://example.org/",
                    4,
                    3,
                    Map.of(FailureReason.HTTP_CLIENT_ERROR, 2, FailureReason.TOO_SMALL, 1),
                    true),
            RunEvents.tally("https://b.example/", 0, 0, Map.of(FailureReason.TIMEOUT, 1), true));

    private static final String SUMMARY_LINES = """
              4 of 7 from example.org: 2 × 403, 1 too small, list exhausted
              none from b.example: page: timeout (no answer? in 2 s)
            4 of 7 images in 3.2 s (run 3, 2 reused, 3 failed): the websites offer no more
            Originals in img-original, rotated copies in img-rotated, history in db/imgs.db, log in log
            """;

    private static RunProgress progress() {
        ProgressTally tally = new ProgressTally();
        EVENTS.forEach(tally::add);
        return tally.snapshot();
    }

    private static String lines(String text) {
        return text.replace(System.lineSeparator(), "\n").replace('\\', '/');
    }

    @Test
    void plain_tellsOfPagesAndTheEnd() {
        TestTerminal terminal = new TestTerminal();
        try (PlainReporter reporter = new PlainReporter(terminal.terminal(), SUMMARY_TEXT, () -> PROGRESS)) {
            EVENTS.forEach(reporter::report);
            reporter.finish(SUMMARY);
        }
        assertThat(lines(terminal.out())).isEqualTo("""
                        example.org: 60 images, 2 left out
                        b.example: page not scanned: timeout (no answer? in 2 s)
                        """ + SUMMARY_LINES);
    }

    @Test
    void quiet_tellsTheTotalAlone() {
        TestTerminal terminal = new TestTerminal();
        try (QuietReporter reporter = new QuietReporter(terminal.terminal(), SUMMARY_TEXT)) {
            EVENTS.forEach(reporter::report);
            reporter.stopping();
            reporter.finish(SUMMARY);
        }
        assertThat(lines(terminal.out()))
                .isEqualTo("4 of 7 images in 3.2 s (run 3, 2 reused, 3 failed): the websites offer no more\n");
    }

    @Test
    void live_drawsOverItsOwnBlock_andEndsWithTheSummary() {
        TestTerminal terminal = new TestTerminal(TestTerminal.LIVE, "", new TestTerminal.NoWindow());
        try (LiveReporter reporter = new LiveReporter(terminal.terminal(), SUMMARY_TEXT, () -> PROGRESS, List::of)) {
            EVENTS.forEach(reporter::report);
            await().atMost(Duration.ofSeconds(20)).until(() -> terminal.out().contains("\u001b[3A"));
            reporter.stopping();
            reporter.finish(SUMMARY);
        }
        String out = terminal.out().replace("\r\n", "\n");
        assertThat(lines(out)).endsWith("\u001b[J" + SUMMARY_LINES);
        // each frame starts by going up over the one before, and erases what that left
        String[] frames = out.split("\u001b\\[3A", -1);
        assertThat(frames.length).isGreaterThan(1);
        assertThat(frames)
                .allSatisfy(frame -> assertThat(
                                frame.substring(0, frame.indexOf("\u001b[J")).split("\n"))
                        .hasSizeBetween(3, 4)
                        .allSatisfy(line -> assertThat(line).startsWith("\r").endsWith("\u001b[K")));
        assertThat(frames[frames.length - 1]).contains("stopping");
    }

    @Test
    void live_drawsNothingMore_onceClosed() {
        TestTerminal terminal = new TestTerminal(TestTerminal.LIVE, "", new TestTerminal.NoWindow());
        LiveReporter reporter = new LiveReporter(terminal.terminal(), SUMMARY_TEXT, () -> PROGRESS, List::of);
        EVENTS.forEach(reporter::report);
        reporter.close();
        String out = terminal.out();
        reporter.close();
        assertThat(terminal.out()).isEqualTo(out).contains("example.org");
    }

    @Test
    void json_writesAnObjectForEachEvent_andNothingElse() {
        TestTerminal terminal = new TestTerminal();
        try (JsonReporter reporter = new JsonReporter(terminal.terminal())) {
            EVENTS.forEach(reporter::report);
            reporter.report(new RunEvent.RunFinished(SUMMARY));
            reporter.stopping();
            reporter.finish(SUMMARY);
        }
        assertThat(terminal.err()).isEmpty();
        assertThat(terminal.out().lines().toList())
                .isEqualTo(
                        List.of(
                                "{\"event\":\"run-started\",\"run\":3,\"at\":\"2026-11-24T12:00:00Z\",\"aimed\":7,"
                                        + "\"websites\":[\"https://example.org/\",\"https://b.example/\"]}",
                                "{\"event\":\"page-scanned\",\"page\":\"https://example.org/\",\"candidates\":60,\"skipped\":2,"
                                        + "\"error\":null,\"detail\":null,\"elapsed_ms\":15}",
                                "{\"event\":\"page-scanned\",\"page\":\"https://b.example/\",\"candidates\":0,\"skipped\":0,"
                                        + "\"error\":\"timeout\",\"detail\":\"no answer\\u001b in 2 s\",\"elapsed_ms\":15}",
                                "{\"event\":\"image-downloaded\",\"page\":\"https://example.org/\","
                                        + "\"url\":\"https://images.example/0/0.jpg\",\"bytes\":1000,\"elapsed_ms\":40}",
                                "{\"event\":\"image-processed\",\"page\":\"https://example.org/\","
                                        + "\"url\":\"https://images.example/0/0.jpg\",\"source\":\"fetched\",\"batch\":1,"
                                        + "\"dirname\":\"site0.example\",\"filename\":\"images.example--0.jpg\","
                                        + "\"format\":\"jpeg\",\"width\":640,\"height\":480,\"bytes\":1000,\"rotation\":180,"
                                        + "\"method\":\"lossless\",\"rotated_bytes\":990}",
                                failedLine(1, "http-client-error", 403),
                                failedLine(2, "http-client-error", 403),
                                failedLine(3, "too-small", 200),
                                "{\"event\":\"batch-finished\",\"batch\":0,\"aimed\":7,\"succeeded\":1,\"failed\":3}",
                                "{\"event\":\"run-finished\",\"run\":3,\"outcome\":\"exhausted\",\"aimed\":7,\"succeeded\":4,"
                                        + "\"failed\":3,\"reused\":2,\"pages_failed\":0,\"hosts\":[{\"host\":\"example.org\","
                                        + "\"page\":\"https://example.org/\",\"candidates\":60,\"succeeded\":4,\"failed\":3,"
                                        + "\"reused\":1,\"failures\":{\"http-client-error\":2,\"too-small\":1},"
                                        + "\"exhausted\":true,\"needs_browser\":false},{\"host\":\"b.example\",\"page\":\"https://b.example/\","
                                        + "\"candidates\":60,\"succeeded\":0,\"failed\":0,\"reused\":1,"
                                        + "\"failures\":{\"timeout\":1},\"exhausted\":true,\"needs_browser\":false}],\"elapsed_ms\":3240}"));
    }

    private static String failedLine(int candidate, String error, int status) {
        return ("{\"event\":\"image-failed\",\"page\":\"https://example.org/\","
                        + "\"url\":\"https://images.example/0/%d.jpg\",\"source\":\"fetched\",\"batch\":1,"
                        + "\"error\":\"%s\",\"detail\":\"what was met\",\"http_status\":%d}")
                .formatted(candidate, error, status);
    }

    @Test
    void summary_namesPlacesInFull_whereTheyAreElsewhere_andNoneThatGo() {
        SummaryText elsewhere = new SummaryText(WORKSPACE, Places.TOLD, FOLDER.resolve("deeper"), Glyphs.ASCII);
        assertThat(elsewhere.lines(SUMMARY, PROGRESS))
                .contains("  4 of 7 from example.org: 2 x 403, 1 too small, list exhausted")
                .last()
                .asString()
                .contains(WORKSPACE.database().toString());
        SummaryText untold = new SummaryText(WORKSPACE, Places.UNTOLD, FOLDER, Glyphs.ASCII);
        assertThat(untold.lines(SUMMARY, PROGRESS)).last().asString().startsWith("4 of 7 images");
    }

    @Test
    void summary_saysWhyNoPageCouldBeRead() {
        assertThat(total(
                        RunEvents.unread("https://a.example/", FailureReason.HOST_UNKNOWN, ""),
                        RunEvents.unread("https://b.example/", FailureReason.HOST_UNKNOWN, "")))
                .isEqualTo("0 of 7 images in 3.2 s (run 3, 2 reused, 0 failed, 2 pages failed): there is no network");
        assertThat(total(
                        RunEvents.unread("https://a.example/", FailureReason.PROXY, "407"),
                        RunEvents.unread("https://b.example/", FailureReason.PROXY, "407")))
                .endsWith(", 2 pages failed): no page could be read: the proxy refuses");
        assertThat(total(
                        RunEvents.unread("https://a.example/", FailureReason.TIMEOUT, ""),
                        RunEvents.unread("https://b.example/", FailureReason.TLS, ""),
                        RunEvents.unread("https://c.example/", FailureReason.TIMEOUT, "")))
                .endsWith(", 3 pages failed): no page could be read: 2 timeout, 1 tls");
        assertThat(total(
                        RunEvents.tally("https://a.example/", 2, 0, Map.of(), true),
                        RunEvents.unread("https://b.example/", FailureReason.TLS, "")))
                .endsWith(", 1 page failed): the pages that could be read offer no more");
    }

    private static String total(RunSummary.SiteTally... sites) {
        return SUMMARY_TEXT.total(RunEvents.summary(RunOutcome.EXHAUSTED, 7, sites));
    }
}
