package org.fetchandrotate.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The program without a command: opens the window.
@Command(
        name = Cli.NAME,
        description =
                "Gathers pictures from web pages, evenly from every site, and keeps an exactly rotated copy of each.",
        synopsisSubcommandLabel = "[COMMAND]",
        commandListHeading = "%nCommands:%n",
        footer = {
            "",
            "Examples:",
            "  fetch-and-rotate                    opens the window",
            "  fetch-and-rotate demo --headless    shows what it does",
            "  fetch-and-rotate run                runs on the websites of input.txt",
            "  fetch-and-rotate run --help         says more about a command",
        })
final class TopCommand implements Callable<Integer> {
    private final Environment environment;

    @Mixin
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private final HelpOption help = new HelpOption();

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version and end.")
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private boolean version;

    TopCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws CommandFailure {
        Optional<String> obstacle = environment.window().open(environment.folder());
        if (obstacle.isPresent()) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    obstacle.get() + " In the terminal, 'fetch-and-rotate run' runs on the websites of input.txt and"
                            + " 'fetch-and-rotate demo --headless' shows what the program does;"
                            + " 'fetch-and-rotate --help' tells the rest.");
        }
        return ExitCode.COMPLETE.code();
    }
}
