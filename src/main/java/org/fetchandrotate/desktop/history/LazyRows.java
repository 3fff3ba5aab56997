package org.fetchandrotate.desktop.history;

import java.util.AbstractList;
import java.util.RandomAccess;
import java.util.function.LongFunction;

/// Rows that are made when they are asked for.
final class LazyRows extends AbstractList<HistoryRow> implements RandomAccess {
    private final long[] ids;
    private final LongFunction<HistoryRow> maker;

    LazyRows(long[] ids, LongFunction<HistoryRow> maker) {
        this.ids = ids;
        this.maker = maker;
    }

    @Override
    public HistoryRow get(int index) {
        return maker.apply(ids[index]);
    }

    @Override
    public int size() {
        return ids.length;
    }

    long id(int index) {
        return ids[index];
    }
}
