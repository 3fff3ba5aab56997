package org.fetchandrotate.cli;

import org.fetchandrotate.engine.RunEngine;
import org.fetchandrotate.storage.Database;
import org.fetchandrotate.storage.Workspace;

/// Makes the engine of a workspace. Given by the composition root.
@FunctionalInterface
public interface EngineMaker {
    RunEngine engine(Workspace workspace, Database database);
}
