package org.fetchandrotate.engine;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Semaphore;
import org.fetchandrotate.model.Failure;
import org.fetchandrotate.model.ImageCandidate;
import org.fetchandrotate.scrape.EntryScanner;
import org.fetchandrotate.scrape.PageLinks;
import org.fetchandrotate.scrape.PageScan;
import org.fetchandrotate.url.WebUrl;

/// Fetches a page and scans it. Thread-safe; called on one virtual thread a page.
final class PageReader {
    /// A parsed page takes about this many times the memory of its bytes.
    private static final int DOM_FACTOR = 12;

    /// What a page's body can take while it comes in: 20 MiB, and twice that while its buffer grows.
    private static final long MOST_BYTES = 3 * (20L << 20);

    private final PageLookup lookup;
    private final Semaphore bodies;

    /// @param maxHeapBytes a quarter of it is for pages that are fetched and not yet scanned
    PageReader(Sources sources, ScriptedPages scripted, EntryScanner scanner, ProcessorPool pool, long maxHeapBytes) {
        lookup = new PageLookup(sources, scripted, scanner, new Pooled(pool));
        bodies = new Semaphore(Math.clamp(maxHeapBytes / 4 / MOST_BYTES, 2, 1_000), true);
    }

    Page read(WebUrl page) throws InterruptedException {
        bodies.acquire();
        try {
            return switch (lookup.look(page)) {
                case PageLookup.Failed failed -> Page.failed(failed.failure(), failed.httpStatus(), failed.elapsed());
                case PageLookup.Offered offered ->
                    new Page(
                            Optional.of(offered.location()),
                            offered.httpStatus(),
                            offered.scan().candidates(),
                            offered.scan().skipped().size(),
                            Optional.empty(),
                            offered.elapsed(),
                            offered.scan().links(),
                            offered.scan().make());
            };
        } finally {
            bodies.release();
        }
    }

    /// Scans within what processors and memory allow.
    private record Pooled(ProcessorPool pool) implements PageLookup.Work {
        @Override
        public <T> T call(long bytes, PageLookup.Scan<T> scan) throws InterruptedException, IOException {
            return pool.call(DOM_FACTOR * bytes, scan::now);
        }
    }

    /// What a page came to.
    ///
    /// @param location after redirects; empty if it wasn't fetched
    /// @param links further pages of its host
    /// @param make whether it looks as if scripts had to build it first
    record Page(
            Optional<WebUrl> location,
            OptionalInt httpStatus,
            List<ImageCandidate> candidates,
            int skipped,
            Optional<Failure> failure,
            Duration elapsed,
            PageLinks links,
            PageScan.Make make) {
        static Page failed(Failure failure, OptionalInt httpStatus, Duration elapsed) {
            return new Page(
                    Optional.empty(),
                    httpStatus,
                    List.of(),
                    0,
                    Optional.of(failure),
                    elapsed,
                    PageLinks.NONE,
                    PageScan.Make.NO_PAGE);
        }
    }
}
