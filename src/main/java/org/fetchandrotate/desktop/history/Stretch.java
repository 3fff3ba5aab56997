package org.fetchandrotate.desktop.history;

import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;

/// One stretch of rows in place of another. The rows that went are made only if a listener looks at them: the
/// list's own builder of changes would copy a hundred thousand.
final class Stretch extends ListChangeListener.Change<HistoryRow> {
    private static final int[] NO_PERMUTATION = {};

    private final int from;
    private final int to;
    private final List<HistoryRow> removed;
    private boolean isUnread = true;

    /// @param from the first that differs
    /// @param to after the last that is new
    Stretch(ObservableList<HistoryRow> list, int from, int to, List<HistoryRow> removed) {
        super(list);
        this.from = from;
        this.to = to;
        this.removed = removed;
    }

    @Override
    public boolean next() {
        boolean first = isUnread;
        isUnread = false;
        return first;
    }

    @Override
    public void reset() {
        isUnread = true;
    }

    @Override
    public int getFrom() {
        return from;
    }

    @Override
    public int getTo() {
        return to;
    }

    @Override
    public List<HistoryRow> getRemoved() {
        return removed;
    }

    @Override
    protected int[] getPermutation() {
        return NO_PERMUTATION;
    }
}
