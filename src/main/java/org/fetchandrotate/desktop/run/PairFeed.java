package org.fetchandrotate.desktop.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Lets images into view at a pace that can be seen and drawn. Used on the FX thread alone.
final class PairFeed {
    /// Pictures that change more often than this flicker, and drawing them takes time.
    private static final Duration PAUSE = Duration.ofMillis(500);
    /// So many may come at once into an empty view: tiles that appear are styled and laid out, which takes time.
    private static final int FEW = 8;
    /// At least a screenful: with so many shown, all that are new may come at once.
    private static final int MANY = 64;

    private final ObservableList<PairRow> shown = FXCollections.observableArrayList();
    private final List<PairRow> waiting = new ArrayList<>();
    private final LongSupplier nanoClock;
    private long lastNanos;

    PairFeed(LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
    }

    /// The last [RunMonitor#MOST_PAIRS], newest first. The same list for life.
    ObservableList<PairRow> shown() {
        return shown;
    }

    void clear() {
        shown.clear();
        waiting.clear();
    }

    /// @param fresh newest first; they are shown by later calls
    void add(List<PairRow> fresh) {
        waiting.addAll(0, fresh);
    }

    /// Shows as many as may come now: all, after a pause; into a view that isn't full yet, twice as many each time.
    void showSome() {
        if (shown.size() < MANY) {
            int most = Math.max(FEW, shown.size());
            show(waiting.subList(Math.max(0, waiting.size() - most), waiting.size()));
        } else if (nanoClock.getAsLong() - lastNanos >= PAUSE.toNanos()) {
            showAll();
        }
    }

    void showAll() {
        show(waiting);
    }

    /// @param next the oldest that wait, or all; taken out of them
    private void show(List<PairRow> next) {
        if (next.isEmpty()) {
            return;
        }
        putFirst(next, shown);
        next.clear();
        lastNanos = nanoClock.getAsLong();
    }

    /// Puts new pairs before those of a list, of which it lets the last ones go: as many stay as are kept of a run.
    static void putFirst(List<PairRow> fresh, ObservableList<PairRow> pairs) {
        int surplus = pairs.size() + fresh.size() - RunMonitor.MOST_PAIRS;
        if (surplus > 0) {
            pairs.remove(Math.max(0, pairs.size() - surplus), pairs.size());
        }
        pairs.addAll(0, fresh);
    }
}
