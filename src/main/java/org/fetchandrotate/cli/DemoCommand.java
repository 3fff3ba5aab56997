package org.fetchandrotate.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.fetchandrotate.demo.DemoGallery;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `demo`
@Command(
        name = "demo",
        description = {
            "Serve a gallery of drawn photos on this machine and run on it for 100 images.",
            "Nothing leaves the machine. Opens the window if there is a display, else shows the run in the terminal."
        },
        footer = {
            "",
            "Examples:",
            "  fetch-and-rotate demo",
            "  fetch-and-rotate demo --headless",
            "  fetch-and-rotate demo --headless --keep demo    leaves its workspace in demo",
        })
final class DemoCommand extends Subcommand {
    @Option(names = "--headless", description = "Show the run in the terminal even if there is a display.")
    private boolean headless;

    @Option(
            names = "--keep",
            paramLabel = "DIR",
            description = "The workspace, made or used again; without it, a folder that is removed at the end.")
    private @Nullable Path keep;

    DemoCommand(Environment environment) {
        super(environment);
    }

    @Override
    public Integer call() throws Exception {
        try (DemoWorkspace workspace = workspace();
                DemoGallery gallery = DemoGallery.start()) {
            WorkspaceOption.Chosen chosen = workspace.prepare(gallery.websites());
            if (!headless) {
                Optional<String> obstacle = environment.window().openAndRun(workspace.folder());
                if (obstacle.isEmpty()) {
                    return ExitCode.COMPLETE.code();
                }
                environment.terminal().err().println(obstacle.get() + " The demo goes on in the terminal.");
            }
            SummaryText.Places places = keep == null ? SummaryText.Places.UNTOLD : SummaryText.Places.TOLD;
            ExitCode result =
                    new TerminalRun(environment, chosen, TerminalRun.Output.PROGRESS, places).execute(Optional.empty());
            if (keep == null) {
                environment.terminal().out().println("What it left is removed now; --keep DIR would keep it.");
            }
            return result.code();
        }
    }

    private DemoWorkspace workspace() throws IOException, CommandFailure {
        return keep == null
                ? DemoWorkspace.throwAway()
                : DemoWorkspace.kept(environment.folder().resolve(keep).normalize());
    }
}
