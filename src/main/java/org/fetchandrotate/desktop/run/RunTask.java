package org.fetchandrotate.desktop.run;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javafx.concurrent.Task;
import org.fetchandrotate.engine.RunException;
import org.fetchandrotate.engine.RunSummary;

/// A run of the engine as the window's task. What the run tells goes to a monitor.
final class RunTask extends Task<RunSummary> {
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);

    private final RunWork work;
    private final RunMonitor monitor;
    private final Thread thread = Thread.ofVirtual().name("run").unstarted(this);

    RunTask(RunWork work, RunMonitor monitor) {
        this.work = work;
        this.monitor = monitor;
    }

    RunWork work() {
        return work;
    }

    RunMonitor monitor() {
        return monitor;
    }

    void start() {
        thread.start();
    }

    /// Waits for the end.
    ///
    /// @return false if it takes longer
    boolean awaitEnd(Duration atMost) throws InterruptedException {
        return thread.join(atMost);
    }

    @Override
    protected RunSummary call() throws RunException, InterruptedException {
        try (ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("run-ticker").factory())) {
            // what hosts wait for and how time passes makes no event
            ticker.scheduleAtFixedRate(
                    () -> monitor.look(work.activity()), 0, LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
            try {
                return work.execute(monitor);
            } finally {
                ticker.shutdownNow();
            }
        }
    }
}
