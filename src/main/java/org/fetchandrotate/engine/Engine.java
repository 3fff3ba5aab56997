package org.fetchandrotate.engine;

import java.time.Clock;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.fetchandrotate.fetch.HttpFetcher;
import org.fetchandrotate.imaging.ImageRotator;
import org.fetchandrotate.imaging.RotationOptions;
import org.fetchandrotate.imaging.RotatorLimits;
import org.fetchandrotate.local.LocalFiles;
import org.fetchandrotate.model.JpegUnaligned;
import org.fetchandrotate.model.Rotation;
import org.fetchandrotate.model.Settings;
import org.fetchandrotate.model.Website;
import org.fetchandrotate.render.InstalledBrowser;
import org.fetchandrotate.scrape.EntryScanner;
import org.fetchandrotate.storage.Database;
import org.fetchandrotate.storage.HistoryReader;
import org.fetchandrotate.storage.HistoryWriter;
import org.fetchandrotate.storage.NameBook;
import org.fetchandrotate.storage.Workspace;
import org.fetchandrotate.storage.WorkspaceFiles;

/// What the program can do, behind its front doors: runs, previews of pages, rotation of local files, and the
/// repair of a workspace. The one place that knows which parts they are made of. Immutable and thread-safe.
public final class Engine {
    /// Threads that a run may have at the same time if they are to be platform threads.
    private static final int MOST_PLATFORM_THREADS = 256;

    private final Clock clock;
    private final Supplier<Optional<InstalledBrowser>> browser;
    private final int processors;
    private final long maxHeapBytes;

    /// With whatever browser is installed.
    public Engine(Clock clock) {
        this(clock, () -> InstalledBrowser.find(System.getenv()));
    }

    /// @param browser what builds pages that scripts make; asked by each run or preview that may want one
    Engine(Clock clock, Supplier<Optional<InstalledBrowser>> browser) {
        this(clock, browser, 1);
    }

    private Engine(Clock clock, Supplier<Optional<InstalledBrowser>> browser, int sharers) {
        this.clock = clock;
        this.browser = browser;
        processors = Math.max(1, Runtime.getRuntime().availableProcessors() / sharers);
        maxHeapBytes = Runtime.getRuntime().maxMemory() / sharers;
    }

    /// One of several that work at the same time in this process, without a browser.
    ///
    /// @param sharers how many there are, each with its part of the processors and of the memory; at least 1
    public static Engine oneOf(int sharers, Clock clock) {
        return new Engine(clock, Optional::empty, sharers);
    }

    /// What the time and its zone are taken from.
    public Clock clock() {
        return clock;
    }

    /// The front door for runs in a workspace.
    ///
    /// @param database that of the workspace, open for writing for as long as runs go on
    public RunService runs(Workspace workspace, Database database) {
        return new RunService(this, workspace, database);
    }

    /// The front door for a look at what pages offer. To be closed.
    ///
    /// @param websites what may be looked at, as in a run
    public PagePreview preview(Settings settings, Collection<Website> websites) {
        Sources sources = sources(settings, websites, PageShelf.NONE);
        return new PagePreview(
                sources, new ScriptedPages(sources, settings, browser), scanner(settings), settings.maxImages());
    }

    /// The front door for the rotation of files that lie anywhere. To be closed.
    public LocalRotation rotation(Rotation rotation, JpegUnaligned unaligned) {
        ProcessorPool pool = processorPool();
        RotatorLimits limits = ofAnySize(Settings.Filter.DEFAULTS);
        return new LocalRotation(copies(pool, limits, new RotationOptions(unaligned, 0)), rotation, pool);
    }

    /// The repair of what a check of a workspace found. To be closed.
    ///
    /// @param settings by which copies are made again
    public WorkspaceRepair repair(Workspace workspace, HistoryReader history, HistoryWriter writer, Settings settings) {
        return new WorkspaceRepair(workspace, history, writer, renewal(workspace, settings));
    }

    /// The rotation of what the history has, in other ways. To be closed.
    ///
    /// @param settings by which copies are made
    public HistoryRotation historyRotation(
            Workspace workspace, HistoryReader history, HistoryWriter writer, Settings settings) {
        return new HistoryRotation(history, writer, renewal(workspace, settings));
    }

    private CopyRenewal renewal(Workspace workspace, Settings settings) {
        ProcessorPool pool = processorPool();
        RotationOptions options = new RotationOptions(settings.jpegUnaligned(), 0);
        return new CopyRenewal(workspace, copies(pool, ofAnySize(settings.filter()), options), pool);
    }

    /// The proof that rotated copies are what they should be. To be closed.
    public CopyProofs proofs(Workspace workspace, HistoryReader history) {
        return new CopyProofs(workspace, history, processorPool(), processors);
    }

    /// The front door for shards that are jobs of their own.
    public ShardRun shards(Settings settings) {
        return new ShardRun(settings, this);
    }

    /// The front door for whoever reads many pages and makes many shards of one job. To be closed.
    ///
    /// @param listed the websites of the whole job: their hosts may be private addresses, and are given their
    ///     credentials
    public ShardEngine shardEngine(Settings settings, Collection<Website> listed) {
        Sources sources = sources(settings, listed, PageShelf.NONE);
        ProcessorPool pool = processorPool();
        RotationOptions options = new RotationOptions(settings.jpegUnaligned(), 0);
        return new ShardEngine(
                settings,
                sources,
                copies(pool, asSet(settings.filter()), options),
                pool,
                pages(settings, sources, pool),
                clock);
    }

    ProcessorPool processorPool() {
        return new ProcessorPool(processors, maxHeapBytes);
    }

    Sources sources(Settings settings, Collection<Website> websites, PageShelf shelf) {
        long maxImageBytes = settings.filter().maxImageBytes();
        return new Sources(
                new HttpFetcher(settings.network(), maxImageBytes, websites, clock),
                LocalFiles.of(websites),
                maxImageBytes,
                shelf);
    }

    /// What does the work of one run.
    ///
    /// @param mostThreads how many pages and images can be under way at the same time
    Workers workers(
            RunRequest request,
            int mostThreads,
            Workspace workspace,
            Sources sources,
            ProcessorPool pool,
            HistoryReader history,
            Journal journal,
            BlockingQueue<Message> inbox) {
        Settings settings = request.settings();
        RotatedCopies copies = copies(
                pool, asSet(settings.filter()), new RotationOptions(settings.jpegUnaligned(), request.thumbnailSide()));
        WorkspaceFiles files = new WorkspaceFiles(workspace);
        Recall.Mode mode = request.retryOf().isPresent() ? Recall.Mode.RETRY : Recall.Mode.ORDINARY;
        ImagePipeline images = new ImagePipeline(
                new Recall(history, files, workspace, settings, mode, clock),
                new Downloader(sources, copies, workspace, files, new NameBook(history), clock),
                new OriginalRotator(copies, workspace, files, settings.rotation()),
                journal::imageDownloaded,
                clock);
        return new Workers(
                threads(mostThreads), sources::close, pages(settings, sources, pool), images, inbox, journal, clock);
    }

    private PageReader pages(Settings settings, Sources sources, ProcessorPool pool) {
        ScriptedPages scripted = new ScriptedPages(sources, settings, browser);
        return new PageReader(sources, scripted, scanner(settings), pool, maxHeapBytes);
    }

    private static RotatedCopies copies(ProcessorPool pool, RotatorLimits limits, RotationOptions options) {
        return new RotatedCopies(new ImageRotator(limits), pool, options);
    }

    private static RotatorLimits asSet(Settings.Filter filter) {
        return new RotatorLimits(filter.minWidth(), filter.minHeight(), filter.maxImagePixels());
    }

    /// For images that are there already: only the machine's limits count.
    private static RotatorLimits ofAnySize(Settings.Filter filter) {
        return new RotatorLimits(0, 0, filter.maxImagePixels());
    }

    /// Platform threads where they are few: the JVM takes 0.3 s to end once a virtual thread has waited for a
    /// socket.
    private static ExecutorService threads(int most) {
        return most <= MOST_PLATFORM_THREADS
                ? Executors.newThreadPerTaskExecutor(
                        Thread.ofPlatform().daemon().name("worker-", 0).factory())
                : Executors.newVirtualThreadPerTaskExecutor();
    }

    private static EntryScanner scanner(Settings settings) {
        return new EntryScanner(
                settings.filter().excludeKeywords(), settings.pages().cssImages());
    }
}
