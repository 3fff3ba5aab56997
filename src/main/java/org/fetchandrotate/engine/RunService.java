package org.fetchandrotate.engine;

import org.fetchandrotate.storage.Database;
import org.fetchandrotate.storage.Workspace;

/// The front door for runs in one workspace; [Engine] makes it. Thread-safe; at most one run at a time goes on in a
/// workspace.
public final class RunService {
    private final Engine engine;
    private final Workspace workspace;
    private final Database database;

    RunService(Engine engine, Workspace workspace, Database database) {
        this.engine = engine;
        this.workspace = workspace;
        this.database = database;
    }

    /// A run that hasn't started.
    public Run prepare(RunRequest request) {
        return new Run(new RunSession(engine, request, workspace), database);
    }
}
