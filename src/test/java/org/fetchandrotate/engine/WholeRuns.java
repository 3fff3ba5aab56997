package org.fetchandrotate.engine;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.OptionalLong;
import org.fetchandrotate.model.Settings;
import org.fetchandrotate.model.Website;
import org.fetchandrotate.storage.Database;
import org.fetchandrotate.storage.Workspace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// What tests of whole runs have in common: a web of three sites on loopback, real files, a real database.
abstract class WholeRuns {
    @TempDir
    Path root;

    TestWeb web;
    Workspace workspace;
    Database database;

    @BeforeEach
    void open() throws Exception {
        web = new TestWeb(3);
        workspace = new Workspace(root, Settings.Files.DEFAULTS);
        database = Database.open(workspace.database());
    }

    @AfterEach
    void close() {
        database.close();
        web.close();
    }

    Run prepare(Settings settings, List<Website> websites, OptionalLong retryOf) {
        return prepare(new Engine(Clock.systemDefaultZone()), settings, websites, retryOf);
    }

    Run prepare(Engine engine, Settings settings, List<Website> websites, OptionalLong retryOf) {
        return engine.runs(workspace, database).prepare(new RunRequest(websites, settings, "", retryOf, 0));
    }
}
