package org.fetchandrotate.desktop.log;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import org.fetchandrotate.desktop.base.EventPump;

/// The newest log of the workspace as it grows: its last lines, filtered. Used on the FX thread; reads on one of
/// its own.
final class LogViewModel implements AutoCloseable {
    static final int MOST_LINES = 10_000;
    private static final Duration GLANCE = Duration.ofMillis(400);

    private final ObservableList<LogLine> lines = FXCollections.observableArrayList();
    private final FilteredList<LogLine> shown = new FilteredList<>(lines);
    private final ObjectProperty<LogLevel> level = new SimpleObjectProperty<>(LogLevel.INFO);
    private final StringProperty query = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Optional<Path>> file = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper failure = new ReadOnlyStringWrapper("");
    private final Queue<LogTail.News> news = new ConcurrentLinkedQueue<>();
    private final EventPump pump = new EventPump(this::flush);
    private final ScheduledExecutorService reader = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("log-tail").factory());
    private final LogTail tail;
    private volatile String latestFailure = "";

    /// @param folder of the logs; needn't be there yet
    LogViewModel(Path folder) {
        tail = new LogTail(folder, MOST_LINES);
        level.subscribe(this::filter);
        query.subscribe(this::filter);
        reader.scheduleWithFixedDelay(this::glance, 0, GLANCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// The lines that pass the filter, oldest first. The same list for life.
    ObservableList<LogLine> shown() {
        return shown;
    }

    /// The last lines, of all levels. The same list for life.
    ObservableList<LogLine> lines() {
        return lines;
    }

    /// The least level to show.
    ObjectProperty<LogLevel> levelProperty() {
        return level;
    }

    StringProperty queryProperty() {
        return query;
    }

    /// The file that is read; empty if there is none yet.
    ReadOnlyObjectProperty<Optional<Path>> fileProperty() {
        return file.getReadOnlyProperty();
    }

    /// Why it can't be read; empty if it can.
    ReadOnlyStringProperty failureProperty() {
        return failure.getReadOnlyProperty();
    }

    @Override
    public void close() {
        reader.shutdownNow();
        pump.close();
    }

    private void glance() {
        String before = latestFailure;
        try {
            tail.poll().ifPresent(found -> {
                news.add(found);
                pump.request();
            });
            latestFailure = "";
        } catch (IOException e) {
            // the next glance tries again
            latestFailure = String.valueOf(e.getMessage());
        }
        if (!before.equals(latestFailure)) {
            pump.request();
        }
    }

    private void flush() {
        failure.set(latestFailure);
        for (LogTail.News next = news.poll(); next != null; next = news.poll()) {
            if (next.another()) {
                lines.clear();
                file.set(next.file());
            }
            int surplus = lines.size() + next.lines().size() - MOST_LINES;
            if (surplus > 0) {
                lines.remove(0, Math.min(surplus, lines.size()));
            }
            lines.addAll(next.lines());
        }
    }

    private void filter() {
        LogLevel least = level.get();
        String wanted = query.get().strip().toLowerCase(Locale.ROOT);
        shown.setPredicate(line -> line.level().compareTo(least) >= 0 && line.contains(wanted));
    }
}
