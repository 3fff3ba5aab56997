package org.fetchandrotate.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.fetchandrotate.fetch.HttpFetcher;
import org.fetchandrotate.fetch.PageFetch;
import org.fetchandrotate.fetch.PageFetch.PageFetched;
import org.fetchandrotate.fetch.PageFetch.PageNotFetched;
import org.fetchandrotate.model.Settings;
import org.fetchandrotate.model.WebUrl;
import org.fetchandrotate.model.Website;
import org.fetchandrotate.scrape.PageScan;
import org.fetchandrotate.scrape.PageScanner;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
            "  fetch-and-rotate scrape --base https://example.org/gallery saved.html",
            "  fetch-and-rotate scrape --json https://example.org/ | jq -r 'select(.skip == null) | .url'",
        })
final class ScrapeCommand implements Callable<Integer> {
    private final Environment environment;

    @Mixin
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private final HelpOption help = new HelpOption();

    @Mixin
    private final WorkspaceOption workspace = new WorkspaceOption();

    @Option(names = "--base", paramLabel = "URL", description = "Read files, as if found at this address.")
    private @Nullable String base;

    @Option(names = "--json", description = "Print a JSON object for each image, and nothing else.")
    private boolean json;

    @Parameters(arity = "1..*", paramLabel = "URL", description = "Addresses of pages; with --base, HTML files.")
    private List<String> pages = new ArrayList<>();

    ScrapeCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws Exception {
        Settings settings = workspace.load(environment.folder()).settings().settings();
        ScanPrinter printer = json
                ? new ScanPrinter.AsJson(environment.terminal().data())
                : new ScanPrinter.AsText(environment.terminal().out());
        PageScanner scanner = new PageScanner(settings.filter().excludeKeywords());
        String location = base;
        ExitCode result = location == null
                ? scanPages(settings, scanner, printer)
                : scanFiles(address(location), scanner, printer);
        return result.code();
    }

    private ExitCode scanFiles(WebUrl location, PageScanner scanner, ScanPrinter printer) throws IOException {
        for (String page : pages) {
            Path file = environment.folder().resolve(page);
            printer.print(location, scanner.scan(Files.readAllBytes(file), Optional.empty(), location));
        }
        return ExitCode.COMPLETE;
    }

    private ExitCode scanPages(Settings settings, PageScanner scanner, ScanPrinter printer)
            throws CommandFailure, InterruptedException {
        List<WebUrl> urls = new ArrayList<>();
        for (String page : pages) {
            urls.add(address(page));
        }
        ExitCode result = ExitCode.COMPLETE;
        try (HttpFetcher fetcher = new HttpFetcher(
                settings.network(),
                settings.filter().maxImageBytes(),
                urls.stream().map(Website::new).toList(),
                environment.clock())) {
            for (WebUrl url : urls) {
                PageFetch fetch = fetcher.fetchPage(url);
                switch (fetch) {
                    case PageFetched page -> {
                        PageScan scan = scanner.scan(page.html(), page.charset(), page.location());
                        printer.print(url, scan);
                    }
                    case PageNotFetched page -> {
                        environment
                                .terminal()
                                .err()
                                .println("%s: %s (%s)"
                                        .formatted(
                                                url.redacted(),
                                                RunTally.words(page.failure()),
                                                Wording.printable(page.failure().detail())));
                        result = ExitCode.INCOMPLETE;
                    }
                }
            }
        }
        return result;
    }

    private static WebUrl address(String text) throws CommandFailure {
        String full = text.contains("://") ? text : "https://" + text;
        return WebUrl.parse(full)
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.USAGE,
                        text + ": not a web address; for a file say --base URL FILE, with the page's address"));
    }
}
