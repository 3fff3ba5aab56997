package org.fetchandrotate.desktop.base;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.application.Platform;

/// The one way from workers to the FX thread. Workers put what they have to tell somewhere and call [#request()];
/// the pump then calls the flush on the FX thread, soon, but at most ten times a second and never twice at once,
/// however many ask. Thread-safe.
public final class EventPump implements AutoCloseable {
    private static final Duration LEAST_GAP = Duration.ofMillis(100);

    private final Runnable flush;
    private final Executor fxThread;
    private final ScheduledExecutorService timer;
    private final AtomicBoolean pending = new AtomicBoolean();
    private volatile long lastFlushNanos = System.nanoTime() - LEAST_GAP.toNanos();

    /// @param flush takes what workers left, on the FX thread; quick
    public EventPump(Runnable flush) {
        this(flush, Platform::runLater);
    }

    /// @param fxThread runs what it is given on the thread that `flush` is to be called on
    EventPump(Runnable flush, Executor fxThread) {
        this.flush = flush;
        this.fxThread = fxThread;
        timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("event-pump").factory());
    }

    /// Asks for a flush. Returns at once.
    public void request() {
        if (pending.compareAndSet(false, true)) {
            long wait = LEAST_GAP.toNanos() - (System.nanoTime() - lastFlushNanos);
            try {
                timer.schedule(() -> fxThread.execute(this::flushOnce), Math.max(0, wait), TimeUnit.NANOSECONDS);
            } catch (RejectedExecutionException _) {
                // closed: what is asked for from now on is dropped, as promised
            }
        }
    }

    /// Runs something on the FX thread, soon: for what happens once, such as the end of a task.
    public static void onFxThread(Runnable action) {
        Platform.runLater(action);
    }

    /// Lets go of the timer. What was asked for and not yet flushed is dropped. Idempotent.
    @Override
    public void close() {
        timer.shutdownNow();
    }

    private void flushOnce() {
        pending.set(false);
        lastFlushNanos = System.nanoTime();
        flush.run();
    }
}
