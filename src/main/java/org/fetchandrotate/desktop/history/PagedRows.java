package org.fetchandrotate.desktop.history;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import javafx.collections.ObservableListBase;
import org.jspecify.annotations.Nullable;

/// The rows of a table of any length. It holds their ids; the rows that are looked at are read page by page in the
/// background, and only the pages looked at last are kept. What isn't there yet is a row that knows its id alone
/// and fills when it was read: [#get] never waits. Used on the FX thread.
final class PagedRows extends ObservableListBase<HistoryRow> implements RandomAccess {
    static final int PAGE_SIZE = 128;
    static final int PAGES_KEPT = 64;

    /// Pages that wait to be read. Of a scroll bar dragged from end to end only the last stops matter.
    private static final int PAGES_WANTED = 4;

    /// Pages that a table may show at once: what is in sight may lie across the border of two.
    private static final int PAGES_IN_SIGHT = 2;

    /// Reads rows in the background.
    @FunctionalInterface
    interface Reading {
        /// @param onRead called once on the FX thread: the rows in the order of the ids, those gone left out; none
        ///     if they can't be read
        void read(long[] ids, Consumer<List<SeenImage>> onRead);
    }

    private final Map<Integer, Page> pages = new LinkedHashMap<>(PAGES_KEPT * 2, 0.75f, true);
    private final Deque<Page> wanted = new ArrayDeque<>();
    private final Reading reading;
    private Map<Long, HistoryRow> known = Map.of();
    private long[] ids = {};
    private boolean isReading;
    private boolean isChanging;

    private record Page(int number, List<HistoryRow> rows) {}

    PagedRows(Reading reading) {
        this.reading = reading;
    }

    @Override
    public HistoryRow get(int index) {
        return page(index / PAGE_SIZE).rows().get(index % PAGE_SIZE);
    }

    @Override
    public int size() {
        return ids.length;
    }

    @Override
    public boolean contains(@Nullable Object row) {
        return indexOf(row) >= 0;
    }

    @Override
    public int indexOf(@Nullable Object row) {
        return row instanceof HistoryRow here ? indexOf(here.id()) : -1;
    }

    @Override
    public int lastIndexOf(@Nullable Object row) {
        return indexOf(row);
    }

    /// Looks through the ids, which takes a fraction of a millisecond for a hundred thousand, and reads nothing.
    ///
    /// @return -1 if there is no such row
    int indexOf(long id) {
        for (int i = 0; i < ids.length; i++) {
            if (ids[i] == id) {
                return i;
            }
        }
        return -1;
    }

    /// The places of ids, in order; those that aren't here are left out.
    int[] indicesOf(Collection<Long> wanted) {
        Set<Long> all = new HashSet<>(wanted);
        return IntStream.range(0, ids.length).filter(i -> all.contains(ids[i])).toArray();
    }

    /// The ids at some places.
    List<Long> idsAt(List<Integer> places) {
        return places.stream()
                .filter(place -> place >= 0 && place < ids.length)
                .map(place -> ids[place])
                .toList();
    }

    /// The ids of a stretch of rows, cut off where there are none.
    long[] ids(int from, int to) {
        int start = Math.clamp(from, 0, ids.length);
        return Arrays.copyOfRange(ids, start, Math.clamp(to, start, ids.length));
    }

    /// Whether listeners are being told of a change, so that a selection isn't what the user chose.
    boolean isChanging() {
        return isChanging;
    }

    /// Takes other rows, and reads anew what is looked at. Rows that stay are the same objects, and show what was
    /// read of them until the new reading is there. Listeners hear of the stretch that differs, if one does.
    ///
    /// @param newIds owned by the list from now on
    void show(long[] newIds) {
        long[] oldIds = ids;
        List<Integer> lookedAt = List.copyOf(pages.keySet());
        known = rowsRead();
        pages.clear();
        wanted.clear();
        ids = newIds;
        tell(oldIds);
        lookedAt.stream()
                .skip(Math.max(0, lookedAt.size() - PAGES_IN_SIGHT))
                .filter(number -> number * PAGE_SIZE < ids.length)
                .forEach(this::page);
    }

    private Map<Long, HistoryRow> rowsRead() {
        Map<Long, HistoryRow> rows = new HashMap<>();
        for (Page page : pages.values()) {
            for (HistoryRow row : page.rows()) {
                rows.put(row.id(), row);
            }
        }
        return rows;
    }

    private void tell(long[] oldIds) {
        int start = Arrays.mismatch(oldIds, ids);
        if (start < 0) {
            return;
        }
        int oldEnd = oldIds.length;
        int newEnd = ids.length;
        while (oldEnd > start && newEnd > start && oldIds[oldEnd - 1] == ids[newEnd - 1]) {
            oldEnd--;
            newEnd--;
        }
        long[] removed = Arrays.copyOfRange(oldIds, start, oldEnd);
        isChanging = true;
        try {
            fireChange(new Stretch(this, start, newEnd, new LazyRows(removed, this::row)));
        } finally {
            isChanging = false;
        }
    }

    private HistoryRow row(long id) {
        HistoryRow row = known.get(id);
        return row == null ? new HistoryRow(id) : row;
    }

    private Page page(int number) {
        Page page = pages.get(number);
        return page == null ? newPage(number) : page;
    }

    private Page newPage(int number) {
        long[] own = ids(number * PAGE_SIZE, (number + 1) * PAGE_SIZE);
        Page page = new Page(number, LongStream.of(own).mapToObj(this::row).toList());
        pages.put(number, page);
        if (pages.size() > PAGES_KEPT) {
            pages.remove(pages.keySet().iterator().next());
        }
        wanted.addFirst(page);
        if (wanted.size() > PAGES_WANTED) {
            forget(wanted.removeLast());
        }
        readNext();
        return page;
    }

    /// Looked at again, it is asked for again.
    private void forget(Page page) {
        pages.remove(page.number(), page);
    }

    private void readNext() {
        if (isReading || wanted.isEmpty()) {
            return;
        }
        Page page = wanted.removeFirst();
        isReading = true;
        reading.read(page.rows().stream().mapToLong(HistoryRow::id).toArray(), images -> {
            isReading = false;
            fill(page, images);
            readNext();
        });
    }

    private void fill(Page page, List<SeenImage> images) {
        if (images.isEmpty()) {
            forget(page);
        }
        Map<Long, SeenImage> byId = new HashMap<>();
        images.forEach(image -> byId.put(image.id(), image));
        for (HistoryRow row : page.rows()) {
            SeenImage image = byId.get(row.id());
            if (image != null) {
                row.show(image);
            }
        }
    }
}
