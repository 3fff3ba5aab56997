package org.fetchandrotate.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.fetchandrotate.model.Failure;
import org.fetchandrotate.model.FailureReason;
import org.fetchandrotate.model.PageRecord;
import org.fetchandrotate.model.Website;
import org.fetchandrotate.url.WebUrl;

/// Reads the pages of some hosts, and counts each picture of a host once, as a run does. Thread-safe.
final class ShardPages {
    private final PageReader reader;

    ShardPages(PageReader reader) {
        this.reader = reader;
    }

    /// @param pages all that is to be read now of the hosts that they are of, in the order of the list
    /// @param known what earlier read pages of a host offer
    List<ShardEngine.Offer> read(List<ShardEngine.Page> pages, Map<String, Set<WebUrl>> known)
            throws InterruptedException {
        Map<String, Set<WebUrl>> offered = new HashMap<>();
        known.forEach((host, urls) -> offered.put(host, new HashSet<>(urls)));
        List<ShardEngine.Offer> offers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<PageReader.Page>> results = new ArrayList<>();
            try {
                for (ShardEngine.Page page : pages) {
                    results.add(threads.submit(() -> read(page.website())));
                }
                for (int i = 0; i < pages.size(); i++) {
                    String host = pages.get(i).website().hostname();
                    Set<WebUrl> ofHost = offered.computeIfAbsent(host, _ -> new HashSet<>());
                    offers.add(offer(pages.get(i), finished(results.get(i)), ofHost));
                }
            } finally {
                threads.shutdownNow();
            }
        }
        return offers;
    }

    private PageReader.Page read(Website website) throws InterruptedException {
        try {
            return reader.read(website.url());
        } catch (RuntimeException e) { // one bad page never costs the others
            Failure failure = new Failure(FailureReason.INTERNAL_ERROR, e.toString());
            return PageReader.Page.failed(failure, OptionalInt.empty(), Duration.ZERO);
        }
    }

    private static PageReader.Page finished(Future<PageReader.Page> result) throws InterruptedException {
        try {
            PageReader.Page page = result.get();
            Optional<Failure> failure = page.failure();
            if (failure.isPresent() && failure.get().reason() == FailureReason.INTERRUPTED) {
                throw new InterruptedException(failure.get().detail());
            }
            return page;
        } catch (ExecutionException e) {
            throw new IllegalStateException("Reading a page failed unexpectedly", e);
        }
    }

    private static ShardEngine.Offer offer(ShardEngine.Page page, PageReader.Page read, Set<WebUrl> known) {
        Site site = new Site(page.website());
        site.pageRead(read.candidates(), read.failure(), known);
        List<ShardImage> images = new ArrayList<>();
        for (int i = 0; i < site.candidates(); i++) {
            images.add(new ShardImage(page.site(), i, 0, page.website().url(), site.candidate(i), site.plannedName(i)));
        }
        PageRecord row = new PageRecord(
                ShardEngine.RUN_ID,
                page.site(),
                page.website().url().toString(),
                read.location().map(WebUrl::toString),
                read.httpStatus(),
                images.size(),
                read.skipped(),
                read.elapsed(),
                read.failure());
        return new ShardEngine.Offer(row, images, read.links().parts().size());
    }
}
