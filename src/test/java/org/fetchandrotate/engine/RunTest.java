package org.fetchandrotate.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.fetchandrotate.model.Failure;
import org.fetchandrotate.model.FailureReason;
import org.fetchandrotate.model.ImageRecord;
import org.fetchandrotate.model.ImageStatus;
import org.fetchandrotate.model.JpegUnaligned;
import org.fetchandrotate.model.Rotation;
import org.fetchandrotate.model.RunOutcome;
import org.fetchandrotate.model.Settings;
import org.fetchandrotate.model.Website;
import org.fetchandrotate.storage.HistoryReader;
import org.fetchandrotate.storage.ImageQuery;
import org.fetchandrotate.storage.StorageException;
import org.fetchandrotate.storage.WorkspaceCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whole runs: real HTTP, real files, a real database.
final class RunTest extends WholeRuns {
    private final ConcurrentLinkedQueue<RunEvent> events = new ConcurrentLinkedQueue<>();

    @Test
    void takesEvenlyInTurns_andRecordsTheOrder() throws Exception {
        web.gallery(0, 10);
        web.gallery(1, 2);
        web.gallery(2, 10);
        RunSummary summary = run(settings(9));
        assertThat(summary.outcome()).isEqualTo(RunOutcome.COMPLETE);
        assertThat(summary.sites()).extracting(RunSummary.SiteTally::succeeded).containsExactly(4, 2, 3);
        assertThat(order(summary.runId()))
                .containsExactly("0:/0", "1:/0", "2:/0", "0:/1", "1:/1", "2:/1", "0:/2", "2:/2", "0:/3");
        assertThat(web.imageRequests()).hasSize(9);
        assertNothingIsAmiss();
    }

    @Test
    void replacesFailuresFromTheSameSite() throws Exception {
        web.gallery(0, 10);
        web.gallery(1, 10);
        web.route(0, "/0.png", TestWeb.status(404));
        web.route(0, "/2.png", TestWeb.ok("image/png", "<html>sorry</html>".getBytes(StandardCharsets.UTF_8)));
        web.gallery(2, 0);
        RunSummary summary = run(settings(6));
        assertThat(order(summary.runId())).containsExactly("0:/1", "1:/0", "0:/3", "1:/1", "0:/4", "1:/2");
        assertThat(summary.sites().getFirst().failures())
                .containsOnlyKeys(FailureReason.HTTP_CLIENT_ERROR, FailureReason.NOT_AN_IMAGE);
        assertThat(web.imageRequests()).hasSize(8);
        List<RunEvent.BatchFinished> batches = events.stream()
                .filter(RunEvent.BatchFinished.class::isInstance)
                .map(RunEvent.BatchFinished.class::cast)
                .toList();
        assertThat(batches.getFirst().aimed()).isEqualTo(6);
        assertThat(batches.stream().mapToInt(RunEvent.BatchFinished::succeeded).sum())
                .isEqualTo(6);
        assertThat(batches.stream().mapToInt(RunEvent.BatchFinished::failed).sum())
                .isEqualTo(2);
        assertNothingIsAmiss();
    }

    @Test
    void asksForNothing_whenAllIsDone() throws Exception {
        galleries(5);
        web.route(1, "/1.png", TestWeb.status(410));
        RunSummary first = run(settings(12));
        web.forgetRequests();
        RunSummary second = run(settings(12));
        assertThat(web.imageRequests()).isEmpty();
        assertThat(second.reused()).isEqualTo(12);
        assertThat(second.outcome()).isEqualTo(RunOutcome.COMPLETE);
        assertThat(order(second.runId())).isEqualTo(order(first.runId()));
        assertThat(rows()).hasSize(13);
        assertNothingIsAmiss();
    }

    @Test
    void fetchesAnew_whenAFileWasChangedOrNothingIsToBeReused() throws Exception {
        galleries(4);
        RunSummary first = run(settings(3));
        ImageRecord changed = rows().stream()
                .filter(row -> row.url().equals(web.url(0, "/0.png")))
                .findFirst()
                .orElseThrow();
        Files.writeString(
                workspace.original(changed.dirname(), changed.filename().orElseThrow()), "scribble");
        web.forgetRequests();
        assertThat(run(settings(3)).reused()).isEqualTo(2);
        assertThat(web.imageRequests()).containsExactly("0:/0.png");
        assertNothingIsAmiss();
        web.forgetRequests();
        RunSummary fresh = run(settings(3, Rotation.HALF_TURN, Settings.Reuse.NOTHING));
        assertThat(fresh.reused()).isZero();
        assertThat(web.imageRequests()).hasSize(3);
        assertThat(order(fresh.runId())).isEqualTo(order(first.runId()));
        assertNothingIsAmiss();
    }

    @Test
    void readsAPageOfAnEarlierRun_whenTheServerSaysThatItIsStillTheSame() throws Exception {
        web.gallery(0, 2);
        web.route(0, "/", TestWeb.taggedPage("W/\"1\"", "<img src='/0.png'>"));
        run(settings(2));

        RunSummary second = run(settings(2));
        assertThat(second.sites().getFirst().reused()).isEqualTo(1);
        assertThat(pageStatus(second)).hasValue(304);

        web.route(0, "/", TestWeb.taggedPage("W/\"2\"", "<img src='/0.png'><img src='/1.png'>"));
        RunSummary third = run(settings(2));
        assertThat(third.sites().getFirst().succeeded()).isEqualTo(2);
        assertThat(pageStatus(third)).hasValue(200);
        assertThat(pageStatus(run(settings(2)))).hasValue(304);
    }

    private OptionalInt pageStatus(RunSummary summary) throws Exception {
        try (HistoryReader reader = database.reader()) {
            return reader.pages(summary.runId()).getFirst().httpStatus();
        }
    }

    @Test
    void transfersNothingAgain_whenTheServerSaysThatItIsStillTheSame() throws Exception {
        byte[] old = TestWeb.picture(1);
        byte[] changed = TestWeb.picture(2);
        web.route(0, "/", TestWeb.page("<img src='/a.png'><img src='/b.png'>"));
        web.route(0, "/a.png", TestWeb.tagged("\"a\"", old));
        web.route(0, "/b.png", TestWeb.tagged("\"b\"", old));
        run(settings(2));
        web.route(0, "/b.png", TestWeb.tagged("\"c\"", changed));

        RunSummary second = run(settings(2, Rotation.CLOCKWISE_90, Settings.Reuse.NOTHING));

        assertThat(second.succeeded()).isEqualTo(2);
        assertThat(second.reused()).isZero();
        List<ImageRecord> rows = rows().stream()
                .filter(row -> row.origin().runId() == second.runId())
                .sorted(Comparator.comparing(ImageRecord::url))
                .toList();
        assertThat(rows)
                .extracting(row -> row.transfer().orElseThrow().httpStatus().getAsInt())
                .containsExactly(304, 200);
        for (ImageRecord row : rows) {
            byte[] expected = row.url().endsWith("a.png") ? old : changed;
            assertThat(workspace.original(row.dirname(), row.filename().orElseThrow()))
                    .hasBinaryContent(expected);
            assertThat(row.transfer().orElseThrow().etag()).isPresent();
        }
        assertNothingIsAmiss();
    }

    @Test
    void rotatesWithoutARequest_whenOnlyTheAngleChanged() throws Exception {
        galleries(4);
        run(settings(6));
        web.forgetRequests();
        RunSummary second = run(settings(6, Rotation.CLOCKWISE_90, Settings.Reuse.PREVIOUS_RUNS));
        assertThat(web.imageRequests()).isEmpty();
        assertThat(second.succeeded()).isEqualTo(6);
        assertThat(second.reused()).isZero();
        assertThat(rows())
                .filteredOn(row -> row.origin().runId() == second.runId())
                .hasSize(6)
                .allMatch(row -> row.rotatedCopy().orElseThrow().rotation() == Rotation.CLOCKWISE_90);
        assertNothingIsAmiss();
    }

    @Test
    void fetchesOnce_whatTwoSitesShow() throws Exception {
        web.route(0, "/a.png", TestWeb.ok("image/png", TestWeb.picture(1)));
        byte[] page = "<img src='%s'>".formatted(web.url(0, "/a.png")).getBytes(StandardCharsets.UTF_8);
        for (int site = 0; site < 3; site++) {
            web.route(site, "/", TestWeb.ok("text/html", page));
        }
        RunSummary summary = run(settings(3));
        assertThat(summary.succeeded()).isEqualTo(3);
        assertThat(web.imageRequests()).containsExactly("0:/a.png");
        assertThat(rows())
                .extracting(ImageRecord::dirname)
                .containsExactlyInAnyOrder("127.0.1.1", "127.0.1.2", "127.0.1.3");
        assertNothingIsAmiss();
    }

    @Test
    void countsAPictureOnce_whenTwoPagesOfAHostShowIt() throws Exception {
        web.gallery(0, 3);
        byte[] page = "<img src='/1.png'><img src='/9.png'>".getBytes(StandardCharsets.UTF_8);
        web.route(0, "/other", TestWeb.ok("text/html", page));
        web.route(0, "/9.png", TestWeb.ok("image/png", TestWeb.picture(9)));
        RunSummary summary = run(settings(100), List.of(web.site(0), web.page(0, "/other")), run -> {});
        assertThat(summary.outcome()).isEqualTo(RunOutcome.EXHAUSTED);
        assertThat(summary.sites()).extracting(RunSummary.SiteTally::succeeded).containsExactly(3, 1);
        assertThat(summary.sites()).allMatch(RunSummary.SiteTally::exhausted);
        assertNothingIsAmiss();
    }

    @Test
    void triesTheOtherUrls_whenTheBestIsGone() throws Exception {
        byte[] page = "<img src='/small.png' srcset='/large.png 2x'>".getBytes(StandardCharsets.UTF_8);
        web.route(0, "/", TestWeb.ok("text/html", page));
        web.route(0, "/small.png", TestWeb.ok("image/png", TestWeb.picture(5)));
        RunSummary summary = run(settings(1), List.of(web.site(0)), run -> {});
        assertThat(summary.succeeded()).isEqualTo(1);
        ImageRecord row = rows().getFirst();
        assertThat(row.url()).isEqualTo(web.url(0, "/large.png"));
        assertThat(row.transfer().orElseThrow().finalUrl()).contains(web.url(0, "/small.png"));
        web.forgetRequests();
        assertThat(run(settings(1), List.of(web.site(0)), run -> {}).reused()).isEqualTo(1);
        assertThat(web.imageRequests()).isEmpty();
    }

    @Test
    void keepsTheOriginal_whenItCannotBeRotated() throws Exception {
        byte[] svg = "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.UTF_8);
        web.gallery(0, 2);
        web.route(0, "/0.png", TestWeb.ok("image/svg+xml", svg));
        run(settings(1), List.of(web.site(0)), run -> {});
        ImageRecord row = rows().stream()
                .filter(image -> image.failure().isPresent())
                .findFirst()
                .orElseThrow();
        assertThat(row.status()).isEqualTo(ImageStatus.DOWNLOADED);
        assertThat(row.failure().orElseThrow().reason()).isEqualTo(FailureReason.UNSUPPORTED_FORMAT);
        assertThat(workspace.original(row.dirname(), row.filename().orElseThrow()))
                .hasBinaryContent(svg);
        assertNothingIsAmiss();
    }

    @Test
    void retriesTheFailedAlone() throws Exception {
        galleries(3);
        web.route(0, "/0.png", TestWeb.status(404));
        web.route(1, "/1.png", TestWeb.status(410));
        RunSummary first = run(settings(6));
        assertThat(first.failed()).isEqualTo(2);
        web.route(0, "/0.png", TestWeb.ok("image/png", TestWeb.picture(77)));
        web.forgetRequests();
        RunSummary retry = prepare(settings(6), List.of(web.site(0)), OptionalLong.of(first.runId()))
                .execute(events::add);
        assertThat(web.imageRequests()).containsExactly("0:/0.png", "1:/1.png");
        assertThat(retry.aimed()).isEqualTo(2);
        assertThat(retry.succeeded()).isEqualTo(1);
        assertNothingIsAmiss();
    }

    @Test
    void retriesAPageThatFailed_andKeepsFallbacks_withNoSiteSwitchedOn() throws Exception {
        web.route(0, "/", TestWeb.status(503));
        web.route(1, "/", TestWeb.page("<img src=/0.png srcset='/1.png 2x'>"));
        web.route(1, "/0.png", TestWeb.status(404));
        web.route(1, "/1.png", TestWeb.status(404));
        RunSummary first = run(settings(2));
        assertThat(first.succeeded()).isZero();

        web.route(0, "/", TestWeb.page("<img src=/5.png>"));
        web.route(0, "/5.png", TestWeb.ok("image/png", TestWeb.picture(5)));
        web.route(1, "/0.png", TestWeb.ok("image/png", TestWeb.picture(6)));
        RunSummary retry =
                prepare(settings(2), List.of(), OptionalLong.of(first.runId())).execute(events::add);

        assertThat(retry.succeeded()).isEqualTo(2);
        // one for the image, and one for each of the two pages that failed
        assertThat(retry.aimed()).isEqualTo(3);
        assertNothingIsAmiss();
    }

    @ParameterizedTest
    @ValueSource(strings = {"500", "pixel", "svg", "cut"})
    void triesAFallback_whateverFailedBefore(String failure) throws Exception {
        web.route(0, "/", TestWeb.page("<img src=/0.png srcset='/1.png 2x'>"));
        web.route(
                0,
                "/1.png",
                switch (failure) {
                    case "500" -> TestWeb.status(500);
                    case "pixel" -> TestWeb.ok("image/png", TestWeb.pixel());
                    case "svg" ->
                        TestWeb.ok(
                                "image/png",
                                "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.UTF_8));
                    default -> TestWeb.ok("image/png", Arrays.copyOf(TestWeb.picture(3), 40));
                });
        web.route(0, "/0.png", TestWeb.ok("image/png", TestWeb.picture(4)));

        RunSummary summary = run(settings(1), List.of(web.site(0)), run -> {});

        assertThat(summary.succeeded()).isEqualTo(1);
        assertThat(web.imageRequests()).contains("0:/1.png", "0:/0.png");
        assertNothingIsAmiss();
    }

    @Test
    void leavesAPixelOut_andSaysWhy() throws Exception {
        web.route(0, "/", TestWeb.page("<img src=/1.png>"));
        web.route(0, "/1.png", TestWeb.ok("image/png", TestWeb.pixel()));

        run(settings(1), List.of(web.site(0)), run -> {});

        assertThat(rows())
                .singleElement()
                .satisfies(row -> assertThat(row.failure())
                        .contains(new Failure(FailureReason.TOO_SMALL, "1 × 1 pixels: a tracking pixel or a spacer")));
    }

    @Test
    void makesCopiesAnew_whenTheModeForUnalignedJpegsChanges() throws Exception {
        web.route(0, "/", TestWeb.page("<img src=/1.png><img src=/2.png>"));
        web.route(0, "/1.png", TestWeb.ok("image/jpeg", TestWeb.jpeg(33, 17)));
        web.route(0, "/2.png", TestWeb.ok("image/jpeg", TestWeb.jpeg(32, 16)));
        List<Website> one = List.of(web.site(0));
        run(settings(2), one, run -> {});
        web.forgetRequests();

        Settings trimming = settings(2).withJpegUnaligned(JpegUnaligned.TRIM);
        RunSummary again = run(trimming, one, run -> {});

        // the one that fits its blocks is the same in every mode
        assertThat(again.reused()).isEqualTo(1);
        assertThat(rows())
                .extracting(row -> row.rotatedCopy().orElseThrow().method())
                .contains("trimmed", "lossless");
        assertThat(web.imageRequests()).as("its original is still good").isEmpty();
        assertThat(run(trimming, one, run -> {}).reused()).isEqualTo(2);
        assertNothingIsAmiss();
    }

    @Test
    void leavesNothingHalfDone_whenStopped() throws Exception {
        galleries(30);
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        web.route(1, "/4.png", TestWeb.held(arrived, never, TestWeb.status(500)));
        Future<RunSummary> stopped = inBackground(settings(60), run -> {
            arrived.await();
            run.stop();
        });
        RunSummary summary = stopped.get();
        never.countDown();
        assertThat(summary.outcome()).isEqualTo(RunOutcome.STOPPED);
        assertNothingIsAmiss();
        assertThat(threadsOfRuns()).isEmpty();
        web.route(1, "/4.png", TestWeb.ok("image/png", TestWeb.picture(4)));
        RunSummary rerun = run(settings(60));
        assertThat(rerun.succeeded()).isEqualTo(60);
        assertThat(rerun.reused()).isEqualTo(summary.succeeded());
        assertNothingIsAmiss();
    }

    @Test
    void stopsAsWell_whenItsThreadIsInterrupted() throws Exception {
        galleries(3);
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        web.route(1, "/", TestWeb.held(arrived, never, TestWeb.status(500)));
        Thread[] runner = new Thread[1];
        Future<RunSummary> run = Executors.newSingleThreadExecutor().submit(() -> {
            runner[0] = Thread.currentThread();
            return run(settings(9));
        });
        arrived.await();
        runner[0].interrupt();
        assertThatThrownBy(run::get)
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(InterruptedException.class);
        never.countDown();
        try (HistoryReader reader = database.reader()) {
            assertThat(reader.runs().getFirst().outcome()).contains(RunOutcome.STOPPED);
        }
        assertNothingIsAmiss();
    }

    @Test
    void startsNothing_whilePaused() throws Exception {
        galleries(20);
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch open = new CountDownLatch(1);
        web.route(0, "/", TestWeb.held(arrived, open, exchange -> {}));
        web.gallery(2, 20);
        List<String> whilePaused = new ArrayList<>();
        Future<RunSummary> run = inBackground(settings(30), running -> {
            arrived.await();
            running.pause();
            open.countDown();
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> running.activity().stream().allMatch(host -> host.open() == 0));
            int before = web.imageRequests().size();
            await().during(Duration.ofMillis(300))
                    .until(() -> web.imageRequests().size() == before);
            whilePaused.add("seen");
            running.resume();
        });
        RunSummary summary = run.get();
        assertThat(whilePaused).containsExactly("seen");
        assertThat(summary.outcome()).isEqualTo(RunOutcome.COMPLETE);
    }

    @Test
    void startsCertainImages_whileASlowPageIsAwaited() throws Exception {
        galleries(6);
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch open = new CountDownLatch(1);
        web.route(2, "/", TestWeb.held(arrived, open, TestWeb.status(404)));
        Future<RunSummary> run = inBackground(settings(9), running -> {
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> web.imageRequests().size() == 6);
            open.countDown();
        });
        RunSummary summary = run.get();
        assertThat(summary.sites()).extracting(RunSummary.SiteTally::succeeded).containsExactly(5, 4, 0);
        assertNothingIsAmiss();
    }

    @Test
    void writesALogOfEverything() throws Exception {
        galleries(2);
        web.route(0, "/0.png", TestWeb.status(404));
        run(settings(4));
        try (Stream<Path> logs = Files.list(workspace.logFolder())) {
            String log = Files.readString(logs.findFirst().orElseThrow());
            assertThat(log.lines().filter(line -> line.contains("page scanned")))
                    .hasSize(3);
            assertThat(log.lines().filter(line -> line.contains("image processed")))
                    .hasSize(4);
            assertThat(log.lines().filter(line -> line.contains("image failed")))
                    .hasSize(1);
            assertThat(log.lines().filter(line -> line.contains("robots.txt of ")))
                    .hasSize(3)
                    .allMatch(line -> line.endsWith(" allows everything: there is none (404 Not Found)"));
            assertThat(log).contains("batch 0: 1 failed, 3 succeeded, 4 aimed at", "total: 1 failed, 4 succeeded");
        }
    }

    private void galleries(int images) {
        for (int site = 0; site < 3; site++) {
            web.gallery(site, images);
        }
    }

    private RunSummary run(Settings settings) throws Exception {
        return run(settings, List.of(web.site(0), web.site(1), web.site(2)), run -> {});
    }

    private RunSummary run(Settings settings, List<Website> websites, Consumer<Run> onStart) throws Exception {
        Run run = prepare(settings, websites, OptionalLong.empty());
        onStart.accept(run);
        return run.execute(events::add);
    }

    /// Starts a run on a thread of its own, and does something while it goes on.
    private Future<RunSummary> inBackground(Settings settings, Meanwhile meanwhile) throws Exception {
        List<Run> started = new ArrayList<>();
        CountDownLatch ready = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<RunSummary> summary =
                    threads.submit(() -> run(settings, List.of(web.site(0), web.site(1), web.site(2)), run -> {
                        started.add(run);
                        ready.countDown();
                    }));
            ready.await();
            meanwhile.act(started.getFirst());
            return summary;
        }
    }

    private static Settings settings(int images) {
        return settings(images, Rotation.HALF_TURN, Settings.Reuse.PREVIOUS_RUNS);
    }

    private static Settings settings(int images, Rotation rotation, Settings.Reuse reuse) {
        return Settings.DEFAULTS.withMaxImages(images).withRotation(rotation).withReuse(reuse);
    }

    private List<ImageRecord> rows() throws StorageException {
        try (HistoryReader reader = database.reader()) {
            return reader.images(reader.ids(ImageQuery.ALL));
        }
    }

    /// What a run took, as `site:/number`, by position.
    private List<String> order(long runId) throws StorageException {
        try (HistoryReader reader = database.reader()) {
            long[] ids = reader.ids(ImageQuery.ALL
                    .ofRun(runId)
                    .sortedBy(ImageQuery.SortColumn.POSITION, ImageQuery.Direction.ASCENDING));
            List<ImageRecord> taken = reader.images(ids).stream()
                    .filter(row -> row.failure().isEmpty())
                    .toList();
            assertThat(taken).allMatch(row -> !row.origin().position().equals(OptionalInt.empty()));
            return taken.stream()
                    .map(row -> (Integer.parseInt(row.dirname().substring(8)) - 1) + ":"
                            + row.url().replaceFirst(".*(/[0-9]+)\\.png", "$1"))
                    .toList();
        }
    }

    private void assertNothingIsAmiss() throws Exception {
        try (HistoryReader reader = database.reader()) {
            List<Object> findings = new ArrayList<>();
            new WorkspaceCheck(workspace, reader, findings::add).run();
            assertThat(findings).isEmpty();
        }
    }

    /// Platform threads that a run started. Not those of OkHttp's own task runner, which all its clients in a
    /// process share and which end by themselves.
    private static List<String> threadsOfRuns() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("processor-") || name.startsWith("history"))
                .toList();
    }

    private interface Meanwhile {
        void act(Run run) throws InterruptedException;
    }
}
