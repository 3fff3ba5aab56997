package org.fetchandrotate.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.fetchandrotate.engine.Run;
import org.fetchandrotate.engine.RunException;
import org.fetchandrotate.engine.RunRequest;
import org.fetchandrotate.engine.RunSummary;
import org.fetchandrotate.model.RunOutcome;
import org.fetchandrotate.model.RunRecord;
import org.fetchandrotate.model.Website;
import org.fetchandrotate.settings.SettingsException;
import org.fetchandrotate.settings.SettingsFile;
import org.fetchandrotate.settings.WebsiteList;
import org.fetchandrotate.storage.Database;
import org.fetchandrotate.storage.HistoryReader;
import org.fetchandrotate.storage.StorageException;
import org.fetchandrotate.storage.Workspace;
import org.fetchandrotate.storage.WorkspaceFiles;
import org.fetchandrotate.storage.WorkspaceLock;

/// One run with the terminal for a face, from the settings to the exit code.
final class TerminalRun {
    private final Environment environment;
    private final Workspace workspace;
    private final SettingsFile settings;
    private final Output output;
    private final SummaryText.Places places;

    /// How a run is shown.
    enum Output {
        PROGRESS,
        QUIET,
        JSON
    }

    TerminalRun(Environment environment, WorkspaceOption.Chosen chosen, Output output, SummaryText.Places places) {
        this.environment = environment;
        this.workspace = chosen.workspace();
        this.settings = chosen.settings();
        this.output = output;
        this.places = places;
    }

    /// Does the run. Nothing is written before settings, list, database and folders have proved good.
    ///
    /// @param retry the number of an earlier run whose failures alone are tried again, or `last`; empty for a new
    ///     run
    ExitCode execute(Optional<String> retry)
            throws CommandFailure, SettingsException, StorageException, RunException, InterruptedException {
        List<Website> websites = websites(retry.isPresent());
        Database.check(workspace.database());
        if (retry.isPresent() && Files.notExists(workspace.database())) {
            throw noSuchRun(retry.get());
        }
        new WorkspaceFiles(workspace).prepare();
        Optional<WorkspaceLock> lock = WorkspaceLock.tryAcquire(workspace);
        try (WorkspaceLock _ = lock.orElseThrow(this::occupied);
                Database database = Database.open(workspace.database())) {
            OptionalLong retryOf =
                    retry.isPresent() ? OptionalLong.of(run(database, retry.get())) : OptionalLong.empty();
            RunRequest request =
                    new RunRequest(websites, settings.settings(), String.join("\n", settings.recorded()), retryOf, 0);
            return execute(environment.engine().runs(workspace, database).prepare(request));
        }
    }

    private long run(Database database, String wanted) throws StorageException, CommandFailure {
        try (HistoryReader history = database.reader()) {
            Optional<RunRecord> run = wanted.equalsIgnoreCase("last")
                    ? history.runs().stream().max(Comparator.comparingLong(RunRecord::id))
                    : wanted.matches("\\d{1,18}") ? history.run(Long.parseLong(wanted)) : Optional.empty();
            return run.map(RunRecord::id).orElseThrow(() -> noSuchRun(wanted));
        }
    }

    private static CommandFailure noSuchRun(String wanted) {
        return new CommandFailure(
                ExitCode.USAGE, "--retry " + wanted + ": there is no such run; the command history lists them");
    }

    private CommandFailure occupied() {
        return new CommandFailure(
                ExitCode.MACHINE,
                workspace.root() + ": another run goes on in this folder; wait for its end or use another folder");
    }

    private ExitCode execute(Run run) throws RunException, InterruptedException {
        try (RunReporter reporter = reporter(run);
                StopSignals signals = new StopSignals(
                        () -> {
                            reporter.stopping();
                            run.stop();
                        },
                        code -> Runtime.getRuntime().halt(code.code()))) {
            RunSummary summary = run.execute(reporter::report);
            reporter.finish(summary);
            return exitCode(summary, signals);
        }
    }

    private RunReporter reporter(Run run) {
        Terminal terminal = environment.terminal();
        SummaryText summary = new SummaryText(
                workspace, places, environment.folder(), terminal.look().glyphs());
        return switch (output) {
            case JSON -> new JsonReporter(terminal);
            case QUIET -> new QuietReporter(terminal, summary);
            case PROGRESS ->
                switch (terminal.look().motion()) {
                    case LIVE -> new LiveReporter(terminal, summary, run::progress, run::activity);
                    case PLAIN -> new PlainReporter(terminal, summary, run::progress);
                };
        };
    }

    private static ExitCode exitCode(RunSummary summary, StopSignals signals) {
        if (summary.outcome() == RunOutcome.STOPPED) {
            return signals.exitCode() == ExitCode.COMPLETE ? ExitCode.INTERRUPTED : signals.exitCode();
        }
        return summary.succeeded() >= summary.aimed() ? ExitCode.COMPLETE : ExitCode.INCOMPLETE;
    }

    private List<Website> websites(boolean mayBeNone) throws SettingsException, CommandFailure {
        Path file = workspace.websiteList();
        WebsiteList list = WebsiteList.load(file);
        settings.notes().forEach(environment.terminal().err()::println);
        for (WebsiteList.Finding finding : list.findings()) {
            String text = Wording.fit(
                    finding.text().strip(), 200, environment.terminal().look().glyphs());
            environment
                    .terminal()
                    .err()
                    .println("%s:%d: %s: %s".formatted(file, finding.line(), text, finding.reason()));
        }
        if (list.enabled().isEmpty() && !mayBeNone) {
            throw new CommandFailure(
                    ExitCode.USAGE, file + ": no website to scan; write one a line, such as https://example.org/");
        }
        return list.enabled();
    }
}
