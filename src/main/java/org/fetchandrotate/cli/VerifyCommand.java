package org.fetchandrotate.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.fetchandrotate.engine.WorkspaceRepair;
import org.fetchandrotate.storage.Database;
import org.fetchandrotate.storage.Finding;
import org.fetchandrotate.storage.HistoryReader;
import org.fetchandrotate.storage.HistoryWriter;
import org.fetchandrotate.storage.Json;
import org.fetchandrotate.storage.StorageException;
import org.fetchandrotate.storage.Workspace;
import org.fetchandrotate.storage.WorkspaceCheck;
import org.fetchandrotate.storage.WorkspaceLock;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `verify`
@Command(
        name = "verify",
        description = "Compare the files with the history: which are missing, changed, orphaned or half written."
                + " Changes nothing unless told to repair.",
        footer = {
            "",
            "Examples:",
            "  fetch-and-rotate verify",
            "  fetch-and-rotate verify --repair   mends what can be mended, after asking",
            "  fetch-and-rotate verify --exact    holds every rotated copy against its original, too",
            "  fetch-and-rotate verify --exact --run 3",
            "  fetch-and-rotate verify --json | jq -r .path",
            "",
            "Repairing deletes nothing that you may want: changed and orphaned files go to the folder recovered.",
            "",
            "Exit code: 0 if all is well (again), 1 if anything was found (and is left).",
        })
final class VerifyCommand extends WorkspaceCommand {
    @Option(names = "--json", description = "Print a JSON object for each finding, and nothing else.")
    private boolean json;

    @ArgGroup(exclusive = false)
    private @Nullable Exact exact;

    @Option(names = "--repair", description = "Mend what was found: make copies anew, set files aside, correct rows.")
    private boolean repair;

    @Option(names = "--yes", description = "With --repair: don't ask.")
    private boolean yes;

    /// The one is nothing without the other.
    static final class Exact {
        @SuppressWarnings("UnusedVariable") // that it was given is enough
        @Option(
                names = "--exact",
                required = true,
                description = "Decode originals and copies too: is each copy, rotated back, its original? With --json"
                        + " an object for each. What was proved is kept in the history.")
        private boolean wanted;

        @Option(names = "--run", paramLabel = "N", description = "With --exact: the images of this run alone.")
        private @Nullable Long run;
    }

    VerifyCommand(Environment environment) {
        super(environment);
    }

    @Override
    public Integer call() throws Exception {
        WorkspaceOption.Chosen chosen = workspace.load(environment.folder());
        Found found = new Found();
        WorkspaceCheck.Tally tally = check(chosen.workspace(), found);
        Exact wanted = exact;
        if (wanted != null) {
            ProofReport report = new ProofReport(chosen.workspace(), environment.terminal(), json, found);
            new ExactCheck(environment.engine(), chosen.workspace()).run(wanted.run, report);
            if (!json) {
                environment.terminal().out().println(report.summary());
            }
        }
        if (!json) {
            environment
                    .terminal()
                    .out()
                    .println("%s checked, %s"
                            .formatted(Wording.count(tally.files(), "file"), Wording.count(found.count, "finding")));
        }
        List<Finding> findings = found.kept;
        if (findings.isEmpty()) {
            return (found.count == 0 ? ExitCode.COMPLETE : ExitCode.INCOMPLETE).code();
        }
        return (yes || agreed(chosen.workspace(), findings) ? repair(chosen, findings) : ExitCode.INCOMPLETE).code();
    }

    /// Tells of findings, counts them, and keeps them if they are to be mended.
    private final class Found implements Consumer<Finding> {
        private final List<Finding> kept = new ArrayList<>();
        private long count;

        @Override
        public void accept(Finding finding) {
            print(finding);
            count++;
            if (repair) {
                kept.add(finding);
            }
        }
    }

    private static WorkspaceCheck.Tally check(Workspace workspace, Consumer<Finding> findings)
            throws StorageException, InterruptedException {
        try (Database database = Database.openReadOnly(workspace.database());
                HistoryReader reader = database.reader()) {
            return new WorkspaceCheck(workspace, reader, findings).run();
        }
    }

    private boolean agreed(Workspace chosen, List<Finding> findings) throws IOException, CommandFailure {
        Terminal terminal = environment.terminal();
        if (json) {
            throw new CommandFailure(
                    ExitCode.USAGE, "With --json nobody can be asked; say 'verify --repair --yes --json'.");
        }
        Map<String, Long> remedies = new TreeMap<>();
        findings.forEach(finding ->
                remedies.merge(WorkspaceRepair.remedy(finding, chosen).orElse("it is left to you"), 1L, Long::sum));
        remedies.forEach((remedy, count) -> terminal.out().println("%6d  %s".formatted(count, remedy)));
        terminal.out().print("Repair %s? [y/N] ".formatted(chosen.root()));
        terminal.out().flush();
        @Nullable String answer = terminal.in().readLine();
        if (answer == null) {
            terminal.out().println();
            throw new CommandFailure(
                    ExitCode.USAGE, "Nobody answered; say 'verify --repair --yes' to repair without asking.");
        }
        return answer.strip().toLowerCase(Locale.ROOT).matches("y|yes");
    }

    private ExitCode repair(WorkspaceOption.Chosen chosen, List<Finding> findings)
            throws CommandFailure, StorageException, InterruptedException {
        Workspace root = chosen.workspace();
        int left = 0;
        try (WorkspaceLock _ = WorkspaceLock.tryAcquire(root)
                        .orElseThrow(() -> new CommandFailure(
                                ExitCode.MACHINE, root.root() + ": a run goes on in this folder; wait for its end"));
                Database database = Database.open(root.database());
                HistoryReader reader = database.reader();
                HistoryWriter writer = database.writer();
                WorkspaceRepair repairs = environment
                        .engine()
                        .repair(root, reader, writer, chosen.settings().settings())) {
            for (Finding finding : findings) {
                left += repaired(repairs, finding) ? 0 : 1;
            }
        }
        return left == 0 ? ExitCode.COMPLETE : ExitCode.INCOMPLETE;
    }

    private boolean repaired(WorkspaceRepair repairs, Finding finding) throws StorageException, InterruptedException {
        Optional<String> done;
        String why = "it is left to you";
        try {
            done = repairs.repair(finding);
        } catch (IOException e) {
            done = Optional.empty();
            why = FailureHandler.describe(e);
        }
        Terminal terminal = environment.terminal();
        String path = finding.path().toString();
        if (json) {
            terminal.data()
                    .println(new Json()
                            .with("repaired", done.isPresent())
                            .with("path", path)
                            .with("detail", done.orElse(why)));
        } else {
            terminal.out().println("%s: %s".formatted(Wording.printable(path), done.orElse(why)));
        }
        return done.isPresent();
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
