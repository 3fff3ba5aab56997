package org.fetchandrotate.engine;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.fetchandrotate.engine.PageLookup.Answer;
import org.fetchandrotate.engine.PageLookup.Failed;
import org.fetchandrotate.engine.PageLookup.Offered;
import org.fetchandrotate.engine.PageLookup.Result;
import org.fetchandrotate.engine.PageLookup.Scanned;
import org.fetchandrotate.model.Failure;
import org.fetchandrotate.model.FailureReason;
import org.fetchandrotate.model.ImageCandidate;
import org.fetchandrotate.scrape.EntryScan;
import org.fetchandrotate.scrape.PageScan;
import org.fetchandrotate.url.WebUrl;

/// Reads a sitemap: the images that it names, then the pages that it names none of, one after the other, and of an
/// index its parts in their order. It ends when it has twice the images that the run aims at, which leaves enough
/// for those that fail, or when its budget is used up. What is read depends on what the answers hold alone, never
/// on their haste. All of it is the one listed site's. Used once, by one thread.
final class SitemapWalk {
    static final int MOST_PAGES = 100;
    static final int MOST_SITEMAPS = 50;

    private final Asking asking;
    private final int enough;
    private final Map<WebUrl, ImageCandidate> candidates = new LinkedHashMap<>();
    private final List<PageScan.Skipped> skipped = new ArrayList<>();
    private final Set<WebUrl> seen = new HashSet<>();
    private final Deque<WebUrl> sitemaps = new ArrayDeque<>();
    private Optional<Failure> firstFailure = Optional.empty();
    private Duration elapsed = Duration.ZERO;
    private int pages;

    /// Asks for one address.
    interface Asking {
        /// @param before the time that was needed so far
        Answer ask(WebUrl url, Duration before) throws InterruptedException;
    }

    /// @param aimed how many images the run is to take
    SitemapWalk(Asking asking, int aimed) {
        this.asking = asking;
        enough = aimed > Integer.MAX_VALUE / 2 ? Integer.MAX_VALUE : 2 * aimed;
    }

    /// @param location of the sitemap that is listed
    /// @param before the time that it took
    Result walk(WebUrl location, OptionalInt httpStatus, EntryScan.Sitemap listed, Duration before)
            throws InterruptedException {
        elapsed = before;
        seen.add(location);
        take(listed);
        int read = 1;
        while (!sitemaps.isEmpty() && read < MOST_SITEMAPS && !hasEnough()) {
            WebUrl next = sitemaps.pop();
            if (!seen.add(next)) {
                continue;
            }
            read++;
            if (scan(next) instanceof EntryScan.Sitemap sitemap) {
                take(sitemap);
            }
        }
        if (candidates.isEmpty() && firstFailure.isPresent()) {
            Failure first = firstFailure.get();
            Failure failure =
                    new Failure(first.reason(), "nothing that the sitemap names could be read: " + first.detail());
            return new Failed(failure, httpStatus, elapsed);
        }
        PageScan all = new PageScan(List.copyOf(candidates.values()), skipped, Optional.empty());
        return new Offered(location, httpStatus, all, elapsed);
    }

    private void take(EntryScan.Sitemap sitemap) throws InterruptedException {
        add(sitemap.images());
        // its parts come before what follows it
        sitemap.sitemaps().reversed().forEach(sitemaps::push);
        for (WebUrl page : sitemap.pages()) {
            if (hasEnough() || pages >= MOST_PAGES) {
                return;
            }
            if (seen.add(page)) {
                pages++;
                if (scan(page) instanceof EntryScan.Pictures(PageScan pictures)) {
                    add(pictures);
                }
            }
        }
    }

    private EntryScan scan(WebUrl url) throws InterruptedException {
        Answer answer = asking.ask(url, elapsed);
        elapsed = answer.elapsed();
        return switch (answer) {
            case Scanned scanned -> {
                seen.add(scanned.location());
                if (scanned.scan() instanceof EntryScan.Other(String what)) {
                    note(new Failure(FailureReason.NOT_HTML, "not a page but " + what));
                }
                yield scanned.scan();
            }
            case Failed failed -> {
                note(failed.failure());
                yield new EntryScan.Other(failed.failure().detail());
            }
        };
    }

    private void note(Failure failure) {
        firstFailure = firstFailure.or(() -> Optional.of(failure));
    }

    private void add(PageScan scan) {
        scan.candidates().forEach(candidate -> candidates.putIfAbsent(candidate.url(), candidate));
        skipped.addAll(scan.skipped());
    }

    private boolean hasEnough() {
        return candidates.size() >= enough;
    }
}
