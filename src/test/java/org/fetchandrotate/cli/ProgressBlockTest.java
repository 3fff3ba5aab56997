package org.fetchandrotate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.fetchandrotate.cli.Terminal.Colour;
import org.fetchandrotate.cli.Terminal.Look;
import org.fetchandrotate.cli.Terminal.Motion;
import org.fetchandrotate.engine.ProgressTally;
import org.fetchandrotate.engine.RunEvent;
import org.fetchandrotate.engine.RunEvent.Source;
import org.fetchandrotate.engine.RunEvents;
import org.fetchandrotate.fetch.HostActivity;
import org.fetchandrotate.fetch.HostActivity.WaitReason;
import org.fetchandrotate.model.FailureReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgressBlockTest {
    private static final Duration ELAPSED = Duration.ofSeconds(12);
    private static final List<RunEvent> HALFWAY = List.of(
            RunEvents.started(4, "https://a.example/", "https://long-name.example/", "https://c.example/"),
            RunEvents.scanned(0, 7),
            RunEvents.unscanned(2, FailureReason.CONNECTION_REFUSED, "refused"),
            RunEvents.imageStarted(0, 0),
            RunEvents.imageStarted(0, 1),
            RunEvents.imageStarted(0, 2),
            RunEvents.imageStarted(0, 3),
            RunEvents.downloaded(0, 0, 1_500_000),
            RunEvents.processed(0, 0, Source.FETCHED),
            RunEvents.processed(0, 1, Source.FETCHED),
            RunEvents.failed(0, 2, FailureReason.TOO_SMALL, 200));

    private static List<String> lines(Look look, List<RunEvent> events, List<HostActivity> waits, String note) {
        ProgressTally tally = new ProgressTally();
        events.forEach(tally::add);
        return new ProgressBlock(look).lines(tally.snapshot(), ELAPSED, waits, note);
    }

    private static Look look(int width, Glyphs glyphs) {
        return new Look(Motion.LIVE, Colour.NONE, glyphs, width);
    }

    @Test
    void showsABarOverAll_andALineForEachWebsite() {
        assertThat(lines(look(80, Glyphs.UNICODE), HALFWAY, List.of(), ""))
                .isEqualTo(List.of(
                        "███████░░░░░░░░  2 of 4 images, 1 failed, 2 of 3 pages (1 failed), 1.5 MB, 12 s",
                        "  a.example            2 of 7 images, 1 failed, 1 under way",
                        "  long-name.example    0  page asked for",
                        "  c.example            0  page: connection refused"));
    }

    @Test
    void tellsPagesOfTheListThatFailed_andAfterScanningThoseItLedToAsWell() {
        List<RunEvent> events = new ArrayList<>(List.of(
                RunEvents.started(4, "https://a.example/", "https://b.example/"),
                RunEvents.scanned(0, 7),
                RunEvents.unscannedOfMore(0, FailureReason.TIMEOUT),
                RunEvents.unscannedOfMore(0, FailureReason.TIMEOUT)));
        assertThat(lines(look(80, Glyphs.ASCII), events, List.of(), "").getFirst())
                .contains(", 1 of 2 pages, ");
        events.add(RunEvents.unscanned(1, FailureReason.TIMEOUT, "no answer"));
        assertThat(lines(look(80, Glyphs.ASCII), events, List.of(), "").getFirst())
                .contains(", 3 pages failed, ");
    }

    @Test
    void usesAsciiAlone_whereTheTerminalKnowsNoMore() {
        assertThat(lines(look(80, Glyphs.ASCII), HALFWAY, List.of(), "").getFirst())
                .isEqualTo("#######........  2 of 4 images, 1 failed, 2 of 3 pages (1 failed), 1.5 MB, 12 s");
    }

    @Test
    void saysWhatAHostWaitsFor_unlessItIsAnEverydayLimit() {
        List<HostActivity> waits = List.of(
                new HostActivity("a.example", 0, 3, WaitReason.RETRY_AFTER, Duration.ofSeconds(30)),
                new HostActivity("long-name.example", 6, 3, WaitReason.HOST_LIMIT, Duration.ZERO));
        assertThat(lines(look(90, Glyphs.UNICODE), HALFWAY, waits, ""))
                .contains(
                        "  a.example            2 of 7 images, 1 failed, 1 under way, waits 30 s (retry after)",
                        "  long-name.example    0  page asked for");
    }

    @Test
    void saysWhatHoldsImagesBack_atHostsThatAreNoWebsites() {
        List<HostActivity> waits = List.of(
                new HostActivity("cdn.example", 0, 3, WaitReason.RETRY_AFTER, Duration.ofSeconds(30)),
                new HostActivity("images.example", 0, 2, WaitReason.HOST_FAILING, Duration.ofSeconds(8)),
                new HostActivity("fonts.example", 6, 3, WaitReason.HOST_LIMIT, Duration.ZERO));
        assertThat(lines(look(90, Glyphs.UNICODE), HALFWAY, waits, "").subList(4, 6))
                .containsExactly(
                        "  cdn.example, waits 30 s (retry after)", "  images.example, waits 8.0 s (host failing)");
    }

    @Test
    void saysWhatTheUserShouldKnow() {
        assertThat(lines(look(120, Glyphs.UNICODE), HALFWAY, List.of(), "stopping")
                        .getLast())
                .isEqualTo("stopping");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 10, 20, 40, 50, 60, 79, 200})
    void neverFillsALine_howeverNarrowTheTerminal(int width) {
        List<HostActivity> waits =
                List.of(new HostActivity("a.example", 0, 3, WaitReason.RETRY_AFTER, Duration.ofSeconds(30)));
        List<RunEvent> events = new ArrayList<>(HALFWAY);
        events.set(
                0,
                RunEvents.started(
                        4,
                        "https://a.example/",
                        "https://%s.example/".formatted("x".repeat(60)),
                        "https://c.example/"));
        assertThat(lines(look(width, Glyphs.UNICODE), events, waits, "stopping"))
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(Math.max(width - 1, 1)));
    }

    @Test
    void showsTheFirstOfManyWebsites() {
        String[] pages = IntStream.range(0, 30)
                .mapToObj("https://s%d.example/"::formatted)
                .toArray(String[]::new);
        List<String> lines = lines(look(80, Glyphs.UNICODE), List.of(RunEvents.started(4, pages)), List.of(), "");
        assertThat(lines).hasSize(22);
        assertThat(lines.getLast()).isEqualTo("  and 10 more websites");
    }

    @Test
    void coloursOnlyWhereColoursAreWanted() {
        assertThat(String.join("", lines(look(80, Glyphs.UNICODE), HALFWAY, List.of(), "")))
                .doesNotContain("\u001b");
        assertThat(lines(new Look(Motion.LIVE, Colour.COLOURED, Glyphs.UNICODE, 80), HALFWAY, List.of(), "")
                        .getFirst())
                .startsWith("\u001b[32m███████\u001b[0m░");
    }
}
