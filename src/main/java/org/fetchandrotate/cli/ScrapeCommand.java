package org.fetchandrotate.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.fetchandrotate.engine.PagePreview;
import org.fetchandrotate.model.Settings;
import org.fetchandrotate.model.Website;
import org.fetchandrotate.url.FileUrl;
import org.fetchandrotate.url.WebUrl;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `scrape`
@Command(
        name = "scrape",
        description = "List the images that pages offer, how each was found, and which are left out and why."
                + " Fetches no image.",
        footer = {
            "",
            "Examples:",
            "  fetch-and-rotate scrape https://example.org/gallery",
            "  fetch-and-rotate scrape saved.mhtml",
            "  fetch-and-rotate scrape --base https://example.org/gallery saved.html",
            "  fetch-and-rotate scrape --json https://example.org/ | jq -r 'select(.skip == null) | .url'",
        })
final class ScrapeCommand extends WorkspaceCommand {
    @Option(names = "--base", paramLabel = "URL", description = "Read files, as if found at this address.")
    private @Nullable String base;

    @Option(names = "--json", description = "Print a JSON object for each image, and nothing else.")
    private boolean json;

    @Parameters(
            arity = "1..*",
            paramLabel = "URL",
            description = "Addresses of whatever a list may name, files and folders too; with --base, HTML files.")
    private List<String> pages = new ArrayList<>();

    ScrapeCommand(Environment environment) {
        super(environment);
    }

    @Override
    public Integer call() throws Exception {
        Settings settings = workspace.load(environment.folder()).settings().settings();
        ScanPrinter printer = json
                ? new ScanPrinter.AsJson(environment.terminal().data())
                : new ScanPrinter.AsText(environment.terminal().out());
        String location = base;
        ExitCode result =
                location == null ? scanPages(settings, printer) : scanFiles(settings, address(location), printer);
        return result.code();
    }

    private ExitCode scanFiles(Settings settings, WebUrl location, ScanPrinter printer) throws IOException {
        try (PagePreview preview = environment.engine().preview(settings, List.of())) {
            for (String page : pages) {
                Path file = environment.folder().resolve(page);
                printer.print(location, preview.look(file, location));
            }
        }
        return ExitCode.COMPLETE;
    }

    private ExitCode scanPages(Settings settings, ScanPrinter printer) throws CommandFailure, InterruptedException {
        List<Website> websites = new ArrayList<>();
        for (String page : pages) {
            websites.add(new Website(page(page)));
        }
        ExitCode result = ExitCode.COMPLETE;
        try (PagePreview preview = environment.engine().preview(settings, websites)) {
            for (Website website : websites) {
                switch (preview.look(website)) {
                    case PagePreview.Offered offered -> printer.print(website.url(), offered.scan());
                    case PagePreview.Failed failed -> {
                        environment
                                .terminal()
                                .err()
                                .println("%s: %s (%s)"
                                        .formatted(
                                                website.url().redacted(),
                                                FailureWords.of(failed.failure()),
                                                Wording.printable(
                                                        failed.failure().detail())));
                        result = ExitCode.INCOMPLETE;
                    }
                }
            }
        }
        return result;
    }

    /// A file that is there is meant as one.
    private WebUrl page(String text) throws CommandFailure {
        boolean bare = !text.contains("://") && !text.startsWith("file:");
        if (bare && Files.exists(environment.folder().resolve(text))) {
            return FileUrl.of(environment.folder().resolve(text));
        }
        return address(text);
    }

    private static WebUrl address(String text) throws CommandFailure {
        String full = text.contains("://") || text.startsWith("file:") ? text : "https://" + text;
        return FileUrl.parseListed(full)
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.USAGE,
                        text + ": not a web address; for a file say --base URL FILE, with the page's address"));
    }
}
