package org.fetchandrotate.desktop.shell;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Callable;

/// Work on something that must not outlive it. Thread-safe.
final class WorkUnderWay implements AutoCloseable {
    private final Set<Thread> workers = new HashSet<>();
    private boolean isOver;

    /// Does work on the thread that calls.
    ///
    /// @throws InterruptedException if there is nothing to work on any more
    /// @throws Exception what the work throws
    <T> T during(Callable<T> work) throws Exception {
        begin();
        try {
            return work.call();
        } finally {
            end();
        }
    }

    /// Interrupts what is under way, and waits for its end. Idempotent.
    @Override
    public synchronized void close() {
        isOver = true;
        workers.forEach(Thread::interrupt);
        boolean isInterrupted = false;
        while (!workers.isEmpty()) {
            try {
                wait();
            } catch (InterruptedException _) {
                isInterrupted = true; // the work must have ended all the same
            }
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void begin() throws InterruptedException {
        if (isOver) {
            throw new InterruptedException("There is nothing to work on any more");
        }
        workers.add(Thread.currentThread());
    }

    private synchronized void end() {
        workers.remove(Thread.currentThread());
        notifyAll();
    }
}
