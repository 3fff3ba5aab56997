package org.fetchandrotate.desktop.run;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.ObservableList;
import org.fetchandrotate.desktop.base.EventPump;
import org.fetchandrotate.desktop.base.Messages;
import org.fetchandrotate.desktop.pictures.PictureFile;
import org.fetchandrotate.desktop.pictures.ThumbnailCache;
import org.fetchandrotate.desktop.shell.WorkspaceSession;
import org.fetchandrotate.engine.PastRun;
import org.fetchandrotate.engine.RunException;
import org.fetchandrotate.engine.RunRequest;
import org.fetchandrotate.engine.RunSummary;
import org.fetchandrotate.imaging.Thumbnail;
import org.fetchandrotate.model.ImageRecord;
import org.fetchandrotate.model.Website;
import org.fetchandrotate.settings.SettingsException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The run of the window, if one goes on: starts it, controls it, and shows it as observable values that every view
/// may look at. Used on the FX thread alone.
public final class RunCenter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RunCenter.class);
    private static final Duration LONGEST_END = Duration.ofSeconds(20);

    private final WorkspaceSession session;
    private final Messages messages;
    private final Function<RunRequest, RunWork> works;
    private final RunModel model = new RunModel(System::nanoTime);
    private final ThumbnailCache thumbnails = new ThumbnailCache();
    private final EventPump pump = new EventPump(this::flush);
    private final ReadOnlyObjectWrapper<RunPhase> phase = new ReadOnlyObjectWrapper<>(RunPhase.IDLE);
    private final ReadOnlyObjectWrapper<Optional<RunSummary>> lastSummary =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<String>> lastFailure = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Instant>> pastSince = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final BooleanProperty historyBusy = new SimpleBooleanProperty();
    /// What the run that is starting waits for.
    private Optional<CompletableFuture<Runnable>> reading = Optional.empty();

    private Optional<RunTask> task = Optional.empty();

    public RunCenter(WorkspaceSession session) {
        this(session, new Messages(Locale.getDefault()));
    }

    /// @param messages for what can't be started
    public RunCenter(WorkspaceSession session, Messages messages) {
        this(session, messages, request -> RunWork.of(session.prepare(request)));
    }

    /// @param works makes a run that hasn't started
    RunCenter(WorkspaceSession session, Messages messages, Function<RunRequest, RunWork> works) {
        this.session = session;
        this.messages = messages;
        this.works = works;
    }

    public ReadOnlyObjectProperty<RunPhase> phaseProperty() {
        return phase.getReadOnlyProperty();
    }

    /// Whether images of the history are being worked on. No run starts meanwhile: it would begin by clearing up
    /// unfinished files, those that the history is writing among them.
    public BooleanProperty historyBusyProperty() {
        return historyBusy;
    }

    /// Overall progress, changed at most ten times a second.
    public ProgressModel progress() {
        return model.progress();
    }

    /// One row for each website of the run that goes on, or of the last one; in the order of the list. The same
    /// list for life.
    public ObservableList<HostRow> hosts() {
        return model.hosts();
    }

    /// The same, each followed by the other hosts that are asked for its pictures. The same list for life.
    ObservableList<HostLine> hostLines() {
        return model.lines();
    }

    /// The images that the run that goes on, or the last one, is done with: the last 20,000, newest first. The same
    /// list for life.
    public ObservableList<PairRow> pairs() {
        return model.pairs();
    }

    /// Small pictures for every view.
    public ThumbnailCache thumbnails() {
        return thumbnails;
    }

    /// What the last run came to; empty before the first.
    public ReadOnlyObjectProperty<Optional<RunSummary>> lastSummaryProperty() {
        return lastSummary.getReadOnlyProperty();
    }

    /// Why the last run couldn't start or broke off, in a sentence; empty if it didn't.
    public ReadOnlyObjectProperty<Optional<String>> lastFailureProperty() {
        return lastFailure.getReadOnlyProperty();
    }

    /// When the run began that shows, if it is one of the history; empty if it is one of this window's, or none.
    public ReadOnlyObjectProperty<Optional<Instant>> pastSinceProperty() {
        return pastSince.getReadOnlyProperty();
    }

    /// Whether no run shows yet.
    boolean isUntouched() {
        return task.isEmpty() && hosts().isEmpty() && lastSummary.get().isEmpty();
    }

    /// Shows a run of the history as it stood at its end. Does nothing while a run goes on.
    void show(PastRun past) {
        if (phase.get().isActive()) {
            return;
        }
        model.reset();
        model.show(new RunNews(
                past.progress(),
                past.images().stream().map(PairRow::of).toList(),
                Map.of(),
                Optional.of(past.summary())));
        lastFailure.set(Optional.empty());
        pastSince.set(Optional.of(past.startedAt()));
        lastSummary.set(Optional.of(past.summary()));
    }

    /// Starts a run on the websites that are switched on, as soon as the files are read again. If it can't be
    /// started, [#lastFailureProperty()] says why.
    ///
    /// @throws IllegalStateException if one goes on
    public void start() {
        start(OptionalLong.empty());
    }

    /// Starts a run that tries an earlier run's failed images again. If it can't be started,
    /// [#lastFailureProperty()] says why.
    ///
    /// @throws IllegalStateException if one goes on
    public void retry(long runId) {
        start(OptionalLong.of(runId));
    }

    /// Each of these does nothing where it makes no sense.
    public void pause() {
        if (phase.get() == RunPhase.RUNNING) {
            task.ifPresent(running -> running.work().pause());
            model.progress().restartSpeed();
            phase.set(RunPhase.PAUSED);
        }
    }

    public void resume() {
        if (phase.get() == RunPhase.PAUSED) {
            model.progress().restartSpeed();
            task.ifPresent(running -> running.work().resume());
            phase.set(RunPhase.RUNNING);
        }
    }

    public void stop() {
        if (phase.get() == RunPhase.STARTING) {
            reading = Optional.empty();
            phase.set(RunPhase.IDLE);
        } else if (phase.get().isActive()) {
            task.ifPresent(running -> running.work().stop());
            phase.set(RunPhase.STOPPING);
        }
    }

    /// Stops the run and waits until it has written what it was writing. Idempotent.
    @Override
    public void close() {
        stop();
        task.ifPresent(running -> {
            awaitEnd(running);
            ended(running);
        });
        pump.close();
        thumbnails.close();
    }

    private void start(OptionalLong retryOf) {
        if (phase.get().isActive()) {
            throw new IllegalStateException("A run goes on");
        }
        if (session.isReadOnly()) {
            lastFailure.set(Optional.of(messages.text("run.failure.read-only")));
            return;
        }
        if (historyBusy.get()) {
            lastFailure.set(Optional.of(messages.text("run.failure.history-busy")));
            return;
        }
        phase.set(RunPhase.STARTING);
        CompletableFuture<Runnable> fresh = session.fresh();
        reading = Optional.of(fresh);
        fresh.whenComplete((take, failure) -> EventPump.onFxThread(() -> {
            // it may have been stopped meanwhile, and another be starting
            if (reading.filter(wanted -> wanted == fresh).isPresent()) {
                reading = Optional.empty();
                startOn(take, failure, retryOf);
            }
        }));
    }

    /// @param take takes what the files hold now; null where they can't be used
    private void startOn(@Nullable Runnable take, @Nullable Throwable failure, OptionalLong retryOf) {
        if (take == null) {
            giveUp(words(
                    failure instanceof CompletionException && failure.getCause() != null
                            ? failure.getCause()
                            : Objects.requireNonNull(failure)));
            return;
        }
        if (historyBusy.get()) {
            // what was asked before the run was may have been answered meanwhile
            giveUp(messages.text("run.failure.history-busy"));
            return;
        }
        take.run();
        List<Website> websites = session.websitesProperty().get().enabled();
        if (websites.isEmpty() && retryOf.isEmpty()) {
            giveUp(messages.text("run.failure.no-websites"));
            return;
        }
        begin(new RunRequest(
                websites,
                session.settings(),
                String.join("\n", session.settingsProperty().get().recorded()),
                retryOf,
                ThumbnailCache.SIDE));
    }

    private void giveUp(String failure) {
        lastFailure.set(Optional.of(failure));
        phase.set(RunPhase.IDLE);
    }

    private void begin(RunRequest request) {
        model.reset();
        lastFailure.set(Optional.empty());
        pastSince.set(Optional.empty());
        RunWork work = works.apply(request);
        RunTask next = new RunTask(work, new RunMonitor(this::keep, work::progress, pump::request));
        next.setOnSucceeded(_ -> ended(next));
        next.setOnCancelled(_ -> ended(next));
        next.setOnFailed(_ -> {
            lastFailure.set(Optional.of(words(next.getException())));
            ended(next);
        });
        task = Optional.of(next);
        phase.set(RunPhase.RUNNING);
        next.start();
    }

    /// The last flush: the pump may have dropped what came after its own.
    private void ended(RunTask ended) {
        if (task.filter(ended::equals).isEmpty()) {
            return;
        }
        RunNews last = ended.monitor().take(Integer.MAX_VALUE);
        model.show(last);
        if (last.summary().isPresent()) {
            lastSummary.set(last.summary());
        }
        task = Optional.empty();
        phase.set(RunPhase.IDLE);
    }

    private void flush() {
        task.ifPresent(running -> model.show(running.monitor().take(model.room())));
    }

    /// Called on the run's threads.
    private void keep(ImageRecord record, Thumbnail thumbnail) {
        PictureFile.original(session.workspace(), record).ifPresent(file -> thumbnails.offer(file, thumbnail));
    }

    private String words(Throwable failure) {
        if (failure instanceof RunException || failure instanceof SettingsException) {
            return String.valueOf(failure.getMessage());
        }
        LOG.error("A run broke off by a fault of the program", failure);
        return messages.text("run.failure.internal", failure);
    }

    private static void awaitEnd(RunTask running) {
        try {
            if (!running.awaitEnd(LONGEST_END)) {
                LOG.warn("The run didn't end within {} s", LONGEST_END.toSeconds());
                running.cancel();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
