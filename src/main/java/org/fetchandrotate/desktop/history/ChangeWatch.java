package org.fetchandrotate.desktop.history;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.fetchandrotate.storage.StorageException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks at the database twice a second while somebody watches, and says when it changed. Thread-safe.
final class ChangeWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ChangeWatch.class);
    private static final long PERIOD_MILLIS = 500;

    private final HistoryStore store;
    private final Runnable onChange;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("history-watch").factory());
    private volatile boolean isWatching;
    /// Touched by the timer's thread alone. At first, whatever is there is a change.
    private long seen = -1;

    /// @param onChange called on a thread of the watch's own
    ChangeWatch(HistoryStore store, Runnable onChange) {
        this.store = store;
        this.onChange = onChange;
    }

    void start() {
        timer.scheduleWithFixedDelay(this::look, 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    /// Looks at once, then twice a second.
    void resume() {
        isWatching = true;
        if (!timer.isShutdown()) {
            timer.execute(this::look);
        }
    }

    void pause() {
        isWatching = false;
    }

    /// Idempotent.
    @Override
    public void close() {
        timer.shutdownNow();
    }

    private void look() {
        if (!isWatching) {
            return;
        }
        long now;
        try {
            now = store.changeCounter();
        } catch (StorageException e) {
            LOG.debug("The history can't be watched", e);
            // the look that follows tells the user why, once
            now = Long.MIN_VALUE;
        }
        if (now != seen) {
            seen = now;
            onChange.run();
        }
    }
}
