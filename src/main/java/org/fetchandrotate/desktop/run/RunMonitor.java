package org.fetchandrotate.desktop.run;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.fetchandrotate.engine.RunEvent;
import org.fetchandrotate.engine.RunEvent.Source;
import org.fetchandrotate.engine.RunSummary;
import org.fetchandrotate.fetch.HostActivity;
import org.fetchandrotate.imaging.Thumbnail;
import org.fetchandrotate.model.Failure;
import org.fetchandrotate.model.ImageRecord;

/// Takes in what a run tells, from many threads, and gives it out in one piece. However many events come between
/// two pieces, it holds a bounded number of images. Thread-safe; every call takes about a microsecond.
final class RunMonitor {
    /// How many images are kept to be looked at.
    static final int MOST_PAIRS = 20_000;

    private final BiConsumer<ImageRecord, Thumbnail> thumbnails;
    private final List<Counts> sites = new ArrayList<>();
    private final Deque<PairRow> fresh = new ArrayDeque<>();
    private Optional<RunNews.Start> start = Optional.empty();
    private Optional<RunSummary> summary = Optional.empty();
    private Map<String, HostActivity> activity = Map.of();
    private long bytes;
    private long settled;
    private int batch;

    /// @param thumbnails takes those of originals that cost nothing; called on the run's threads
    RunMonitor(BiConsumer<ImageRecord, Thumbnail> thumbnails) {
        this.thumbnails = thumbnails;
    }

    void accept(RunEvent event) {
        if (event instanceof RunEvent.ImageProcessed processed) {
            processed.thumbnail().ifPresent(thumbnail -> thumbnails.accept(processed.record(), thumbnail));
        }
        count(event);
    }

    /// Takes in what goes on with each host; after the end nothing does.
    synchronized void activity(List<HostActivity> hosts) {
        if (summary.isPresent()) {
            return;
        }
        activity = hosts.stream()
                .collect(Collectors.toUnmodifiableMap(HostActivity::host, host -> host, (first, _) -> first));
    }

    /// How far the run is; the next call has the images done since.
    synchronized RunNews take() {
        List<PairRow> newest = List.copyOf(fresh);
        fresh.clear();
        return new RunNews(start, sites.stream().map(Counts::news).toList(), bytes, batch, newest, activity, summary);
    }

    private synchronized void count(RunEvent event) {
        switch (event) {
            case RunEvent.RunStarted started -> {
                start = Optional.of(new RunNews.Start(
                        started.runId(), started.at(), started.aimed(), List.copyOf(started.websites())));
                started.websites().forEach(_ -> sites.add(new Counts()));
            }
            case RunEvent.PageScanned scanned -> sites.get(scanned.site()).scanned(scanned);
            case RunEvent.ImageStarted started -> sites.get(started.image().site()).underWay++;
            case RunEvent.ImageDownloaded downloaded -> bytes += downloaded.bytes();
            case RunEvent.ImageProcessed processed -> {
                sites.get(processed.image().site()).succeeded(processed.source());
                settle(processed.image().site(), processed.record(), processed.source());
            }
            case RunEvent.ImageFailed failed -> {
                sites.get(failed.image().site()).failed(Trouble.of(failed.record()));
                settle(failed.image().site(), failed.record(), failed.source());
            }
            case RunEvent.BatchFinished finished -> batch = Math.max(batch, finished.batch() + 1);
            case RunEvent.RunFinished finished -> {
                summary = Optional.of(finished.summary());
                activity = Map.of();
                sites.forEach(site -> site.underWay = 0);
            }
            case RunEvent.RunPaused _, RunEvent.RunResumed _ -> {
                // the window shows what the user asked for, at once
            }
        }
    }

    private void settle(int site, ImageRecord record, Source source) {
        settled++;
        fresh.addFirst(new PairRow(settled, site, record, source));
        if (fresh.size() > MOST_PAIRS) {
            fresh.removeLast();
        }
    }

    /// Guarded by the monitor.
    private static final class Counts {
        private int found = -1;
        private int taken;
        private int failed;
        private int reused;
        private int underWay;
        private Map<Trouble, Integer> failures = Map.of();
        private Optional<Failure> pageFailure = Optional.empty();

        void scanned(RunEvent.PageScanned page) {
            found = page.candidates();
            pageFailure = page.failure();
        }

        void succeeded(Source source) {
            underWay = Math.max(0, underWay - 1);
            taken++;
            reused += source == Source.REUSED ? 1 : 0;
        }

        void failed(Trouble trouble) {
            underWay = Math.max(0, underWay - 1);
            failed++;
            Map<Trouble, Integer> changed = new TreeMap<>(failures);
            changed.merge(trouble, 1, Integer::sum);
            failures = Collections.unmodifiableMap(changed);
        }

        RunNews.Site news() {
            return new RunNews.Site(found, taken, failed, reused, underWay, failures, pageFailure);
        }
    }
}
