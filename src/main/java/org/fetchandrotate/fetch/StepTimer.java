package org.fetchandrotate.fetch;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Runs something short when a time is over, unless it is called off before. Thread-safe.
///
/// One thread for all, which ends when there has been nothing to watch for a while.
final class StepTimer implements AutoCloseable {
    private final ScheduledThreadPoolExecutor executor;

    StepTimer() {
        executor = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().name("request-deadlines").daemon().factory());
        executor.setRemoveOnCancelPolicy(true);
        executor.setKeepAliveTime(5, TimeUnit.SECONDS);
        executor.allowCoreThreadTimeOut(true);
    }

    /// What is to happen, to be called off by [Alarm#cancel()].
    Alarm after(Duration time, Runnable action) {
        try {
            return new Alarm(executor.schedule(action, time.toNanos(), TimeUnit.NANOSECONDS));
        } catch (RejectedExecutionException e) {
            action.run(); // closed: nothing is worth waiting for any more
            return Alarm.NONE;
        }
    }

    /// Something that may still happen.
    record Alarm(Optional<ScheduledFuture<?>> future) {
        static final Alarm NONE = new Alarm(Optional.empty());

        Alarm(ScheduledFuture<?> future) {
            this(Optional.of(future));
        }

        void cancel() {
            future.ifPresent(pending -> pending.cancel(false));
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
