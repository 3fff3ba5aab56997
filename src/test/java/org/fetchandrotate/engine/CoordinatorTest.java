package org.fetchandrotate.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
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
import org.fetchandrotate.storage.HistoryWriter;
import org.fetchandrotate.storage.Workspace;
import org.fetchandrotate.storage.WorkspaceFiles;
import org.fetchandrotate.url.WebUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the coordinator starts, and how it ends, with workers that only say what a test tells them to.
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
        assertThat(events.stream().filter(RunEvent.ImageProcessed.class::isInstance))
                .hasSameSizeAs(workers.started.stream()
                        .filter(name -> name.contains("/"))
                        .toList());
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
        int most = 0;
        for (int left = 40; left > 0; left--) {
            ImageJob job = workers.pending.take();
            most = Math.max(most, workers.pending.size() + 1);
            inbox.add(new Message.ImageSettled(job, taken(job)));
        }
        run.join();
        assertThat(most).isBetween(1, 6);
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
        int most = 0;
        for (int left = aimed; left > 0; left--) {
            ImageJob job = workers.pending.take();
            most = Math.max(most, workers.pending.size() + 1);
            inbox.add(new Message.ImageSettled(job, taken(job)));
        }
        run.join();
        assertThat(most).isLessThanOrEqualTo(1_024 + sites);
    }

    private Coordinator coordinator(int aimed, int sites) {
        return coordinator(aimed, sites, 3);
    }

    private Coordinator coordinator(int aimed, int sites, int candidates) {
        workers.candidates = candidates;
        List<Site> all = IntStream.range(0, sites)
                .mapToObj(site ->
                        new Site(new Website(url((sites > 26 ? "s" + site : (char) ('a' + site)) + ".example/"))))
                .toList();
        RunParts parts = new RunParts(1, inbox, control, workers, journal, 6, HeapKeeper.ofThisProcess());
        return new Coordinator(parts, new Selection(aimed, sites), all);
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
        private int candidates;
        private boolean answersAtOnce = true;
        private boolean interrupted;

        @Override
        public void read(int site, WebUrl page) {
            started.add("page " + page.host().charAt(0));
            List<ImageCandidate> offered = IntStream.range(0, candidates)
                    .mapToObj(number -> new ImageCandidate(
                            url(page.host() + "/" + page.host().charAt(0) + "/" + number),
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
                            PageLinks.NONE,
                            PageScan.Make.PLAIN)));
        }

        @Override
        public void process(ImageJob job) {
            started.add(job.candidate().url().toString().replaceFirst("http://[^/]*/", ""));
            if (answersAtOnce) {
                inbox.add(new Message.ImageSettled(job, image.apply(job)));
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
