package org.fetchandrotate.engine;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.fetchandrotate.fetch.FetchResult.Fetched;
import org.fetchandrotate.fetch.FetchResult.NotFetched;
import org.fetchandrotate.fetch.PageBody;
import org.fetchandrotate.imaging.FormatSniffer;
import org.fetchandrotate.local.MhtmlArchive;
import org.fetchandrotate.model.Failure;
import org.fetchandrotate.model.FailureReason;
import org.fetchandrotate.model.FoundAs;
import org.fetchandrotate.model.ImageCandidate;
import org.fetchandrotate.render.RenderedPage;
import org.fetchandrotate.scrape.EntryScan;
import org.fetchandrotate.scrape.EntryScanner;
import org.fetchandrotate.scrape.LinkedSheet;
import org.fetchandrotate.scrape.PageScan;
import org.fetchandrotate.scrape.PageScanner;
import org.fetchandrotate.url.FileUrl;
import org.fetchandrotate.url.WebUrl;

/// Finds out what an address of the list offers: fetches it, sees what answers (a page, an image, a feed, …), and
/// goes on to where a page leads by itself. Thread-safe.
final class PageLookup {
    /// More than any honest way has.
    private static final int MOST_REFRESHES = 5;

    private final Sources sources;
    private final EntryScanner scanner;
    private final Work work;
    private final LocalLookup local;
    private final ScriptedPages scripted;

    /// Does the work of scanning, which takes memory for each byte.
    interface Work {
        /// @param bytes of what is scanned
        <T> T call(long bytes, Scan<T> scan) throws InterruptedException, IOException;
    }

    /// Scans what answered.
    interface Scan<T> {
        T now() throws IOException;
    }

    PageLookup(Sources sources, ScriptedPages scripted, EntryScanner scanner, Work work) {
        this.sources = sources;
        this.scripted = scripted;
        this.scanner = scanner;
        this.work = work;
        local = new LocalLookup(sources.files(), scanner, work);
    }

    /// What a look-up came to.
    sealed interface Result {
        Duration elapsed();
    }

    /// @param location after redirects and refreshes
    record Offered(WebUrl location, OptionalInt httpStatus, PageScan scan, Duration elapsed) implements Result {}

    /// @param httpStatus of the last answer; empty if there was none
    record Failed(Failure failure, OptionalInt httpStatus, Duration elapsed) implements Result, Answer {}

    /// What one request came to.
    sealed interface Answer {
        Duration elapsed();
    }

    /// @param location after redirects
    record Scanned(WebUrl location, OptionalInt httpStatus, EntryScan scan, Duration elapsed) implements Answer {}

    /// What was asked for. The same address with other cookies is another question: some pages load themselves
    /// again once they have set theirs.
    private record Step(WebUrl url, String cookies) {}

    private Step step(WebUrl url) {
        return new Step(url, sources.cookiesFor(url));
    }

    Result look(WebUrl url) throws InterruptedException {
        Set<Step> seen = new HashSet<>();
        Duration elapsed = Duration.ZERO;
        WebUrl next = url;
        for (int refreshes = 0; ; refreshes++) {
            Step asked = step(next);
            seen.add(asked);
            Result result = offered(ask(next, elapsed));
            if (!(result instanceof Offered offered) || offered.scan().refresh().isEmpty()) {
                return result;
            }
            seen.add(new Step(offered.location(), asked.cookies()));
            next = offered.scan().refresh().get();
            elapsed = offered.elapsed();
            if (seen.contains(step(next))) {
                return offered;
            }
            if (refreshes == MOST_REFRESHES) {
                return next.equals(offered.location()) ? offered : tooMany(offered);
            }
        }
    }

    private static Failed tooMany(Offered last) {
        Failure failure = new Failure(
                FailureReason.TOO_MANY_REDIRECTS, "more than " + MOST_REFRESHES + " pages that lead on to another");
        return new Failed(failure, last.httpStatus(), last.elapsed());
    }

    private static Result offered(Answer answer) {
        return switch (answer) {
            case Failed failed -> failed;
            case Scanned(WebUrl location, OptionalInt status, EntryScan.Pictures(PageScan scan), Duration elapsed) ->
                new Offered(location, status, scan, elapsed);
            case Scanned(WebUrl _, OptionalInt status, EntryScan.Other(String what), Duration elapsed) ->
                new Failed(new Failure(FailureReason.NOT_HTML, "not a page but " + what), status, elapsed);
        };
    }

    /// Asks for one address and scans what answers.
    ///
    /// @param before the time that other requests for the same entry took
    private Answer ask(WebUrl url, Duration before) throws InterruptedException {
        if (FileUrl.isOne(url)) {
            return local.look(url);
        }
        return switch (sources.fetchPage(url)) {
            case NotFetched<PageBody> not -> new Failed(not.failure(), not.httpStatus(), before.plus(not.elapsed()));
            case Fetched<PageBody> fetched -> read(url, fetched, before.plus(fetched.elapsed()));
        };
    }

    private Answer read(WebUrl url, Fetched<PageBody> fetched, Duration elapsed) throws InterruptedException {
        PageBody page = fetched.body();
        EntryScan scan;
        if (isImage(page)) {
            ImageCandidate itself = new ImageCandidate(url, List.of(), FoundAs.LISTED, "");
            scan = new EntryScan.Pictures(new PageScan(List.of(itself), List.of(), Optional.empty()));
        } else if (isUnknownData(page)) {
            scan = new EntryScan.Other("application/octet-stream");
        } else {
            PageScanner.Headers headers = new PageScanner.Headers(page.contentType(), page.charset(), page.refresh());
            try {
                if (MhtmlArchive.isOne(head(page.html()))) {
                    scan = new EntryScan.Pictures(ofArchive(fetched));
                    return new Scanned(fetched.location(), fetched.httpStatus(), scan, elapsed);
                }
                scan = work.call(
                        EntryScanner.bytesOf(page.html()),
                        () -> scanner.scan(page.html(), headers, fetched.location()));
                if (scan instanceof EntryScan.Pictures(PageScan plain)) {
                    scan = new EntryScan.Pictures(withAllItShows(fetched, headers, plain));
                }
            } catch (IOException e) {
                Failure failure = new Failure(FailureReason.INTERNAL_ERROR, String.valueOf(e.getMessage()));
                return new Failed(failure, fetched.httpStatus(), elapsed);
            }
        }
        return new Scanned(fetched.location(), fetched.httpStatus(), scan, elapsed);
    }

    /// The pictures of a page that was saved with what belongs to it, where they were when it was: an answer isn't
    /// kept, and so aren't those within it.
    private PageScan ofArchive(Fetched<PageBody> fetched) throws InterruptedException, IOException {
        byte[] bytes = fetched.body().html();
        PageScan page = work.call(bytes.length, () -> {
            MhtmlArchive archive = MhtmlArchive.read(new ByteArrayInputStream(bytes), bytes.length);
            WebUrl location = archive.location().flatMap(WebUrl::parse).orElse(fetched.location());
            return scanner.scanPage(
                    archive.html(),
                    new PageScanner.Headers(archive.contentType(), archive.charset(), Optional.empty()),
                    location);
        });
        return new PageScan(page.candidates(), page.skipped(), Optional.empty());
    }

    private static byte[] head(byte[] body) {
        return Arrays.copyOf(body, Math.min(body.length, 8 << 10));
    }

    /// What a page offers once its scripts have run and its style sheets are there; what it offers plainly
    /// where that isn't more.
    private PageScan withAllItShows(Fetched<PageBody> fetched, PageScanner.Headers headers, PageScan plain)
            throws InterruptedException, IOException {
        Optional<RenderedPage> built = scripted.build(fetched, plain);
        if (built.isEmpty()) {
            return withSheets(fetched.body().html(), headers, fetched.location(), plain);
        }
        byte[] html = built.get().html().getBytes(StandardCharsets.UTF_8);
        WebUrl location = built.get().location();
        PageScanner.Headers ofBuilt = new PageScanner.Headers(
                Optional.of(built.get().contentType()),
                Optional.of("utf-8"),
                fetched.body().refresh());
        PageScan scan = withSheets(
                html, ofBuilt, location, work.call(html.length, () -> scanner.scanPage(html, ofBuilt, location)));
        return scan.candidates().size() >= plain.candidates().size() ? scan.asBuilt() : plain;
    }

    private PageScan withSheets(byte[] html, PageScanner.Headers headers, WebUrl location, PageScan without)
            throws InterruptedException, IOException {
        List<WebUrl> linked = without.links().sheets();
        if (linked.isEmpty()) {
            return without;
        }
        Charset charset = work.call(html.length, () -> PageScanner.charset(html, headers));
        List<LinkedSheet> sheets = new StyleSheets(sources).fetch(linked, location, charset);
        return work.call(html.length, () -> scanner.scanPage(html, headers, location, sheets));
    }

    /// The bytes decide where the header only says that it doesn't know, or is wrong.
    private static boolean isImage(PageBody page) {
        return page.html().length == 0 || FormatSniffer.isRaster(page.html());
    }

    /// What the server knows no type for is a page or a list only if it looks like one.
    private static boolean isUnknownData(PageBody page) {
        boolean unknown = page.contentType().orElse("").contains("octet-stream");
        if (!unknown || EntryScanner.isPacked(page.html())) {
            return false;
        }
        for (int index = 0; index < Math.min(page.html().length, 512); index++) {
            if (page.html()[index] == 0) {
                return true;
            }
        }
        return false;
    }
}
