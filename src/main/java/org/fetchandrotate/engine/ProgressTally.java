package org.fetchandrotate.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.fetchandrotate.engine.RunEvent.Source;
import org.fetchandrotate.engine.RunProgress.SiteProgress;
import org.fetchandrotate.model.Failure;
import org.fetchandrotate.model.ImageRecord;
import org.fetchandrotate.model.Website;
import org.fetchandrotate.url.WebUrl;
import org.jspecify.annotations.Nullable;

/// Folds what a run tells into its progress. Thread-safe; an event costs about a microsecond.
public final class ProgressTally {
    private final List<Site> sites = new ArrayList<>();
    private Shares shares = new Shares(0, 0);
    private long runId;
    private int aimed;
    private int succeeded;
    private int failed;
    private int reused;
    private long bytes;
    private int batch;
    private int pagesRead;
    private int pagesFailed;
    private int furtherFailed;

    /// Takes in an event.
    public synchronized void add(RunEvent event) {
        switch (event) {
            case RunEvent.RunStarted started -> start(started);
            case RunEvent.PageScanned scanned -> pageScanned(scanned);
            case RunEvent.ImageStarted started ->
                sites.get(started.image().site()).begun(started.image().url());
            case RunEvent.ImageDownloaded downloaded -> bytes += downloaded.bytes();
            case RunEvent.ImageProcessed processed -> {
                succeeded++;
                reused += processed.source() == Source.REUSED ? 1 : 0;
                sites.get(processed.image().site()).succeeded(processed.image().url(), processed.source());
            }
            case RunEvent.ImageFailed image -> {
                failed++;
                imageFailed(image.image(), image.record());
            }
            case RunEvent.BatchFinished finished -> batch = Math.max(batch, finished.batch() + 1);
            case RunEvent.RunFinished _ -> sites.forEach(Site::nothingUnderWay);
        }
    }

    /// How far the run is.
    public synchronized RunProgress snapshot() {
        List<SiteProgress> all = new ArrayList<>(sites.size());
        for (int site = 0; site < sites.size(); site++) {
            all.add(sites.get(site).progress(shares.of(site)));
        }
        return new RunProgress(
                runId,
                aimed,
                succeeded,
                failed,
                reused,
                bytes,
                batch,
                pagesRead,
                pagesFailed,
                furtherFailed,
                Collections.unmodifiableList(all));
    }

    private void start(RunEvent.RunStarted started) {
        runId = started.runId();
        aimed = started.aimed();
        List<String> names = SiteNames.of(started.websites());
        for (int site = 0; site < names.size(); site++) {
            sites.add(new Site(started.websites().get(site), names.get(site)));
        }
        shares = new Shares(aimed, sites.size());
    }

    private void pageScanned(RunEvent.PageScanned scanned) {
        Site site = sites.get(scanned.site());
        int failedNow = scanned.failure().isPresent() ? 1 : 0;
        if (site.candidates.isEmpty()) {
            pagesRead++;
            pagesFailed += failedNow;
        } else {
            furtherFailed += failedNow;
        }
        site.scanned(scanned);
        if (scanned.further() == RunEvent.Further.NOTHING) {
            lowerBound(scanned.site(), scanned.candidates() - site.failed);
        }
    }

    private void imageFailed(RunEvent.ImageKey image, ImageRecord record) {
        int site = image.site();
        sites.get(site).failed(image.url(), FailureCause.of(record));
        // an image of a retried site fails without a page: the site's share is known no better then
        if (shares.bound(site) != Shares.UNBOUNDED) {
            lowerBound(site, shares.bound(site) - 1);
        }
    }

    private void lowerBound(int site, int bound) {
        shares.lower(site, Math.clamp(bound, 0, shares.bound(site)), _ -> {});
    }

    /// Guarded by the tally. Keeps what it last gave out until something changes: most sites rest at any moment.
    private static final class Site {
        private final Website website;
        private final String name;
        private Optional<Integer> candidates = Optional.empty();
        private Optional<Failure> pageFailure = Optional.empty();
        private Map<FailureCause, Integer> failures = Map.of();
        private int succeeded;
        private int failed;
        private int reused;
        private int underWay;
        private final Map<String, Integer> underWayAt = new TreeMap<>();
        private @Nullable SiteProgress known;

        Site(Website website, String name) {
            this.website = website;
            this.name = name;
        }

        void scanned(RunEvent.PageScanned page) {
            if (candidates.isEmpty()) {
                pageFailure = page.failure();
            }
            candidates = Optional.of(page.candidates());
            known = null;
        }

        void begun(WebUrl image) {
            underWay++;
            underWayAt.merge(image.host(), 1, Integer::sum);
            known = null;
        }

        private void done(WebUrl image) {
            underWay = Math.max(0, underWay - 1);
            int left = underWayAt.getOrDefault(image.host(), 0) - 1;
            if (left > 0) {
                underWayAt.put(image.host(), left);
            } else {
                underWayAt.remove(image.host());
            }
            known = null;
        }

        void nothingUnderWay() {
            underWay = 0;
            underWayAt.clear();
            known = null;
        }

        void succeeded(WebUrl image, Source source) {
            done(image);
            succeeded++;
            reused += source == Source.REUSED ? 1 : 0;
        }

        void failed(WebUrl image, FailureCause cause) {
            done(image);
            failed++;
            Map<FailureCause, Integer> changed = new TreeMap<>(failures);
            changed.merge(cause, 1, Integer::sum);
            failures = Collections.unmodifiableMap(changed);
        }

        SiteProgress progress(int share) {
            SiteProgress progress = known;
            if (progress == null || progress.share() != share) {
                progress = new SiteProgress(
                        website,
                        name,
                        candidates,
                        succeeded,
                        failed,
                        reused,
                        underWay,
                        Collections.unmodifiableMap(new TreeMap<>(underWayAt)),
                        share,
                        failures,
                        pageFailure);
                known = progress;
            }
            return progress;
        }
    }
}
