package org.fetchandrotate.cli;

import java.nio.file.Path;
import org.fetchandrotate.storage.Database;
import org.fetchandrotate.storage.SqlDump;
import org.fetchandrotate.storage.Workspace;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `dump`
@Command(
        name = "dump",
        description = "Write the history as SQL text, which sqlite3 makes the same database from.",
        footer = {
            "",
            "Examples:",
            "  fetch-and-rotate dump                 writes db/imgs.dump.sql",
            "  fetch-and-rotate dump history.sql && sqlite3 copy.db < history.sql",
        })
final class DumpCommand extends WorkspaceCommand {
    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            description = "Where to write it. Default: imgs.dump.sql beside the database.")
    private @Nullable Path file;

    DumpCommand(Environment environment) {
        super(environment);
    }

    @Override
    public Integer call() throws Exception {
        Workspace chosen = workspace.load(environment.folder()).workspace();
        Path target = file == null ? chosen.dump() : environment.folder().resolve(file);
        try (Database database = Database.openReadOnly(chosen.database())) {
            new SqlDump(database).writeTo(target);
        }
        environment.terminal().out().println("Wrote " + target);
        return ExitCode.COMPLETE.code();
    }
}
