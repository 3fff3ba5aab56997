package org.fetchandrotate.desktop.schedule;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

/// When the next run begins by itself: an interval after the last one began, whoever started it. If it can't begin
/// then, it does as soon as it can. Used on the FX thread.
public final class Schedule {
    private final Clock clock;
    private final Runnable starter;
    private final ObjectProperty<Optional<Interval>> interval = new SimpleObjectProperty<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Instant>> next = new ReadOnlyObjectWrapper<>(Optional.empty());

    /// @param starter starts a run, if one can be started
    public Schedule(Clock clock, Runnable starter) {
        this.clock = clock;
        this.starter = starter;
        interval.subscribe(_ -> count());
    }

    /// How often runs come; empty while none comes by itself. The time counts from the change.
    public ObjectProperty<Optional<Interval>> intervalProperty() {
        return interval;
    }

    /// When the next run begins; empty while none is to.
    public ReadOnlyObjectProperty<Optional<Instant>> nextProperty() {
        return next.getReadOnlyProperty();
    }

    public boolean stands() {
        return interval.get().isPresent();
    }

    public void stop() {
        interval.set(Optional.empty());
    }

    /// Says that a run began.
    public void runBegan() {
        count();
    }

    /// Starts the run that is due. To be called now and then: a clock goes on while the machine sleeps, a timer
    /// doesn't.
    public void look() {
        if (next.get().filter(due -> !clock.instant().isBefore(due)).isPresent()) {
            // its beginning counts the time anew
            starter.run();
        }
    }

    private void count() {
        next.set(interval.get().map(each -> clock.instant().plus(each.length())));
    }
}
