package org.fetchandrotate.desktop.history;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.fetchandrotate.storage.StorageException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Has the indexes of a long history made and kept while the history is open, beside everything else. Thread-safe.
final class IndexKeeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(IndexKeeper.class);

    /// Between steps, so that a run that waits for the database gets it.
    private static final long PAUSE_MILLIS = 50;

    /// When there is nothing to do, or something in the way.
    private static final long REST_MILLIS = 5_000;

    private final HistoryStore store;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("history-indexes").factory());

    IndexKeeper(HistoryStore store) {
        this.store = store;
    }

    void start() {
        timer.schedule(this::work, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }

    /// Idempotent. A step that has begun ends with the store.
    @Override
    public void close() {
        timer.shutdownNow();
    }

    private void work() {
        boolean isMore = false;
        try {
            isMore = store.keepIndexes();
        } catch (StorageException e) {
            LOG.debug("The indexes of the history can't be kept now; it is looked through without", e);
        }
        if (!timer.isShutdown()) {
            timer.schedule(this::work, isMore ? PAUSE_MILLIS : REST_MILLIS, TimeUnit.MILLISECONDS);
        }
    }
}
