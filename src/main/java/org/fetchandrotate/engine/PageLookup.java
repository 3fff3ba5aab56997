package org.fetchandrotate.engine;

import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.fetchandrotate.fetch.HttpFetcher;
import org.fetchandrotate.fetch.PageFetch.PageFetched;
import org.fetchandrotate.fetch.PageFetch.PageNotFetched;
import org.fetchandrotate.imaging.FormatSniffer;
import org.fetchandrotate.model.Failure;
import org.fetchandrotate.model.FailureReason;
import org.fetchandrotate.model.FoundAs;
import org.fetchandrotate.model.ImageCandidate;
import org.fetchandrotate.scrape.PageScan;
import org.fetchandrotate.scrape.PageScanner;
import org.fetchandrotate.url.WebUrl;

/// Finds out what an address of the list offers: fetches it, sees what answers (a page, an image), and goes on to
/// where a page leads by itself. Thread-safe.
final class PageLookup {
    /// More than any honest way has.
    private static final int MOST_REFRESHES = 5;

    private final HttpFetcher fetcher;
    private final PageScanner scanner;
    private final Work work;

    /// Does the work of scanning a page, which takes memory for each of its bytes.
    interface Work {
        PageScan scan(long bytes, Scan scan) throws InterruptedException, IOException;
    }

    /// Scans one page.
    interface Scan {
        PageScan now() throws IOException;
    }

    PageLookup(HttpFetcher fetcher, PageScanner scanner, Work work) {
        this.fetcher = fetcher;
        this.scanner = scanner;
        this.work = work;
    }

    /// What a look-up came to.
    sealed interface Result {
        Duration elapsed();
    }

    /// @param location after redirects and refreshes
    record Offered(WebUrl location, int httpStatus, PageScan scan, Duration elapsed) implements Result {}

    /// @param httpStatus of the last answer; empty if there was none
    record Failed(Failure failure, OptionalInt httpStatus, Duration elapsed) implements Result {}

    Result look(WebUrl url) throws InterruptedException {
        Set<WebUrl> seen = new HashSet<>();
        Duration elapsed = Duration.ZERO;
        WebUrl next = url;
        while (true) {
            seen.add(next);
            Result result = once(next, elapsed);
            if (!(result instanceof Offered offered) || offered.scan().refresh().isEmpty()) {
                return result;
            }
            seen.add(offered.location());
            next = offered.scan().refresh().get();
            elapsed = offered.elapsed();
            if (seen.contains(next)) {
                return offered;
            }
            if (seen.size() > 2 * MOST_REFRESHES) {
                Failure failure = new Failure(
                        FailureReason.TOO_MANY_REDIRECTS,
                        "more than " + MOST_REFRESHES + " pages that lead on to another");
                return new Failed(failure, OptionalInt.of(offered.httpStatus()), elapsed);
            }
        }
    }

    private Result once(WebUrl url, Duration before) throws InterruptedException {
        return switch (fetcher.fetchPage(url)) {
            case PageNotFetched not -> new Failed(not.failure(), not.httpStatus(), before.plus(not.elapsed()));
            case PageFetched fetched -> read(url, fetched, before.plus(fetched.elapsed()));
        };
    }

    private Result read(WebUrl url, PageFetched fetched, Duration elapsed) throws InterruptedException {
        if (isImage(fetched)) {
            ImageCandidate itself = new ImageCandidate(url, List.of(), FoundAs.LISTED, "");
            PageScan scan = new PageScan(List.of(itself), List.of(), Optional.empty());
            return new Offered(fetched.location(), fetched.httpStatus(), scan, elapsed);
        }
        if (isUnknownData(fetched)) {
            Failure failure = new Failure(FailureReason.NOT_HTML, "not a page but application/octet-stream");
            return new Failed(failure, OptionalInt.of(fetched.httpStatus()), elapsed);
        }
        PageScanner.Headers headers =
                new PageScanner.Headers(fetched.contentType(), fetched.charset(), fetched.refresh());
        try {
            PageScan scan =
                    work.scan(fetched.html().length, () -> scanner.scan(fetched.html(), headers, fetched.location()));
            return new Offered(fetched.location(), fetched.httpStatus(), scan, elapsed);
        } catch (IOException e) {
            Failure failure = new Failure(FailureReason.INTERNAL_ERROR, String.valueOf(e.getMessage()));
            return new Failed(failure, OptionalInt.of(fetched.httpStatus()), elapsed);
        }
    }

    /// The bytes decide where the header only says that it doesn't know, or is wrong.
    private static boolean isImage(PageFetched fetched) {
        return fetched.html().length == 0 || FormatSniffer.isRaster(fetched.html());
    }

    /// What the server knows no type for is a page only if it looks like one.
    private static boolean isUnknownData(PageFetched fetched) {
        boolean unknown = fetched.contentType().orElse("").contains("octet-stream");
        if (!unknown) {
            return false;
        }
        for (int index = 0; index < Math.min(fetched.html().length, 512); index++) {
            if (fetched.html()[index] == 0) {
                return true;
            }
        }
        return false;
    }
}
