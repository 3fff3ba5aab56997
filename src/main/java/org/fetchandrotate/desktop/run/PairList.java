package org.fetchandrotate.desktop.run;

import java.util.Comparator;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.collections.transformation.SortedList;

/// The images of a run that are shown: filtered, in the order wished for, and held still while the user looks at
/// something further down. Used on the FX thread alone.
final class PairList {
    private static final long NONE_HELD = Long.MAX_VALUE;
    private static final Comparator<PairRow> BY_WEBSITE =
            Comparator.comparingInt(PairRow::site).thenComparing(PairRow::number, Comparator.reverseOrder());

    private final ObservableList<PairRow> all;
    private final FilteredList<PairRow> matching;
    private final SortedList<PairRow> shown;
    private final ReadOnlyIntegerWrapper held = new ReadOnlyIntegerWrapper();
    private PairFilter filter = PairFilter.ALL;
    private Motion motion = Motion.FOLLOWING;
    /// The number of the newest that is shown while later ones are held back.
    private long newest = NONE_HELD;

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
        matching = new FilteredList<>(all, filter);
        shown = new SortedList<>(matching);
        all.addListener((ListChangeListener<PairRow>) _ -> count());
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
        filter = newFilter;
        showAll();
    }

    void order(Order newOrder) {
        shown.setComparator(newOrder == Order.BY_WEBSITE ? BY_WEBSITE : null);
        showAll();
    }

    void move(Motion newMotion) {
        motion = newMotion;
        if (motion == Motion.FOLLOWING) {
            showAll();
        } else {
            hold();
        }
    }

    private void showAll() {
        newest = NONE_HELD;
        held.set(0);
        matching.setPredicate(filter);
        hold();
    }

    /// From now on, if so wished and something is shown.
    private void hold() {
        if (motion == Motion.HOLDING && newest == NONE_HELD && !shown.isEmpty()) {
            long last = all.getFirst().number();
            newest = last;
            matching.setPredicate(pair -> pair.number() <= last && filter.test(pair));
        }
    }

    private void count() {
        if (all.isEmpty()) {
            showAll();
            return;
        }
        hold();
        held.set((int) all.stream()
                .takeWhile(pair -> pair.number() > newest)
                .filter(filter)
                .count());
    }
}
