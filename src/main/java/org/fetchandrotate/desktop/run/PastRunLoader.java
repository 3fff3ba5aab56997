package org.fetchandrotate.desktop.run;

import java.nio.file.Files;
import java.util.Optional;
import org.fetchandrotate.desktop.base.Background;
import org.fetchandrotate.desktop.shell.WorkspaceSession;
import org.fetchandrotate.engine.PastRun;
import org.fetchandrotate.engine.PastRuns;
import org.fetchandrotate.storage.HistoryReader;
import org.fetchandrotate.storage.StorageException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings runs that are over back into view, out of the history: the latest when a workspace is opened, any other
/// when it is asked for. Used on the FX thread.
public final class PastRunLoader {
    private static final Logger LOG = LoggerFactory.getLogger(PastRunLoader.class);

    private final WorkspaceSession session;
    private final RunCenter runs;
    private final Background background;

    public PastRunLoader(WorkspaceSession session, RunCenter runs, Background background) {
        this.session = session;
        this.runs = runs;
        this.background = background;
    }

    /// Shows the latest run, soon, unless another one shows by then.
    public void showLatest() {
        background.run(
                () -> read(PastRuns::latest),
                found -> found.filter(_ -> runs.isUntouched()).ifPresent(runs::show),
                PastRunLoader::complain);
    }

    /// Shows a run, soon, unless one goes on.
    public void show(long runId) {
        background.run(
                () -> read(history -> history.run(runId)),
                found -> found.ifPresent(runs::show),
                PastRunLoader::complain);
    }

    private Optional<PastRun> read(Reading reading) throws StorageException {
        if (Files.notExists(session.database().file())) {
            return Optional.empty();
        }
        try (HistoryReader reader = session.database().reader()) {
            return reading.read(new PastRuns(reader, RunMonitor.MOST_PAIRS));
        }
    }

    /// The history itself says in its view what is wrong with it.
    private static void complain(Throwable failure) {
        LOG.warn("A run of the history can't be shown", failure);
    }

    private interface Reading {
        Optional<PastRun> read(PastRuns history) throws StorageException;
    }
}
