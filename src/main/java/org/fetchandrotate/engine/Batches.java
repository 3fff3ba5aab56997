package org.fetchandrotate.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.fetchandrotate.engine.RunEvent.BatchFinished;

/// Which batch each place of a run belongs to. All places start open in batch 0; a failure in batch k opens its
/// place again in batch k + 1, first for the same site, and for any if that site can't use it. Single-thread.
final class Batches {
    private final List<Batch> batches = new ArrayList<>();
    private final NavigableMap<Integer, Integer> free = new TreeMap<>();
    private final List<NavigableMap<Integer, Integer>> reserved = new ArrayList<>();
    private int reported;

    /// @param places how many
    Batches(int places, int sites) {
        for (int site = 0; site < sites; site++) {
            reserved.add(new TreeMap<>());
        }
        batch(0).aimed = places;
        add(free, 0, places);
    }

    /// Takes an open place for a site: one reserved for it, else a free one, of the lowest batch.
    ///
    /// @return the place's batch
    /// @throws IllegalStateException if no place is open
    int take(int site) {
        NavigableMap<Integer, Integer> open = reserved.get(site).isEmpty() ? free : reserved.get(site);
        if (open.isEmpty()) {
            throw new IllegalStateException("No place is open");
        }
        int number = open.firstKey();
        add(open, number, -1);
        return number;
    }

    void succeeded(int number) {
        Batch batch = batches.get(number);
        batch.succeeded++;
    }

    /// Opens the place again, for the same site.
    void failed(int site, int number) {
        batches.get(number).failed++;
        batch(number + 1).aimed++;
        add(reserved.get(site), number + 1, 1);
    }

    /// Gives places that are reserved for a site, but more than it can use, to all.
    ///
    /// @param usable how many open places the site can still use
    void release(int site, int usable) {
        NavigableMap<Integer, Integer> own = reserved.get(site);
        int surplus = own.values().stream().mapToInt(Integer::intValue).sum() - usable;
        while (surplus > 0 && !own.isEmpty()) {
            int number = own.lastKey();
            int given = Math.min(surplus, own.lastEntry().getValue());
            add(own, number, -given);
            add(free, number, given);
            surplus -= given;
        }
    }

    /// The batches that are finished and haven't been reported, in order: all their places are settled, and so are
    /// those of every batch before.
    List<BatchFinished> finished() {
        List<BatchFinished> news = new ArrayList<>();
        while (reported < batches.size() && isSettled(reported)) {
            news.add(batches.get(reported).report(reported));
            reported++;
        }
        return news;
    }

    /// The batches that haven't been reported, as they stand at the end of a run.
    List<BatchFinished> rest() {
        List<BatchFinished> news = new ArrayList<>();
        for (; reported < batches.size(); reported++) {
            news.add(batches.get(reported).report(reported));
        }
        return news;
    }

    private boolean isSettled(int number) {
        Batch batch = batches.get(number);
        return batch.succeeded + batch.failed == batch.aimed;
    }

    private static void add(NavigableMap<Integer, Integer> places, int number, int count) {
        if (places.merge(number, count, Integer::sum) == 0) {
            places.remove(number);
        }
    }

    private Batch batch(int number) {
        while (batches.size() <= number) {
            batches.add(new Batch());
        }
        return batches.get(number);
    }

    private static final class Batch {
        private int aimed;
        private int succeeded;
        private int failed;

        private BatchFinished report(int number) {
            return new BatchFinished(number, aimed, succeeded, failed);
        }
    }
}
