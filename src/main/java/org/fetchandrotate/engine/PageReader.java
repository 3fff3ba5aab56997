package org.fetchandrotate.engine;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Semaphore;
import org.fetchandrotate.fetch.HttpFetcher;
import org.fetchandrotate.model.Failure;
import org.fetchandrotate.model.ImageCandidate;
import org.fetchandrotate.model.Website;
import org.fetchandrotate.scrape.PageScanner;
import org.fetchandrotate.url.WebUrl;

/// Fetches a website's page and scans it. Thread-safe; called on one virtual thread a page.
final class PageReader {
    /// A parsed page takes about this many times the memory of its bytes.
    private static final int DOM_FACTOR = 12;

    /// What a page's body can take while it comes in: 20 MiB, and twice that while its buffer grows.
    private static final long MOST_BYTES = 3 * (20L << 20);

    private final PageLookup lookup;
    private final Semaphore bodies;

    /// @param maxHeapBytes a quarter of it is for pages that are fetched and not yet scanned
    PageReader(HttpFetcher fetcher, PageScanner scanner, ProcessorPool pool, long maxHeapBytes) {
        lookup = new PageLookup(fetcher, scanner, (bytes, scan) -> pool.call(DOM_FACTOR * bytes, scan::now));
        bodies = new Semaphore(Math.clamp(maxHeapBytes / 4 / MOST_BYTES, 2, 1_000), true);
    }

    Page read(Website website) throws InterruptedException {
        bodies.acquire();
        try {
            return switch (lookup.look(website.url())) {
                case PageLookup.Failed failed -> Page.failed(failed.failure(), failed.httpStatus(), failed.elapsed());
                case PageLookup.Offered offered ->
                    new Page(
                            Optional.of(offered.location()),
                            OptionalInt.of(offered.httpStatus()),
                            offered.scan().candidates(),
                            offered.scan().skipped().size(),
                            Optional.empty(),
                            offered.elapsed());
            };
        } finally {
            bodies.release();
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
