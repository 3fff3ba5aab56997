package org.fetchandrotate.desktop.run;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.fetchandrotate.engine.RunEvent;
import org.fetchandrotate.engine.RunEvent.Source;
import org.fetchandrotate.engine.RunProgress;
import org.fetchandrotate.engine.RunSummary;
import org.fetchandrotate.fetch.HostActivity;
import org.fetchandrotate.imaging.Thumbnail;
import org.fetchandrotate.model.ImageRecord;

/// Where a run's events wait for the window: it keeps the images that a run tells of, on many threads, and gives
/// them out on one, some at a time, with the run's progress. However many events come meanwhile, it holds a bounded
/// number of images. Thread-safe; every call takes about a microsecond.
final class RunMonitor implements Consumer<RunEvent> {
    /// How many images are kept to be looked at.
    static final int MOST_PAIRS = 20_000;

    private final BiConsumer<ImageRecord, Thumbnail> thumbnails;
    private final Supplier<RunProgress> progress;
    private final Runnable onNews;
    private final Deque<PairRow> fresh = new ArrayDeque<>();
    private Optional<RunSummary> summary = Optional.empty();
    private Map<String, HostActivity> activity = Map.of();
    private long settled;

    /// @param thumbnails takes those of originals that cost nothing; called on the run's threads
    /// @param progress how far the run is
    /// @param onNews told whenever there is something to take; called on the run's threads
    RunMonitor(BiConsumer<ImageRecord, Thumbnail> thumbnails, Supplier<RunProgress> progress, Runnable onNews) {
        this.thumbnails = thumbnails;
        this.progress = progress;
        this.onNews = onNews;
    }

    @Override
    public void accept(RunEvent event) {
        if (event instanceof RunEvent.ImageProcessed processed) {
            processed.thumbnail().ifPresent(thumbnail -> thumbnails.accept(processed.record(), thumbnail));
        }
        keep(event);
        onNews.run();
    }

    /// Takes in what goes on with each host, and that time passes.
    void look(List<HostActivity> hosts) {
        keep(hosts);
        onNews.run();
    }

    /// How far the run is, with images that no earlier call had.
    ///
    /// @param most so many images, those done first
    synchronized RunNews take(int most) {
        Deque<PairRow> taken = new ArrayDeque<>();
        while (taken.size() < most && !fresh.isEmpty()) {
            taken.addFirst(fresh.removeLast());
        }
        return new RunNews(progress.get(), List.copyOf(taken), activity, summary);
    }

    /// After the end nothing goes on.
    private synchronized void keep(List<HostActivity> hosts) {
        if (summary.isEmpty()) {
            activity = hosts.stream()
                    .collect(Collectors.toUnmodifiableMap(HostActivity::host, host -> host, (first, _) -> first));
        }
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
