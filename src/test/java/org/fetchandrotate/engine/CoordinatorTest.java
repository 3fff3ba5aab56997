package org.fetchandrotate.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.fetchandrotate.engine.RunEvent.Source;
import org.fetchandrotate.model.Failure;
import org.fetchandrotate.model.FailureReason;
import org.fetchandrotate.model.FoundAs;
import org.fetchandrotate.model.ImageCandidate;
import org.fetchandrotate.model.ImageFormat;
import org.fetchandrotate.model.ImageRecord;
import org.fetchandrotate.model.Rotation;
import org.fetchandrotate.model.Settings;
import org.fetchandrotate.model.Website;
import org.fetchandrotate.scrape.PageLinks;
import org.fetchandrotate.scrape.PageScan;
import org.fetchandrotate.storage.Database;
import org.fetchandrotate.storage.HistoryReader;
import org.fetchandrotate.storage.HistoryWriter;
import org.fetchandrotate.storage.ImageQuery;
import org.fetchandrotate.storage.Workspace;
import org.fetchandrotate.storage.WorkspaceFiles;
import org.fetchandrotate.url.WebUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What the coordinator starts, and how it ends, with workers that only say what a test tells them to.
@Timeout(60)
final class CoordinatorTest {
    @TempDir
    private Path root;

    private final BlockingQueue<Message> inbox = new LinkedBlockingQueue<>();
    private final RunControl control = new RunControl(() -> inbox.add(new Message.WishChanged()));
    private final PlayedWorkers workers = new PlayedWorkers();
    private final List<RunEvent> events = new ArrayList<>();
    private Database database;
    private HistoryWriter writer;
    private RunLog log;
    private Journal journal;
    private HeapKeeper heap = HeapKeeper.ofThisProcess();
    private List<Site> sites = List.of();

    @BeforeEach
    void open() throws Exception {
        Workspace workspace = new Workspace(root, Settings.Files.DEFAULTS);
        new WorkspaceFiles(workspace).prepare();
        database = Database.open(workspace.database());
        writer = database.writer();
        log = RunLog.open(workspace.logFolder(), Clock.systemUTC());
        long runId = writer.startRun(Instant.EPOCH, 4, Rotation.HALF_TURN, "");
        journal = new Journal(runId, writer, log, events::add);
    }

    @AfterEach
    void close() throws Exception {
        log.close();
        writer.close();
        database.close();
    }

    @Test
    void asksEachPage_thenTakesTheImagesInTurns_andReplacesWhatFails() throws Exception {
        workers.image =
                job -> job.key().url().toString().endsWith("a/1") ? lost(job, FailureReason.TIMEOUT) : taken(job);
        Ending ending = coordinator(4, 2).run();
        assertThat(ending).isInstanceOf(Ending.Settled.class);
        assertThat(workers.started).containsExactly("page a", "page b", "a/0", "a/1", "b/0", "b/1", "a/2");
        assertThat(events.stream()
                        .filter(RunEvent.ImageProcessed.class::isInstance)
                        .count())
                .isEqualTo(4);
        assertThat(told(RunEvent.PageScanned.class)).hasSize(2);
        assertThat(told(RunEvent.BatchFinished.class))
                .containsExactly(new RunEvent.BatchFinished(0, 4, 3, 1), new RunEvent.BatchFinished(1, 1, 1, 0));
        assertThat(sites)
                .extracting(
                        site -> site.tally(false).succeeded(),
                        site -> site.tally(false).failed())
                .containsExactly(tuple(2, 1), tuple(2, 0));
    }

    /// What a site lacks makes others' share larger, so that they are looked at again while their page is under
    /// way.
    @Test
    void asksEachPageOnce() throws Exception {
        assertThat(coordinator(8, 2).run()).isInstanceOf(Ending.Settled.class);
        assertThat(workers.started).containsOnlyOnce("page a").containsOnlyOnce("page b");
    }

    @Test
    void startsImagesInTurns_whenSeveralPagesHaveCome() throws Exception {
        workers.onRead = () -> {
            if (workers.started.contains("page b")) {
                control.set(RunControl.Wish.REST);
            }
        };
        Thread user = Thread.ofPlatform().start(() -> {
            await().until(() -> control.wish() == RunControl.Wish.REST && inbox.isEmpty());
            control.set(RunControl.Wish.GO_ON);
        });
        coordinator(6, 2).run();
        user.join();
        assertThat(workers.started).containsExactly("page a", "page b", "a/0", "b/0", "a/1", "b/1", "a/2", "b/2");
    }

    @Test
    void readsFurtherPagesOneByOne_asLongAsImagesAreWanted() throws Exception {
        workers.links = page -> page.path().equals("/")
                ? new PageLinks(List.of(url(page.host() + "/2"), url(page.host() + "/3")), List.of(), List.of())
                : PageLinks.NONE;
        assertThat(coordinator(5, 1).run()).isInstanceOf(Ending.Settled.class);

        assertThat(workers.started).containsExactly("page a", "page a/2", "a/0", "a/1", "a/2", "a/2/0", "a/2/1");
        assertThat(told(RunEvent.PageScanned.class))
                .extracting(RunEvent.PageScanned::candidates)
                .containsExactly(3, 6);
        assertThat(told(RunEvent.PageScanned.class))
                .extracting(RunEvent.PageScanned::further)
                .containsOnly(RunEvent.Further.PAGES);
    }

    @Test
    void looksAtTheHeap_afterEachMessage() throws Exception {
        AtomicLong looks = new AtomicLong();
        heap = new HeapKeeper(() -> looks.incrementAndGet(), () -> {});
        coordinator(4, 2).run();
        // one when it is made; then two pages and four images
        assertThat(looks).hasValue(7);
    }

    @Test
    void startsNothing_whileItRests_andGoesOnAfterwards() throws Exception {
        control.set(RunControl.Wish.REST);
        List<String> startedAtRest = new ArrayList<>();
        // an empty inbox means that the coordinator has taken in the wish to rest and waits for another
        Thread user = Thread.ofPlatform().start(() -> {
            await().until(inbox::isEmpty);
            startedAtRest.addAll(workers.started);
            control.set(RunControl.Wish.GO_ON);
        });
        assertThat(coordinator(4, 2).run()).isInstanceOf(Ending.Settled.class);
        user.join();
        assertThat(startedAtRest).isEmpty();
        assertThat(workers.started).hasSize(6);
    }

    @Test
    void stops_whenTheUserWishesSo_andTakesInWhatWasUnderWay() throws Exception {
        workers.image = job -> {
            control.set(RunControl.Wish.END);
            return taken(job);
        };
        Coordinator coordinator = coordinator(4, 2);
        assertThat(coordinator.run()).isInstanceOf(Ending.Stopped.class);
        coordinator.drain();
        assertThat(workers.interrupted).isTrue();
        assertThat(inbox).isEmpty();
        assertThat(told(RunEvent.BatchFinished.class)).hasSize(1);
        assertThat(events.stream().filter(RunEvent.ImageProcessed.class::isInstance))
                .hasSameSizeAs(workers.started.stream()
                        .filter(name -> name.contains("/"))
                        .toList());
    }

    /// It counts neither as taken nor as failed; its row says how far it got.
    @Test
    void keepsTheRowOfAnImage_thatTheEndCutShort() throws Exception {
        workers.image = job -> {
            control.set(RunControl.Wish.END);
            return lost(job, FailureReason.INTERRUPTED);
        };
        Coordinator coordinator = coordinator(1, 1);
        assertThat(coordinator.run()).isInstanceOf(Ending.Stopped.class);
        coordinator.drain();
        writer.flush();

        assertThat(told(RunEvent.ImageFailed.class)).isEmpty();
        assertThat(sites.getFirst().tally(false).failed()).isZero();
        try (HistoryReader reader = database.reader()) {
            assertThat(reader.ids(ImageQuery.ALL)).hasSize(1);
        }
    }

    @Test
    void breaksOff_whenAWorkerBreaks() throws Exception {
        workers.message = job -> new Message.Broken("it broke", new IllegalStateException());
        Coordinator coordinator = coordinator(4, 2);
        assertThat(coordinator.run())
                .isInstanceOfSatisfying(
                        Ending.Broken.class, broken -> assertThat(broken.what()).isEqualTo("it broke"));
        coordinator.drain();
        assertThat(inbox).isEmpty();
    }

    @Test
    void waitsForNothing_thatAWorkerGaveUp() throws Exception {
        workers.message = job -> {
            control.set(RunControl.Wish.END);
            return new Message.Abandoned();
        };
        Coordinator coordinator = coordinator(4, 2);
        assertThat(coordinator.run()).isInstanceOf(Ending.Stopped.class);
        coordinator.drain();
        assertThat(inbox).isEmpty();
    }

    @Test
    void saysWhatToDo_whenTooManyFilesAreOpen() throws Exception {
        workers.image = job -> new ImageResult.Lost(
                job.newRecord(Instant.EPOCH).failed(new Failure(FailureReason.WRITE_FAILED, "Too many open files")),
                Source.FETCHED);
        Coordinator coordinator = coordinator(4, 2);
        assertThat(coordinator.run())
                .isInstanceOfSatisfying(
                        Ending.Broken.class, broken -> assertThat(broken.what()).contains("ulimit -n"));
        coordinator.drain();
    }

    @Test
    void breaksOff_whenTheDiskIsFull() throws Exception {
        workers.image = job -> lost(job, FailureReason.DISK_FULL);
        Coordinator coordinator = coordinator(4, 2);
        assertThat(coordinator.run())
                .isInstanceOfSatisfying(
                        Ending.Broken.class, broken -> assertThat(broken.what()).startsWith("The disk is full"));
        coordinator.drain();
        assertThat(inbox).isEmpty();
    }

    @Test
    void neverHasMoreImagesOfASiteUnderWay_thanItMay() throws Exception {
        workers.answersAtOnce = false;
        Thread run = Thread.ofPlatform().start(() -> {
            try {
                coordinator(40, 1, 40).run();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        settleOneByOne(run, 40, 6);
        run.join();
    }

    /// Each has a thread; each site has its own all the same.
    @Test
    void hasBoundedlyManyUnderWay_howeverManyAreCertain() throws Exception {
        workers.answersAtOnce = false;
        int sites = 500;
        int aimed = sites * 6;
        Thread run = Thread.ofPlatform().start(() -> {
            try {
                coordinator(aimed, sites, 6).run();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        awaitRest(run);
        assertThat(workers.pending).hasSize(1_024);
        for (int left = aimed; left > 0; left--) {
            ImageJob job = workers.pending.take();
            inbox.add(new Message.ImageSettled(job, taken(job)));
        }
        run.join();
    }

    /// @param most how many are to be under way, as long as there are so many
    private void settleOneByOne(Thread run, int images, int most) throws InterruptedException {
        for (int left = images; left > 0; left--) {
            awaitRest(run);
            assertThat(workers.pending).hasSize(Math.min(most, left));
            ImageJob job = workers.pending.take();
            inbox.add(new Message.ImageSettled(job, taken(job)));
        }
    }

    /// Until there is nothing that the coordinator hasn't taken in.
    private void awaitRest(Thread run) {
        await().pollInterval(Duration.ofMillis(1))
                .until(() -> inbox.isEmpty() && run.getState() == Thread.State.WAITING);
    }

    private <T> List<T> told(Class<T> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private Coordinator coordinator(int aimed, int sites) {
        return coordinator(aimed, sites, 3);
    }

    private Coordinator coordinator(int aimed, int sites, int candidates) {
        workers.candidates = candidates;
        this.sites = IntStream.range(0, sites)
                .mapToObj(site -> new Site(
                        new Website(url((sites > 26 ? "s" + site : (char) ('a' + site)) + ".example/")),
                        new FurtherPages(Settings.Follow.PAGES, Set.of())))
                .toList();
        RunParts parts = new RunParts(1, inbox, control, workers, journal, 6, heap);
        return new Coordinator(parts, new Selection(aimed, sites), this.sites);
    }

    private static WebUrl url(String rest) {
        return WebUrl.parse("http://" + rest).orElseThrow();
    }

    private static ImageResult taken(ImageJob job) {
        String hash = "0".repeat(64);
        ImageRecord record = job.newRecord(Instant.EPOCH)
                .downloaded("x.png", new ImageRecord.Picture(Optional.of(ImageFormat.PNG), 9, 9, 1, hash))
                .processed(new ImageRecord.RotatedCopy(Rotation.HALF_TURN, "lossless", 1, hash, Duration.ZERO));
        return new ImageResult.Taken(record, Source.FETCHED, Optional.empty());
    }

    private static ImageResult lost(ImageJob job, FailureReason reason) {
        return new ImageResult.Lost(job.newRecord(Instant.EPOCH).failed(new Failure(reason, "why")), Source.FETCHED);
    }

    /// Single-thread but for what is pending.
    private final class PlayedWorkers implements TaskStarter {
        private final List<String> started = new ArrayList<>();
        private final BlockingQueue<ImageJob> pending = new LinkedBlockingQueue<>();
        private Function<ImageJob, ImageResult> image = CoordinatorTest::taken;
        private Function<ImageJob, Message> message = job -> new Message.ImageSettled(job, image.apply(job));
        private Function<WebUrl, PageLinks> links = _ -> PageLinks.NONE;
        private Runnable onRead = () -> {};
        private int candidates;
        private boolean answersAtOnce = true;
        private boolean interrupted;

        @Override
        public void read(int site, WebUrl page) {
            String further = page.path().equals("/") ? "" : page.path();
            started.add("page " + page.host().charAt(0) + further);
            onRead.run();
            List<ImageCandidate> offered = IntStream.range(0, candidates)
                    .mapToObj(number -> new ImageCandidate(
                            url(page.host() + "/" + page.host().charAt(0) + further + "/" + number),
                            List.of(),
                            FoundAs.IMG_SRC,
                            ""))
                    .toList();
            inbox.add(new Message.PageRead(
                    site,
                    new PageReader.Page(
                            Optional.of(page),
                            OptionalInt.of(200),
                            offered,
                            0,
                            Optional.empty(),
                            Duration.ZERO,
                            links.apply(page),
                            PageScan.Make.PLAIN)));
        }

        @Override
        public void process(ImageJob job) {
            started.add(job.candidate().url().toString().replaceFirst("http://[^/]*/", ""));
            if (answersAtOnce) {
                inbox.add(message.apply(job));
            } else {
                pending.add(job);
            }
        }

        @Override
        public void interrupt() {
            interrupted = true;
        }
    }
}
