package org.fetchandrotate.cli;

import java.util.Arrays;
import org.fetchandrotate.model.ImageStatus;
import org.fetchandrotate.storage.Database;
import org.fetchandrotate.storage.HistoryReader;
import org.fetchandrotate.storage.ImageQuery;
import org.fetchandrotate.storage.StorageException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `history`
@Command(
        name = "history",
        description = "List what runs did, image by image, from the table imgs.",
        footer = {
            "",
            "Examples:",
            "  fetch-and-rotate history --failed",
            "  fetch-and-rotate history --run 3 --csv > run-3.csv",
            "  fetch-and-rotate history --status processed --json",
        })
final class HistoryCommand extends WorkspaceCommand {
    /// Rows in memory at once.
    private static final int CHUNK = 500;

    @Option(names = "--run", paramLabel = "N", description = "Only what run N made or used again.")
    private @Nullable Long run;

    @Option(
            names = "--status",
            paramLabel = "STATUS",
            description = "Only images of this status: not-processed, downloaded or processed.")
    private @Nullable String status;

    @Option(names = "--failed", description = "Only images that came to nothing.")
    private boolean failed;

    @ArgGroup
    private @Nullable Form form;

    /// At most one of these.
    static final class Form {
        @Option(names = "--csv", description = "Print CSV with a line of headings (RFC 4180).")
        private boolean csv;

        @SuppressWarnings("UnusedVariable") // says that csv is false
        @Option(names = "--json", description = "Print a JSON object for each image, and nothing else.")
        private boolean json;
    }

    HistoryCommand(Environment environment) {
        super(environment);
    }

    @Override
    public Integer call() throws Exception {
        ImageQuery query = query();
        try (Database database = Database.openReadOnly(
                        workspace.load(environment.folder()).workspace().database());
                HistoryReader reader = database.reader()) {
            Long wanted = run;
            if (wanted != null && reader.run(wanted).isEmpty()) {
                throw new CommandFailure(ExitCode.USAGE, "--run " + wanted + ": there is no such run");
            }
            print(reader, query);
        }
        return ExitCode.COMPLETE.code();
    }

    private ImageQuery query() throws CommandFailure {
        ImageQuery query = ImageQuery.ALL;
        if (run != null) {
            query = query.ofRun(run);
        }
        String word = status;
        if (word != null) {
            query = query.withStatus(ImageStatus.ofCode(word)
                    .orElseThrow(() -> new CommandFailure(
                            ExitCode.USAGE, "--status " + word + ": must be not-processed, downloaded or processed")));
        }
        return failed ? query.failedOnly() : query;
    }

    private void print(HistoryReader reader, ImageQuery query) throws StorageException {
        HistoryPrinter printer = printer();
        printer.start();
        long[] ids = reader.ids(query);
        for (int from = 0; from < ids.length; from += CHUNK) {
            reader.images(Arrays.copyOfRange(ids, from, Math.min(from + CHUNK, ids.length)))
                    .forEach(printer::print);
        }
        printer.finish(ids.length);
    }

    private HistoryPrinter printer() {
        Terminal terminal = environment.terminal();
        Form chosen = form;
        if (chosen == null) {
            return new HistoryPrinter.AsTable(terminal);
        }
        return chosen.csv ? new HistoryPrinter.AsCsv(terminal.data()) : new HistoryPrinter.AsJson(terminal.data());
    }
}
