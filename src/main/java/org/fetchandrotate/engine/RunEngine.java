package org.fetchandrotate.engine;

import java.time.Clock;
import org.fetchandrotate.storage.Database;
import org.fetchandrotate.storage.Workspace;

/// Makes runs in one workspace. Thread-safe; at most one run at a time goes on in a workspace.
public final class RunEngine {
    private final Workspace workspace;
    private final Database database;
    private final Clock clock;

    public RunEngine(Workspace workspace, Database database, Clock clock) {
        this.workspace = workspace;
        this.database = database;
        this.clock = clock;
    }

    /// A run that hasn't started.
    public Run prepare(RunRequest request) {
        return new Run(request, workspace, database, clock);
    }
}
