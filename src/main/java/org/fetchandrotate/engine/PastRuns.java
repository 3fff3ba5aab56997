package org.fetchandrotate.engine;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fetchandrotate.engine.PastRun.PastImage;
import org.fetchandrotate.engine.RunEvent.ImageKey;
import org.fetchandrotate.engine.RunEvent.Source;
import org.fetchandrotate.engine.RunProgress.SiteProgress;
import org.fetchandrotate.engine.RunSummary.SiteTally;
import org.fetchandrotate.model.FailureReason;
import org.fetchandrotate.model.ImageRecord;
import org.fetchandrotate.model.ImageStatus;
import org.fetchandrotate.model.PageRecord;
import org.fetchandrotate.model.RunRecord;
import org.fetchandrotate.model.Website;
import org.fetchandrotate.storage.HistoryReader;
import org.fetchandrotate.storage.ImageQuery;
import org.fetchandrotate.storage.StorageException;
import org.fetchandrotate.url.WebUrl;

/// Reads runs that are over out of the history. They are told to the same tally as a run that goes on, so that both
/// are counted alike. As thread-safe as the reader; waits for the disk.
public final class PastRuns {
    private static final int ROWS_AT_ONCE = 500;

    private final HistoryReader history;
    private final int mostImages;

    /// @param mostImages how many images of a run are wanted at most; its counts are of all
    public PastRuns(HistoryReader history, int mostImages) {
        this.history = history;
        this.mostImages = mostImages;
    }

    /// The latest run that is over.
    ///
    /// @return empty if there is none
    public Optional<PastRun> latest() throws StorageException {
        Optional<RunRecord> latest =
                history.runs().stream().filter(run -> run.outcome().isPresent()).findFirst();
        return latest.isEmpty() ? Optional.empty() : Optional.of(read(latest.get()));
    }

    /// One run.
    ///
    /// @return empty if there is no such run, or it isn't over
    public Optional<PastRun> run(long runId) throws StorageException {
        Optional<RunRecord> run =
                history.run(runId).filter(found -> found.outcome().isPresent());
        return run.isEmpty() ? Optional.empty() : Optional.of(read(run.get()));
    }

    private PastRun read(RunRecord run) throws StorageException {
        long[] ids = history.ids(ImageQuery.ALL.ofRun(run.id()));
        List<PageRecord> pages = history.pages(run.id());
        Sites sites = new Sites(run, pages);
        forEach(run, ids, sites::add);
        ProgressTally tally = new ProgressTally();
        tally.add(new RunEvent.RunStarted(run.id(), run.startedAt(), run.aimed(), sites.websites()));
        for (PageRecord page : pages) {
            sites.ofPage(page.url())
                    .ifPresent(site -> tally.add(new RunEvent.PageScanned(
                            site, page.candidates(), page.skipped(), page.failure(), page.elapsed())));
        }
        Collector collector = new Collector(run, sites, tally);
        forEach(run, ids, collector::take);
        RunProgress progress = tally.snapshot();
        return new PastRun(run.startedAt(), progress, summary(run, progress), collector.newestFirst());
    }

    private void forEach(RunRecord run, long[] ids, RowReader reader) throws StorageException {
        for (int from = 0; from < ids.length; from += ROWS_AT_ONCE) {
            long[] some = Arrays.copyOfRange(ids, from, Math.min(from + ROWS_AT_ONCE, ids.length));
            history.imagesOfRun(run.id(), some).forEach(reader::read);
        }
    }

    private static RunSummary summary(RunRecord run, RunProgress progress) {
        return new RunSummary(
                run.id(),
                run.outcome().orElseThrow(),
                run.aimed(),
                progress.succeeded(),
                progress.failed(),
                progress.reused(),
                run.elapsed().orElse(Duration.ZERO),
                progress.sites().stream().map(PastRuns::tally).toList());
    }

    private static SiteTally tally(SiteProgress site) {
        Map<FailureReason, Integer> failures = new HashMap<>();
        site.failures().forEach((cause, count) -> failures.merge(cause.reason(), count, Integer::sum));
        site.pageFailure().ifPresent(failure -> failures.merge(failure.reason(), 1, Integer::sum));
        int candidates = site.candidates().orElse(0);
        return new SiteTally(
                site.website(),
                candidates,
                site.succeeded(),
                site.failed(),
                site.reused(),
                failures,
                site.succeeded() + site.failed() >= candidates,
                site.pageFailure());
    }

    private interface RowReader {
        void read(ImageRecord row);
    }

    /// The websites of a run: those whose pages it asked for, then those of images whose pages it didn't, since a
    /// retry looks at images without their pages. The page of a reused image is that of the run that made it: if it
    /// is none of this run's, the image counts for a website of the same host.
    private static final class Sites {
        private final RunRecord run;
        private final Map<String, Integer> byPage = new HashMap<>();
        private final Map<String, Integer> byHost = new HashMap<>();
        private final List<Website> websites = new ArrayList<>();

        Sites(RunRecord run, List<PageRecord> pages) {
            this.run = run;
            pages.forEach(page -> add(page.url()));
        }

        void add(ImageRecord row) {
            if (row.origin().runId() == run.id() || of(row).isEmpty()) {
                add(row.origin().pageUrl());
            }
        }

        Optional<Integer> ofPage(String pageUrl) {
            return Optional.ofNullable(byPage.get(pageUrl));
        }

        Optional<Integer> of(ImageRecord row) {
            return ofPage(row.origin().pageUrl()).or(() -> Optional.ofNullable(byHost.get(row.dirname())));
        }

        List<Website> websites() {
            return List.copyOf(websites);
        }

        private void add(String pageUrl) {
            if (!byPage.containsKey(pageUrl)) {
                WebUrl.parse(pageUrl).ifPresent(url -> {
                    Website website = new Website(url);
                    byPage.put(pageUrl, websites.size());
                    byHost.putIfAbsent(website.hostname(), websites.size());
                    websites.add(website);
                });
            }
        }
    }

    /// Tells the tally of each row, and keeps the newest.
    private final class Collector {
        private final RunRecord run;
        private final Sites sites;
        private final ProgressTally tally;
        private final Deque<PastImage> newest = new ArrayDeque<>();
        private long number;

        Collector(RunRecord run, Sites sites, ProgressTally tally) {
            this.run = run;
            this.sites = sites;
            this.tally = tally;
        }

        void take(ImageRecord row) {
            Optional<Integer> site = sites.of(row);
            Optional<WebUrl> url = WebUrl.parse(row.url());
            boolean settled = row.failure().isPresent() || row.status() == ImageStatus.PROCESSED;
            if (site.isEmpty() || url.isEmpty() || !settled) {
                return;
            }
            number++;
            ImageKey key = new ImageKey(site.get(), (int) number, url.get());
            Source source = row.origin().runId() == run.id() ? Source.FETCHED : Source.REUSED;
            if (row.failure().isPresent()) {
                tally.add(new RunEvent.ImageFailed(key, row, source));
            } else {
                if (source == Source.FETCHED) {
                    row.picture()
                            .ifPresent(picture ->
                                    tally.add(new RunEvent.ImageDownloaded(key, picture.bytes(), Duration.ZERO)));
                }
                tally.add(new RunEvent.ImageProcessed(key, row, source, Optional.empty()));
            }
            newest.addFirst(new PastImage(number, site.get(), row, source));
            if (newest.size() > mostImages) {
                newest.removeLast();
            }
        }

        List<PastImage> newestFirst() {
            return List.copyOf(newest);
        }
    }
}
