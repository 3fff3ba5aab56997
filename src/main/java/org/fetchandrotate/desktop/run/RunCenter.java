package org.fetchandrotate.desktop.run;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.fetchandrotate.desktop.shell.WorkspaceSession;
import org.fetchandrotate.engine.RunSummary;

/// The run of the window, if one goes on: starts it, controls it, and shows it as observable values that every view may
/// look at. Used on the FX thread alone.
public final class RunCenter implements AutoCloseable {
    private final WorkspaceSession session;
    private final ReadOnlyObjectWrapper<RunPhase> phase = new ReadOnlyObjectWrapper<>(RunPhase.IDLE);
    private final ReadOnlyObjectWrapper<Optional<RunSummary>> lastSummary =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<String>> lastTrouble = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObservableList<HostRow> hosts = FXCollections.observableArrayList();
    private final RunProgress progress = new RunProgress();

    public RunCenter(WorkspaceSession session) {
        this.session = session;
    }

    public ReadOnlyObjectProperty<RunPhase> phaseProperty() {
        return phase.getReadOnlyProperty();
    }

    /// Overall progress, changed at most ten times a second.
    public RunProgress progress() {
        return progress;
    }

    /// One row for each website of the run that goes on, or of the last one; in the order of the list. The same list for
    /// life.
    public ObservableList<HostRow> hosts() {
        return hosts;
    }

    /// What the last run came to; empty before the first.
    public ReadOnlyObjectProperty<Optional<RunSummary>> lastSummaryProperty() {
        return lastSummary.getReadOnlyProperty();
    }

    /// Why the last run couldn't start or broke off, in a sentence; empty if it didn't.
    public ReadOnlyObjectProperty<Optional<String>> lastTroubleProperty() {
        return lastTrouble.getReadOnlyProperty();
    }

    /// Starts a run on the websites that are switched on.
    ///
    /// @throws IllegalStateException if one goes on, or the workspace is open for reading alone
    public void start() {
        throw new UnsupportedOperationException("not built yet " + session);
    }

    /// Starts a run that tries an earlier run's failed images again.
    public void retry(long runId) {
        throw new UnsupportedOperationException("not built yet");
    }

    /// Each of these does nothing where it makes no sense.
    public void pause() {
        throw new UnsupportedOperationException("not built yet");
    }

    public void resume() {
        throw new UnsupportedOperationException("not built yet");
    }

    public void stop() {
        throw new UnsupportedOperationException("not built yet");
    }

    /// Stops the run and waits until it has written what it was writing. Idempotent.
    @Override
    public void close() {}
}
