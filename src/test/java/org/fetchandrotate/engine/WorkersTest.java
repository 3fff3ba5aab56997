package org.fetchandrotate.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.fetchandrotate.fetch.HttpFetcher;
import org.fetchandrotate.imaging.ImageRotator;
import org.fetchandrotate.imaging.RotationOptions;
import org.fetchandrotate.imaging.RotatorLimits;
import org.fetchandrotate.local.LocalFiles;
import org.fetchandrotate.model.FailureReason;
import org.fetchandrotate.model.Settings;
import org.fetchandrotate.model.Website;
import org.fetchandrotate.scrape.EntryScanner;
import org.fetchandrotate.storage.Database;
import org.fetchandrotate.storage.HistoryReader;
import org.fetchandrotate.storage.HistoryWriter;
import org.fetchandrotate.storage.NameBook;
import org.fetchandrotate.storage.Workspace;
import org.fetchandrotate.storage.WorkspaceFiles;
import org.fetchandrotate.url.WebUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What becomes of a run when a worker dies of something, or must be got rid of.
final class WorkersTest {
    @TempDir
    private Path root;

    /// Where a class can't be loaded any more, neither can those that would tell it.
    @Test
    @Timeout(60)
    void endsTheRun_whenAWorkerCannotEvenSayWhatItDiedOf() throws Exception {
        Workspace workspace = new Workspace(root, Settings.Files.DEFAULTS);
        AtomicBoolean broken = new AtomicBoolean();
        Clock clock = clockThatFailsOnce(broken);
        try (TestWeb web = new TestWeb(1);
                Database database = Database.open(workspace.database())) {
            web.gallery(0, 1);
            Run run = new Engine(clock)
                    .runs(workspace, database)
                    .prepare(new RunRequest(List.of(web.site(0)), Settings.DEFAULTS, "", OptionalLong.empty(), 0));
            assertThatThrownBy(() -> run.execute(event -> {
                        if (event instanceof RunEvent.ImageStarted) {
                            broken.set(true);
                            throw new NoClassDefFoundError("a class");
                        }
                    }))
                    .isInstanceOf(RunException.class)
                    .hasMessageStartingWith("The machine is at its end");
        }
    }

    private static Clock clockThatFailsOnce(AtomicBoolean broken) {
        return new Clock() {
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
                if (broken.getAndSet(false)) {
                    throw new NoClassDefFoundError("another class");
                }
                return Instant.now();
            }
        };
    }

    @Test
    void countsAsAFailure_whateverAWorkerDiesOf() throws Exception {
        Workspace workspace = new Workspace(root, Settings.Files.DEFAULTS);
        Settings settings = Settings.DEFAULTS;
        try (TestWeb web = new TestWeb(1);
                Database database = Database.open(workspace.database());
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            web.gallery(0, 3);
            Consumer<RunEvent> listener = event -> {
                if (event instanceof RunEvent.ImageStarted started
                        && started.image().candidate() == 1) {
                    throw new StackOverflowError();
                }
            };
            RunRequest request = new RunRequest(List.of(web.site(0)), settings, "", OptionalLong.empty(), 0);
            Run run = new Engine(Clock.systemDefaultZone())
                    .runs(workspace, database)
                    .prepare(request);
            Future<RunSummary> summary = threads.submit(() -> run.execute(listener));
            try {
                assertThat(summary.get(60, TimeUnit.SECONDS).sites().getFirst().failures())
                        .containsOnlyKeys(FailureReason.INTERNAL_ERROR);
                assertThat(summary.get().succeeded()).isEqualTo(2);
            } finally {
                run.stop();
                threads.shutdownNow();
            }
        }
    }

    /// The JVM ends 0.3 s later once a virtual thread has waited for a socket.
    @ParameterizedTest
    @CsvSource({"3, false", "300, true"})
    void areVirtualThreads_inLargeRunsAlone(int images, boolean virtual) throws Exception {
        Workspace workspace = new Workspace(root, Settings.Files.DEFAULTS);
        Settings settings = Settings.DEFAULTS.withMaxImages(images);
        Set<Boolean> seen = ConcurrentHashMap.newKeySet();
        Consumer<RunEvent> listener = event -> {
            if (event instanceof RunEvent.ImageDownloaded) {
                seen.add(Thread.currentThread().isVirtual());
            }
        };
        try (TestWeb web = new TestWeb(1);
                Database database = Database.open(workspace.database())) {
            web.gallery(0, 3);
            RunRequest request = new RunRequest(List.of(web.site(0)), settings, "", OptionalLong.empty(), 0);
            RunSummary summary = new Engine(Clock.systemDefaultZone())
                    .runs(workspace, database)
                    .prepare(request)
                    .execute(listener);
            assertThat(summary.succeeded()).isEqualTo(3);
        }
        assertThat(seen).containsExactly(virtual);
    }

    @Test
    void failsWhoeverWaits_whenTheFirstToFetchDies() throws Exception {
        SharedFetches fetches = new SharedFetches();
        CountDownLatch fetching = new CountDownLatch(1);
        CountDownLatch dies = new CountDownLatch(1);
        try (TestWeb web = new TestWeb(1);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> first = threads.submit(() -> fetches.get(web.site(0).url(), () -> {
                fetching.countDown();
                dies.await();
                throw new IllegalStateException("a bug");
            }));
            fetching.await();
            Future<?> second = threads.submit(() -> fetches.get(web.site(0).url(), () -> {
                throw new AssertionError("fetched twice");
            }));
            dies.countDown();
            assertThatThrownBy(first::get)
                    .isInstanceOf(ExecutionException.class)
                    .hasRootCauseMessage("a bug");
            // not InterruptedException: nobody would count the image then, and the run would wait for it
            assertThatThrownBy(second::get)
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(IllegalStateException.class)
                    .hasRootCauseMessage("a bug");
        }
    }

    @Test
    void cancelsWhatIsUnderWay_whenClosed() throws Exception {
        Workspace workspace = new Workspace(root, Settings.Files.DEFAULTS);
        WorkspaceFiles files = new WorkspaceFiles(workspace);
        files.prepare();
        Clock clock = Clock.systemDefaultZone();
        BlockingQueue<Message> inbox = new LinkedBlockingQueue<>();
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        try (TestWeb web = new TestWeb(1);
                Database database = Database.open(workspace.database());
                HistoryReader reader = database.reader();
                HistoryWriter writer = database.writer();
                RunLog log = RunLog.open(workspace.logFolder(), clock);
                Sources sources = new Sources(
                        new HttpFetcher(
                                patient(),
                                1000,
                                List.of(new Website(
                                        WebUrl.parse("http://127.0.1.1/").orElseThrow())),
                                clock),
                        LocalFiles.of(List.of()),
                        1000,
                        PageShelf.NONE);
                ProcessorPool pool = new ProcessorPool(1, 1 << 24)) {
            web.route(0, "/", TestWeb.held(arrived, never, TestWeb.status(500)));
            Settings settings = Settings.DEFAULTS;
            RotatedCopies copies = new RotatedCopies(
                    new ImageRotator(new RotatorLimits(0, 0, 1000)),
                    pool,
                    new RotationOptions(settings.jpegUnaligned(), 0));
            Workers workers = new Workers(
                    Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory()),
                    sources::close,
                    new PageReader(
                            sources,
                            new ScriptedPages(sources, Settings.DEFAULTS, Optional::empty),
                            new EntryScanner(List.of()),
                            pool,
                            1L << 30),
                    new ImagePipeline(
                            new Recall(reader, files, workspace, settings, Recall.Mode.ORDINARY, clock),
                            new Downloader(sources, copies, workspace, files, new NameBook(reader), clock),
                            new OriginalRotator(copies, workspace, files, settings.rotation()),
                            (job, record) -> {},
                            clock),
                    inbox,
                    new Journal(1, writer, log, event -> {}),
                    clock);
            workers.read(0, web.site(0).url());
            arrived.await();
            workers.close();
            never.countDown();
            assertThat(inbox).containsExactly(new Message.Abandoned());
        }
    }

    /// A network that waits for longer than a test may take.
    private static Settings.Network patient() {
        Settings.Network defaults = Settings.Network.DEFAULTS;
        return new Settings.Network(
                defaults.userAgent(),
                Duration.ofSeconds(20),
                defaults.connections(),
                defaults.connectionsPerHost(),
                0,
                defaults.hostDelay(),
                defaults.minThroughput(),
                defaults.maxRetryAfter(),
                Settings.Robots.IGNORED,
                defaults.privateAddresses(),
                Settings.Network.NO_PROXY);
    }
}
