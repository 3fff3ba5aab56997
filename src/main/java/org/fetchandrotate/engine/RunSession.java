package org.fetchandrotate.engine;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.fetchandrotate.fetch.HostActivity;
import org.fetchandrotate.model.RunOutcome;
import org.fetchandrotate.model.Settings;
import org.fetchandrotate.storage.Database;
import org.fetchandrotate.storage.FileNames;
import org.fetchandrotate.storage.HistoryReader;
import org.fetchandrotate.storage.HistoryWriter;
import org.fetchandrotate.storage.HistoryWriter.TakenImage;
import org.fetchandrotate.storage.PageFiles;
import org.fetchandrotate.storage.StorageException;
import org.fetchandrotate.storage.Workspace;
import org.fetchandrotate.storage.WorkspaceFiles;
import org.fetchandrotate.storage.WorkspaceRecovery;
import org.fetchandrotate.storage.WorkspaceRecovery.Recovered;

/// Opens what a run needs, puts it together, and closes it in order, whatever happens between.
final class RunSession {
    private final Engine engine;
    private final RunRequest request;
    private final Settings settings;
    private final Workspace workspace;

    RunSession(Engine engine, RunRequest request, Workspace workspace) {
        this.engine = engine;
        this.request = request;
        this.workspace = workspace;
        settings = request.settings();
    }

    /// @param onActivity given a way to look at what goes on with each host, as soon as there is one
    RunSummary run(
            Database database,
            BlockingQueue<Message> inbox,
            RunControl control,
            Consumer<RunEvent> listener,
            Consumer<Supplier<List<HostActivity>>> onActivity)
            throws StorageException, RunException, InterruptedException {
        long startNanos = System.nanoTime();
        Instant startedAt = engine.clock().instant();
        new WorkspaceFiles(workspace).prepare();
        try (HistoryWriter writer = database.writer();
                HistoryReader reader = database.reader();
                RunLog log = RunLog.open(workspace.logFolder(), engine.clock())) {
            Recovered recovered = new WorkspaceRecovery(workspace).recover(writer);
            if (recovered.killedRuns() > 0 || recovered.removedFiles() > 0) {
                log.recovered(recovered.killedRuns(), recovered.removedFiles());
            }
            RunPlan plan = RunPlan.of(request, reader);
            long runId = writer.startRun(startedAt, plan.aimed(), settings.rotation(), request.settingsText());
            Journal journal = new Journal(runId, writer, log, listener);
            journal.runStarted(startedAt, plan.aimed(), plan.websites());
            try (Sources sources = engine.sources(settings, plan.websites(), shelf(log));
                    ProcessorPool pool = engine.processorPool();
                    Workers workers = engine.workers(
                            request, plan.mostThreads(), workspace, sources, pool, reader, journal, inbox)) {
                onActivity.accept(sources::activity);
                RunParts parts = new RunParts(
                        runId,
                        inbox,
                        control,
                        workers,
                        journal,
                        settings.network().connections(),
                        HeapKeeper.ofThisProcess());
                try {
                    return conduct(plan, parts, startNanos);
                } finally {
                    sources.robots().forEach(log::robots);
                }
            }
        }
    }

    private PageShelf shelf(RunLog log) {
        PageFiles pages = new PageFiles(workspace.keptPages());
        try {
            pages.tidy();
        } catch (IOException e) {
            log.failure("the pages that are kept in " + workspace.keptPages(), e);
        }
        return new WorkspacePages(pages);
    }

    private RunSummary conduct(RunPlan plan, RunParts parts, long startNanos)
            throws StorageException, RunException, InterruptedException {
        Selection selection = plan.newSelection();
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
        RunSummary summary = summary(plan, parts.runId(), selection, ending, startNanos);
        parts.journal().runFinished(summary, order(plan, selection));
        if (interrupt.isPresent()) {
            throw interrupt.get();
        }
        if (ending instanceof Ending.Broken(String what, Exception cause)) {
            throw new RunException(what, cause);
        }
        return summary;
    }

    private static RunSummary summary(RunPlan plan, long runId, Selection selection, Ending ending, long startNanos) {
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

    private static List<TakenImage> order(RunPlan plan, Selection selection) {
        List<TakenImage> order = new ArrayList<>();
        for (Place place : selection.order()) {
            Site site = plan.sites().get(place.site());
            order.add(new TakenImage(
                    FileNames.dirname(site.website().hostname()),
                    site.candidate(place.candidate()).url().toString()));
        }
        return order;
    }
}
