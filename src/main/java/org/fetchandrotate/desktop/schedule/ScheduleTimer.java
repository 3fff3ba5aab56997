package org.fetchandrotate.desktop.schedule;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.fetchandrotate.desktop.base.EventPump;

/// Has a schedule look at the clock while it stands. Used on the FX thread.
public final class ScheduleTimer implements AutoCloseable {
    private static final Duration USUAL = Duration.ofSeconds(10);

    private final Schedule schedule;
    private final Duration pause;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("schedule").factory());
    private Optional<Future<?>> looking = Optional.empty();

    public ScheduleTimer(Schedule schedule) {
        this(schedule, USUAL);
    }

    /// @param pause between two looks
    ScheduleTimer(Schedule schedule, Duration pause) {
        this.schedule = schedule;
        this.pause = pause;
        schedule.intervalProperty().subscribe(_ -> change());
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    private void change() {
        looking.ifPresent(future -> future.cancel(false));
        looking = schedule.stands() && !timer.isShutdown()
                ? Optional.of(timer.scheduleWithFixedDelay(
                        () -> EventPump.onFxThread(schedule::look),
                        pause.toMillis(),
                        pause.toMillis(),
                        TimeUnit.MILLISECONDS))
                : Optional.empty();
    }
}
