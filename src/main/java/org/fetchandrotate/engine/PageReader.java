package org.fetchandrotate.engine;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Semaphore;
import org.fetchandrotate.fetch.HttpFetcher;
import org.fetchandrotate.fetch.PageFetch.PageFetched;
import org.fetchandrotate.fetch.PageFetch.PageNotFetched;
import org.fetchandrotate.model.Failure;
import org.fetchandrotate.model.FailureReason;
import org.fetchandrotate.model.ImageCandidate;
import org.fetchandrotate.model.WebUrl;
import org.fetchandrotate.model.Website;
import org.fetchandrotate.scrape.PageScan;
import org.fetchandrotate.scrape.PageScanner;

/// Fetches a website's page and scans it. Thread-safe; called on one virtual thread a page.
final class PageReader {
    /// A parsed page takes about this many times the memory of its bytes.
    private static final int DOM_FACTOR = 12;

    /// What a page's body can take while it comes in: 20 MiB, and twice that while its buffer grows.
    private static final long MOST_BYTES = 3 * (20L << 20);

    private final HttpFetcher fetcher;
    private final PageScanner scanner;
    private final ProcessorPool pool;
    private final Semaphore bodies;

    /// @param maxHeapBytes a quarter of it is for pages that are fetched and not yet scanned
    PageReader(HttpFetcher fetcher, PageScanner scanner, ProcessorPool pool, long maxHeapBytes) {
        this.fetcher = fetcher;
        this.scanner = scanner;
        this.pool = pool;
        bodies = new Semaphore(Math.clamp(maxHeapBytes / 4 / MOST_BYTES, 2, 1_000), true);
    }

    Page read(Website website) throws InterruptedException {
        bodies.acquire();
        try {
            return switch (fetcher.fetchPage(website.url())) {
                case PageNotFetched not -> Page.failed(not.failure(), not.httpStatus(), not.elapsed());
                case PageFetched fetched -> scan(fetched);
            };
        } finally {
            bodies.release();
        }
    }

    private Page scan(PageFetched fetched) throws InterruptedException {
        try {
            PageScan scan = pool.call(
                    (long) DOM_FACTOR * fetched.html().length,
                    () -> scanner.scan(fetched.html(), fetched.charset(), fetched.location()));
            return new Page(
                    Optional.of(fetched.location()),
                    OptionalInt.of(fetched.httpStatus()),
                    scan.candidates(),
                    scan.skipped().size(),
                    Optional.empty(),
                    fetched.elapsed());
        } catch (IOException e) {
            Failure failure = new Failure(FailureReason.INTERNAL_ERROR, String.valueOf(e.getMessage()));
            return Page.failed(failure, OptionalInt.of(fetched.httpStatus()), fetched.elapsed());
        }
    }

    /// What a page came to.
    ///
    /// @param location after redirects; empty if it wasn't fetched
    record Page(
            Optional<WebUrl> location,
            OptionalInt httpStatus,
            List<ImageCandidate> candidates,
            int skipped,
            Optional<Failure> failure,
            Duration elapsed) {
        static Page failed(Failure failure, OptionalInt httpStatus, Duration elapsed) {
            return new Page(Optional.empty(), httpStatus, List.of(), 0, Optional.of(failure), elapsed);
        }
    }
}
