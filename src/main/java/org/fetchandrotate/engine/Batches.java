package org.fetchandrotate.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fetchandrotate.engine.RunEvent.BatchFinished;

/// Which batch each place of a run belongs to. All places start open in batch 0; a failure in batch k opens its
/// place
/// again in batch k + 1, first for the same site, and for any if that site can't use it. Single-thread.
final class Batches {
    private final List<Batch> batches = new ArrayList<>();
    private final int[][] reserved;
    private int reported;

    /// @param places how many
    Batches(int places, int sites) {
        reserved = new int[sites][0];
        batch(0).aimed = places;
        batch(0).free = places;
    }

    /// Takes an open place for a site: one reserved for it, else a free one, of the lowest batch.
    ///
    /// @return the place's batch
    int take(int site) {
        int number = lowestReserved(site);
        if (number >= 0) {
            reserved[site][number]--;
        } else {
            number = lowestFree();
            batches.get(number).free--;
        }
        return number;
    }

    void succeeded(int number) {
        Batch batch = batches.get(number);
        batch.succeeded++;
    }

    /// Opens the place again, for the same site.
    void failed(int site, int number) {
        Batch batch = batches.get(number);
        batch.failed++;
        batch(number + 1).aimed++;
        if (reserved[site].length < number + 2) {
            reserved[site] = Arrays.copyOf(reserved[site], number + 2);
        }
        reserved[site][number + 1]++;
    }

    /// Gives places that are reserved for a site, but more than it can use, to all.
    ///
    /// @param usable how many open places the site can still use
    void release(int site, int usable) {
        int[] own = reserved[site];
        int surplus = Arrays.stream(own).sum() - usable;
        for (int number = own.length - 1; number >= 0 && surplus > 0; number--) {
            int given = Math.min(surplus, own[number]);
            own[number] -= given;
            batches.get(number).free += given;
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

    private int lowestReserved(int site) {
        for (int number = 0; number < reserved[site].length; number++) {
            if (reserved[site][number] > 0) {
                return number;
            }
        }
        return -1;
    }

    private int lowestFree() {
        for (int number = 0; number < batches.size(); number++) {
            if (batches.get(number).free > 0) {
                return number;
            }
        }
        throw new IllegalStateException("No place is open");
    }

    private Batch batch(int number) {
        while (batches.size() <= number) {
            batches.add(new Batch());
        }
        return batches.get(number);
    }

    private static final class Batch {
        private int aimed;
        private int free;
        private int succeeded;
        private int failed;

        private BatchFinished report(int number) {
            return new BatchFinished(number, aimed, succeeded, failed);
        }
    }
}
