package org.fetchandrotate.cli;

import java.util.concurrent.Callable;
import org.fetchandrotate.storage.Database;
import org.fetchandrotate.storage.Finding;
import org.fetchandrotate.storage.HistoryReader;
import org.fetchandrotate.storage.Json;
import org.fetchandrotate.storage.Workspace;
import org.fetchandrotate.storage.WorkspaceCheck;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `verify`
@Command(
        name = "verify",
        description = "Compare the files with the history: which are missing, changed, orphaned or half written."
                + " Changes nothing.",
        footer = {
            "",
            "Examples:",
            "  fetch-and-rotate verify",
            "  fetch-and-rotate verify --json | jq -r .path",
            "",
            "Exit code: 0 if all is well, 1 if anything was found.",
        })
final class VerifyCommand implements Callable<Integer> {
    private final Environment environment;

    @Mixin
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private final HelpOption help = new HelpOption();

    @Mixin
    private final WorkspaceOption workspace = new WorkspaceOption();

    @Option(names = "--json", description = "Print a JSON object for each finding, and nothing else.")
    private boolean json;

    VerifyCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws Exception {
        Workspace chosen = workspace.load(environment.folder()).workspace();
        try (Database database = Database.openReadOnly(chosen.database());
                HistoryReader reader = database.reader()) {
            WorkspaceCheck.Tally tally = new WorkspaceCheck(chosen, reader, this::print).run();
            if (!json) {
                environment
                        .terminal()
                        .out()
                        .println("%s checked, %s"
                                .formatted(
                                        Wording.count(tally.files(), "file"),
                                        Wording.count(tally.findings(), "finding")));
            }
            return (tally.findings() == 0 ? ExitCode.COMPLETE : ExitCode.INCOMPLETE).code();
        }
    }

    private void print(Finding finding) {
        Terminal terminal = environment.terminal();
        if (json) {
            terminal.data()
                    .println(new Json()
                            .with("finding", finding.kind().code())
                            .with("path", finding.path().toString())
                            .with("id", finding.imageId())
                            .with("detail", finding.detail()));
        } else {
            terminal.out()
                    .println("%-12s  %s: %s"
                            .formatted(
                                    finding.kind().code(),
                                    Wording.printable(finding.path().toString()),
                                    Wording.printable(finding.detail())));
        }
    }
}
