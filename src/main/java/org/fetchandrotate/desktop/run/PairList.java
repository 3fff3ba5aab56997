package org.fetchandrotate.desktop.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;

/// The images of a run that are shown: filtered, in the order wished for, and held still while the user looks at
/// something further down. Used on the FX thread alone.
final class PairList {
    private static final Comparator<PairRow> BY_WEBSITE =
            Comparator.comparingInt(PairRow::site).thenComparing(PairRow::number, Comparator.reverseOrder());

    private final ObservableList<PairRow> all;
    private final ObservableList<PairRow> shown = FXCollections.observableArrayList();
    private final ReadOnlyIntegerWrapper held = new ReadOnlyIntegerWrapper();
    private PairFilter filter = PairFilter.ALL;
    private Order order = Order.NEWEST_FIRST;
    private Motion motion = Motion.FOLLOWING;
    private long lastShown;

    /// In which order images are shown.
    enum Order {
        NEWEST_FIRST,
        BY_WEBSITE
    }

    /// What happens to new images.
    enum Motion {
        /// They are shown as they come.
        FOLLOWING,
        /// They are counted, so that nothing moves under the user's eyes.
        HOLDING
    }

    /// @param all newest first; outlives this
    PairList(ObservableList<PairRow> all) {
        this.all = all;
        all.addListener((ListChangeListener<PairRow>) _ -> take());
        showAll();
    }

    /// The same list for life.
    ObservableList<PairRow> shown() {
        return shown;
    }

    /// How many new images would be shown but for [Motion#HOLDING].
    ReadOnlyIntegerProperty heldProperty() {
        return held.getReadOnlyProperty();
    }

    void filter(PairFilter newFilter) {
        if (!newFilter.equals(filter)) {
            filter = newFilter;
            showAll();
        }
    }

    void order(Order newOrder) {
        if (newOrder != order) {
            order = newOrder;
            showAll();
        }
    }

    void move(Motion newMotion) {
        motion = newMotion;
        take();
    }

    private void take() {
        if (all.isEmpty()) {
            showAll();
            return;
        }
        List<PairRow> fresh = fresh();
        if (motion == Motion.HOLDING && !shown.isEmpty()) {
            held.set(fresh.size());
            return;
        }
        lastShown = all.getFirst().number();
        held.set(0);
        if (fresh.isEmpty()) {
            return;
        }
        if (order == Order.BY_WEBSITE) {
            showAll();
            return;
        }
        PairFeed.putFirst(fresh, shown);
    }

    private List<PairRow> fresh() {
        List<PairRow> fresh = new ArrayList<>();
        for (PairRow pair : all) {
            if (pair.number() <= lastShown) {
                break;
            }
            if (filter.test(pair)) {
                fresh.add(pair);
            }
        }
        return fresh;
    }

    private void showAll() {
        List<PairRow> matching = new ArrayList<>(all.size());
        for (PairRow pair : all) {
            if (filter.test(pair)) {
                matching.add(pair);
            }
        }
        if (order == Order.BY_WEBSITE) {
            matching.sort(BY_WEBSITE);
        }
        lastShown = all.isEmpty() ? 0 : all.getFirst().number();
        held.set(0);
        shown.setAll(matching);
    }
}
