package org.fetchandrotate.cli;

import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fetchandrotate.engine.RunException;
import org.fetchandrotate.model.RunRecord;
import org.fetchandrotate.settings.SettingsException;
import org.fetchandrotate.storage.Database;
import org.fetchandrotate.storage.HistoryReader;
import org.fetchandrotate.storage.StorageException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `watch`
@Command(
        name = "watch",
        description = "Run again and again, and tell what is new each time.",
        footer = {
            "",
            "Examples:",
            "  fetch-and-rotate watch                in the current folder, once a day",
            "  fetch-and-rotate watch --every 6h     four times a day",
            "  fetch-and-rotate watch --every 30m --times 3",
            "",
            "Settings and list are read again before each run. A run that fails is told, and the next one comes all the",
            "same. Ctrl-C ends it. A run that takes longer than the time between two is followed by the next at once.",
            "",
            "Exit code: that of the last run (see run), 130 stopped.",
        })
final class WatchCommand extends WorkspaceCommand {
    private static final Pattern EVERY = Pattern.compile("(\\d{1,6})(s|m|h|d)");
    private static final Duration LONGEST = Duration.ofDays(365);

    @Option(
            names = "--every",
            paramLabel = "TIME",
            defaultValue = "1d",
            description = "From the start of a run to that of the next: 45s, 30m, 6h, 1d. Default: 1d.")
    private String every = "1d";

    @Option(names = "--times", paramLabel = "N", description = "How many runs; 0, the default, for no end.")
    private int times;

    WatchCommand(Environment environment) {
        super(environment);
    }

    @Override
    public Integer call() throws Exception {
        Duration gap = gap();
        if (times < 0) {
            throw new CommandFailure(ExitCode.USAGE, "--times " + times + ": a whole number from 0");
        }
        workspace.load(environment.folder());
        workspace.requireFile(environment.folder());
        CountDownLatch stopped = new CountDownLatch(1);
        AtomicReference<ExitCode> last = new AtomicReference<>(ExitCode.COMPLETE);
        try (StopSignals signals =
                new StopSignals(stopped::countDown, code -> Runtime.getRuntime().halt(code.code()))) {
            for (int run = 1; times == 0 || run <= times; run++) {
                Instant start = clock().instant();
                last.set(runOnce());
                boolean isLast = times != 0 && run == times;
                if (isStop(last.get()) || isLast) {
                    break;
                }
                if (stopped.await(rest(start, gap).toMillis(), TimeUnit.MILLISECONDS)) {
                    return signals.exitCode().code();
                }
            }
        }
        return last.get().code();
    }

    private Duration gap() throws CommandFailure {
        Matcher given = EVERY.matcher(every.toLowerCase(Locale.ROOT));
        if (given.matches()) {
            long count = Long.parseLong(given.group(1));
            Duration gap = switch (given.group(2)) {
                case "s" -> Duration.ofSeconds(count);
                case "m" -> Duration.ofMinutes(count);
                case "h" -> Duration.ofHours(count);
                default -> Duration.ofDays(count);
            };
            if (gap.isPositive() && gap.compareTo(LONGEST) <= 0) {
                return gap;
            }
        }
        throw new CommandFailure(ExitCode.USAGE, "--every " + every + ": such as 45s, 30m, 6h or 1d, at most 365d");
    }

    private Duration rest(Instant start, Duration gap) {
        Duration rest = gap.minus(Duration.between(start, clock().instant()));
        return rest.isNegative() ? Duration.ZERO : rest;
    }

    /// Trouble that may be over next time is told, and no end of the watch.
    private ExitCode runOnce() throws InterruptedException {
        try {
            WorkspaceOption.Chosen chosen = workspace.load(environment.folder());
            ExitCode code = new TerminalRun(environment, chosen, TerminalRun.Output.QUIET, SummaryText.Places.TOLD)
                    .execute(Optional.empty());
            tellNews(chosen);
            return code;
        } catch (CommandFailure | SettingsException | StorageException | RunException e) {
            return FailureHandler.told(e, environment.terminal().err());
        }
    }

    private void tellNews(WorkspaceOption.Chosen chosen) throws StorageException {
        if (Files.notExists(chosen.workspace().database())) {
            return;
        }
        try (Database database =
                        Database.openReadOnlyOnceThere(chosen.workspace().database());
                HistoryReader history = database.reader()) {
            List<RunRecord> runs = history.runs().stream()
                    .sorted(Comparator.comparingLong(RunRecord::id).reversed())
                    .limit(2)
                    .toList();
            if (!runs.isEmpty()) {
                environment.terminal().out().println(new NewsWords(clock()).of(runs));
                environment.terminal().out().flush();
            }
        }
    }

    private static boolean isStop(ExitCode code) {
        return code == ExitCode.INTERRUPTED || code == ExitCode.TERMINATED || code == ExitCode.HUNG_UP;
    }

    private Clock clock() {
        return environment.engine().clock();
    }
}
