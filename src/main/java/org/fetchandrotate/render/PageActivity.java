package org.fetchandrotate.render;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Knows when a page that is being built is done. Thread-safe.
final class PageActivity {
    private static final Duration QUIET = Duration.ofMillis(500);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean loaded;
    private int underWay;
    private int asked;
    private long lastChange = System.nanoTime();

    void load() {
        change(() -> loaded = true);
    }

    /// A request begins.
    ///
    /// @return how many there were, this one included
    int begin() {
        lock.lock();
        try {
            change(() -> {
                underWay++;
                asked++;
            });
            return asked;
        } finally {
            lock.unlock();
        }
    }

    /// A request has its answer.
    void end() {
        change(() -> underWay--);
    }

    /// Waits until the page is loaded and has asked for nothing for a while.
    ///
    /// @param most how long at most
    void awaitQuiet(Duration most) throws InterruptedException {
        long end = System.nanoTime() + most.toNanos();
        lock.lock();
        try {
            long left = 1;
            while (left > 0 && System.nanoTime() < end) {
                boolean waiting = !loaded || underWay > 0;
                left = waiting ? end - System.nanoTime() : lastChange + QUIET.toNanos() - System.nanoTime();
                if (left > 0) {
                    changed.awaitNanos(left);
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private void change(Runnable change) {
        lock.lock();
        try {
            change.run();
            lastChange = System.nanoTime();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
