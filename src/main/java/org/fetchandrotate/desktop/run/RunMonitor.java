package org.fetchandrotate.desktop.run;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.fetchandrotate.engine.RunEvent;
import org.fetchandrotate.engine.RunEvent.Source;
import org.fetchandrotate.engine.RunProgress;
import org.fetchandrotate.engine.RunSummary;
import org.fetchandrotate.fetch.HostActivity;
import org.fetchandrotate.imaging.Thumbnail;
import org.fetchandrotate.model.ImageRecord;

/// Keeps the images that a run tells of, on many threads, and gives them out in one piece with its progress.
/// However many events come between two pieces, it holds a bounded number of images. Thread-safe; every call
/// takes about a microsecond.
final class RunMonitor {
    /// How many images are kept to be looked at.
    static final int MOST_PAIRS = 20_000;

    private final BiConsumer<ImageRecord, Thumbnail> thumbnails;
    private final Supplier<RunProgress> progress;
    private final Deque<PairRow> fresh = new ArrayDeque<>();
    private Optional<RunSummary> summary = Optional.empty();
    private Map<String, HostActivity> activity = Map.of();
    private long settled;

    /// @param thumbnails takes those of originals that cost nothing; called on the run's threads
    /// @param progress how far the run is
    RunMonitor(BiConsumer<ImageRecord, Thumbnail> thumbnails, Supplier<RunProgress> progress) {
        this.thumbnails = thumbnails;
        this.progress = progress;
    }

    void accept(RunEvent event) {
        if (event instanceof RunEvent.ImageProcessed processed) {
            processed.thumbnail().ifPresent(thumbnail -> thumbnails.accept(processed.record(), thumbnail));
        }
        keep(event);
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
        return new RunNews(progress.get(), newest, activity, summary);
    }

    private synchronized void keep(RunEvent event) {
        switch (event) {
            case RunEvent.ImageProcessed processed ->
                settle(processed.image().site(), processed.record(), processed.source());
            case RunEvent.ImageFailed failed -> settle(failed.image().site(), failed.record(), failed.source());
            case RunEvent.RunFinished finished -> {
                summary = Optional.of(finished.summary());
                activity = Map.of();
            }
            case RunEvent.RunStarted _,
                    RunEvent.PageScanned _,
                    RunEvent.ImageStarted _,
                    RunEvent.ImageDownloaded _,
                    RunEvent.BatchFinished _ -> {
                // the engine's progress has it
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
}
