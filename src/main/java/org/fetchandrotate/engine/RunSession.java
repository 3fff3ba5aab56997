package org.fetchandrotate.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.fetchandrotate.fetch.HostActivity;
import org.fetchandrotate.fetch.HttpFetcher;
import org.fetchandrotate.imaging.ImageRotator;
import org.fetchandrotate.imaging.RotationOptions;
import org.fetchandrotate.imaging.RotatorLimits;
import org.fetchandrotate.model.RunOutcome;
import org.fetchandrotate.model.Settings;
import org.fetchandrotate.model.Website;
import org.fetchandrotate.scrape.EntryScanner;
import org.fetchandrotate.storage.Database;
import org.fetchandrotate.storage.FileNames;
import org.fetchandrotate.storage.HistoryReader;
import org.fetchandrotate.storage.HistoryWriter;
import org.fetchandrotate.storage.HistoryWriter.TakenImage;
import org.fetchandrotate.storage.NameBook;
import org.fetchandrotate.storage.StorageException;
import org.fetchandrotate.storage.Workspace;
import org.fetchandrotate.storage.WorkspaceFiles;
import org.fetchandrotate.storage.WorkspaceRecovery;
import org.fetchandrotate.storage.WorkspaceRecovery.Recovered;

/// Opens what a run needs, puts it together, and closes it in order, whatever happens between.
final class RunSession {
    private final RunRequest request;
    private final Settings settings;
    private final Workspace workspace;
    private final WorkspaceFiles files;
    private final Clock clock;
    private final Consumer<RunEvent> listener;
    private final long startNanos = System.nanoTime();

    RunSession(RunRequest request, Workspace workspace, Clock clock, Consumer<RunEvent> listener) {
        this.request = request;
        this.workspace = workspace;
        this.clock = clock;
        this.listener = listener;
        settings = request.settings();
        files = new WorkspaceFiles(workspace);
    }

    /// @param onActivity given a way to look at what goes on with each host, as soon as there is one
    RunSummary run(
            Database database,
            BlockingQueue<Message> inbox,
            RunControl control,
            Consumer<Supplier<List<HostActivity>>> onActivity)
            throws StorageException, RunException, InterruptedException {
        Instant startedAt = clock.instant();
        files.prepare();
        try (HistoryWriter writer = database.writer();
                HistoryReader reader = database.reader();
                RunLog log = RunLog.open(workspace.logFolder(), clock)) {
            Recovered recovered = new WorkspaceRecovery(workspace).recover(writer);
            if (recovered.killedRuns() > 0 || recovered.removedFiles() > 0) {
                log.recovered(recovered.killedRuns(), recovered.removedFiles());
            }
            Plan plan = plan(reader);
            long runId = writer.startRun(startedAt, plan.aimed(), settings.rotation(), request.settingsText());
            Journal journal = new Journal(runId, writer, log, listener);
            journal.runStarted(startedAt, plan.aimed(), plan.websites());
            try (HttpFetcher fetcher = fetcher(plan.websites());
                    ProcessorPool pool = new ProcessorPool(
                            Runtime.getRuntime().availableProcessors(),
                            Runtime.getRuntime().maxMemory());
                    Workers workers = workers(fetcher, pool, reader, journal, inbox)) {
                onActivity.accept(fetcher::activity);
                RunParts parts = new RunParts(
                        runId,
                        inbox,
                        control,
                        workers,
                        journal,
                        settings.network().connections());
                return conduct(plan, parts);
            }
        }
    }

    private RunSummary conduct(Plan plan, RunParts parts) throws StorageException, RunException, InterruptedException {
        Selection selection = new Selection(plan.aimed(), plan.sites().size());
        plan.announce(selection);
        Coordinator coordinator = new Coordinator(parts, selection, plan.sites());
        Ending ending;
        Optional<InterruptedException> interrupt = Optional.empty();
        try {
            ending = coordinator.run();
        } catch (InterruptedException e) {
            interrupt = Optional.of(e);
            ending = new Ending.Stopped();
        }
        coordinator.drain();
        RunSummary summary = summary(plan, parts.runId(), selection, ending);
        parts.journal().runFinished(summary, order(plan, selection));
        if (interrupt.isPresent()) {
            throw interrupt.get();
        }
        if (ending instanceof Ending.Broken(String what, Exception cause)) {
            throw new RunException(what, cause);
        }
        return summary;
    }

    private HttpFetcher fetcher(List<Website> websites) {
        return new HttpFetcher(settings.network(), settings.filter().maxImageBytes(), websites, clock);
    }

    private Workers workers(
            HttpFetcher fetcher,
            ProcessorPool pool,
            HistoryReader reader,
            Journal journal,
            BlockingQueue<Message> inbox) {
        Settings.Filter filter = settings.filter();
        ImageRotator rotator =
                new ImageRotator(new RotatorLimits(filter.minWidth(), filter.minHeight(), filter.maxImagePixels()));
        Recall.Mode mode = request.retryOf().isPresent() ? Recall.Mode.RETRY : Recall.Mode.ORDINARY;
        Recall recall = new Recall(reader, files, workspace, settings, mode, clock);
        Downloader downloader = new Downloader(fetcher, rotator, workspace, files, new NameBook(reader), clock);
        RotationOptions options = new RotationOptions(settings.jpegUnaligned(), request.thumbnailSide());
        Turner turner = new Turner(rotator, pool, workspace, files, settings.rotation(), options);
        ImagePipeline images = new ImagePipeline(recall, downloader, turner, journal::imageDownloaded, clock);
        PageReader pages = new PageReader(
                fetcher,
                new EntryScanner(filter.excludeKeywords()),
                pool,
                Runtime.getRuntime().maxMemory(),
                settings.maxImages());
        return new Workers(pages, images, inbox, journal, clock);
    }

    private Plan plan(HistoryReader reader) throws StorageException {
        List<Site> sites = new ArrayList<>();
        if (request.retryOf().isEmpty()) {
            request.websites().forEach(website -> sites.add(new Site(website)));
            return new Plan(settings.maxImages(), sites);
        }
        RetryPlan retry = RetryPlan.of(reader, request.retryOf().getAsLong(), request.websites());
        for (Website website : retry.websites()) {
            Site site = new Site(website);
            retry.candidates(website)
                    .ifPresent(candidates -> site.pageRead(candidates, Optional.empty(), new HashSet<>()));
            sites.add(site);
        }
        return new Plan(retry.images(), sites);
    }

    private RunSummary summary(Plan plan, long runId, Selection selection, Ending ending) {
        List<RunSummary.SiteTally> tallies = new ArrayList<>();
        for (int site = 0; site < plan.sites().size(); site++) {
            tallies.add(plan.sites().get(site).tally(selection.isExhausted(site)));
        }
        int succeeded =
                tallies.stream().mapToInt(RunSummary.SiteTally::succeeded).sum();
        return new RunSummary(
                runId,
                outcome(ending, succeeded, plan.aimed()),
                plan.aimed(),
                succeeded,
                tallies.stream().mapToInt(RunSummary.SiteTally::failed).sum(),
                tallies.stream().mapToInt(RunSummary.SiteTally::reused).sum(),
                Duration.ofNanos(System.nanoTime() - startNanos),
                tallies);
    }

    private static RunOutcome outcome(Ending ending, int succeeded, int aimed) {
        return switch (ending) {
            case Ending.Settled settled -> succeeded == aimed ? RunOutcome.COMPLETE : RunOutcome.EXHAUSTED;
            case Ending.Stopped stopped -> RunOutcome.STOPPED;
            case Ending.Broken broken -> RunOutcome.FAILED;
        };
    }

    private static List<TakenImage> order(Plan plan, Selection selection) {
        List<TakenImage> order = new ArrayList<>();
        for (Place place : selection.order()) {
            Site site = plan.sites().get(place.site());
            order.add(new TakenImage(
                    FileNames.dirname(site.website().hostname()),
                    site.candidate(place.candidate()).url().toString()));
        }
        return order;
    }

    /// How many images to take, from which sites.
    private record Plan(int aimed, List<Site> sites) {
        List<Website> websites() {
            return sites.stream().map(Site::website).toList();
        }

        /// Tells which pages need no reading.
        void announce(Selection selection) {
            for (int site = 0; site < sites.size(); site++) {
                if (sites.get(site).progress() == Site.Progress.READ) {
                    selection.pageScanned(site, sites.get(site).candidates());
                }
            }
        }
    }
}
