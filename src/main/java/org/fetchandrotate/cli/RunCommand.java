package org.fetchandrotate.cli;

import java.util.Optional;
import org.fetchandrotate.settings.SettingKey;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `run`
@Command(
        name = "run",
        description = "Scan the listed websites, fetch images evenly from them, and keep a rotated copy of each.",
        footer = {
            "",
            "Examples:",
            "  fetch-and-rotate run             in the current folder",
            "  fetch-and-rotate run --max 20    20 images, whatever config.ini says",
            "  fetch-and-rotate run --retry last   what failed in the last run, once more",
            "  fetch-and-rotate run --config ~/pics/config.ini --quiet",
            "  fetch-and-rotate run --json | jq 'select(.event == \"image-failed\") | .url'",
            "",
            "Ctrl-C finishes what is being written and ends the run; a second one ends it at once.",
            "",
            "Exit code: 0 all images, 1 fewer, 2 bad usage, settings or list, 3 trouble of the machine, 130 stopped (143 by",
            "SIGTERM, 129 by SIGHUP).",
        })
final class RunCommand extends WorkspaceCommand {
    @Option(names = "--max", paramLabel = "N", description = "How many images to aim at, instead of max_img_count.")
    private @Nullable String max;

    @Option(
            names = "--retry",
            paramLabel = "RUN",
            description = "Try again what failed in an earlier run: its number, or last.")
    private @Nullable String retry;

    @Option(names = "--json", description = "Print a JSON object for each event, and nothing else.")
    private boolean json;

    @Option(names = "--quiet", description = "Print the result alone.")
    private boolean quiet;

    RunCommand(Environment environment) {
        super(environment);
    }

    @Override
    public Integer call() throws Exception {
        WorkspaceOption.Chosen chosen = workspace.load(environment.folder());
        if (max != null) {
            chosen = chosen.with(SettingKey.MAX_IMG_COUNT, max);
        }
        workspace.requireFile(environment.folder());
        TerminalRun.Output output =
                json ? TerminalRun.Output.JSON : quiet ? TerminalRun.Output.QUIET : TerminalRun.Output.PROGRESS;
        return new TerminalRun(environment, chosen, output, SummaryText.Places.TOLD)
                .execute(Optional.ofNullable(retry))
                .code();
    }
}
