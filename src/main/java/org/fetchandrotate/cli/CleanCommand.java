package org.fetchandrotate.cli;

import java.io.IOException;
import java.util.Locale;
import org.fetchandrotate.storage.Workspace;
import org.fetchandrotate.storage.WorkspaceCleaner;
import org.fetchandrotate.storage.WorkspaceLock;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `clean`
@Command(
        name = "clean",
        description =
                "Remove logs, images and kept pages of the workspace, after asking. Settings, list and history stay.",
        footer = {
            "",
            "Examples:",
            "  fetch-and-rotate clean",
            "  fetch-and-rotate clean --yes    without asking",
        })
final class CleanCommand extends WorkspaceCommand {
    @Option(names = "--yes", description = "Don't ask.")
    private boolean yes;

    CleanCommand(Environment environment) {
        super(environment);
    }

    @Override
    public Integer call() throws Exception {
        Workspace chosen = workspace.load(environment.folder()).workspace();
        try (WorkspaceLock _ = WorkspaceLock.tryAcquire(chosen)
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.MACHINE, chosen.root() + ": a run goes on in this folder; wait for its end"))) {
            WorkspaceCleaner cleaner = new WorkspaceCleaner(chosen);
            WorkspaceCleaner.Amount amount = cleaner.measure();
            if (amount.isNothing()) {
                environment.terminal().out().println("There is nothing to remove.");
            } else if (yes || agreed(chosen, amount)) {
                environment.terminal().out().println("Removed " + words(cleaner.remove()) + ".");
            } else {
                environment.terminal().out().println("Nothing was removed.");
            }
        }
        return ExitCode.COMPLETE.code();
    }

    private boolean agreed(Workspace chosen, WorkspaceCleaner.Amount amount) throws IOException, CommandFailure {
        Terminal terminal = environment.terminal();
        terminal.out().print("Remove %s from %s? [y/N] ".formatted(words(amount), chosen.root()));
        terminal.out().flush();
        @Nullable String answer = terminal.in().readLine();
        if (answer == null) {
            terminal.out().println();
            throw new CommandFailure(ExitCode.USAGE, "Nobody answered; say 'clean --yes' to remove without asking.");
        }
        return answer.strip().toLowerCase(Locale.ROOT).matches("y|yes");
    }

    private static String words(WorkspaceCleaner.Amount amount) {
        String images = Wording.count(amount.originals(), "original") + ", "
                + (amount.rotated() == 1 ? "1 rotated copy" : amount.rotated() + " rotated copies");
        String logs = Wording.count(amount.logs(), "log");
        String rest = amount.pages() == 0
                ? " and " + logs
                : ", " + logs + " and " + Wording.count(amount.pages(), "kept page");
        return images + rest + " (" + Wording.bytes(amount.bytes()) + ")";
    }
}
