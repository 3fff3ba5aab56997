package org.fetchandrotate.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/// Who is taken: round-robin over successes, with as much at once as is certain. Single-thread; does nothing
/// itself.
///
/// The sequential rule is: sites take turns, each turn takes the site's next image that succeeds, until N succeeded
/// or all are exhausted. So site i comes to take its first s(i) successes, where s is the max-min fair share of N
/// over what the sites can give. What they can give isn't known before the end; but an upper bound is: any number
/// before the page is scanned, then its candidates less the failures so far. Lowering the bound of one site never
/// lowers the share of another. So a site's share under the bounds of now is the least it will have in the end (or
/// it will be exhausted and have tried everything), and a site may always have as many images succeeded or under
/// way as that. Whatever the latencies: the images taken are those of the sequential rule, and nothing is asked for
/// that it wouldn't ask for.
final class Selection {
    private final int[] bounds;
    private final int[] started;
    private final int[] failed;
    private final int[] pending;
    private final BitSet[] succeeded;
    private final BitSet scanned = new BitSet();
    private final int target;
    private final Batches batches;
    private int[] shares;

    /// @param target how many images to take, at least 0
    /// @param sites how many websites there are
    Selection(int target, int sites) {
        this.target = target;
        bounds = new int[sites];
        Arrays.fill(bounds, FairShares.UNBOUNDED);
        started = new int[sites];
        failed = new int[sites];
        pending = new int[sites];
        succeeded = new BitSet[sites];
        Arrays.setAll(succeeded, site -> new BitSet());
        shares = FairShares.of(target, bounds);
        batches = new Batches(target, sites);
    }

    /// Whether the sequential rule would look at the site's page.
    boolean needsPage(int site) {
        return shares[site] > 0 && !scanned.get(site);
    }

    /// @param candidates how many images the page offers; 0 if it couldn't be had
    void pageScanned(int site, int candidates) {
        scanned.set(site);
        bounds[site] = candidates;
        shareAnew();
    }

    /// Fills a place with the site's next candidate, if that is certain to be needed.
    Optional<Place> start(int site) {
        if (!canStart(site)) {
            return Optional.empty();
        }
        pending[site]++;
        return Optional.of(new Place(site, started[site]++, batches.take(site)));
    }

    void succeeded(Place place) {
        pending[place.site()]--;
        succeeded[place.site()].set(place.candidate());
        batches.succeeded(place.batch());
    }

    void failed(Place place) {
        int site = place.site();
        pending[site]--;
        failed[site]++;
        bounds[site]--;
        batches.failed(site, place.batch());
        if (bounds[site] < shares[site]) {
            shareAnew();
        }
    }

    /// Images of a site under way.
    int pending(int site) {
        return pending[site];
    }

    /// Whether nothing is under way and nothing can be started.
    boolean isOver() {
        for (int site = 0; site < bounds.length; site++) {
            if (pending[site] > 0 || needsPage(site) || canStart(site)) {
                return false;
            }
        }
        return true;
    }

    /// Whether every candidate of a scanned site was tried, to the end.
    boolean isExhausted(int site) {
        return scanned.get(site) && pending[site] == 0 && bounds[site] == succeeded[site].cardinality();
    }

    Batches batches() {
        return batches;
    }

    /// The images taken so far in the order of the sequential rule: first every site's first success, then every
    /// site's second, and so on. The batch of these places isn't theirs but 0.
    List<Place> order() {
        List<Place> order = new ArrayList<>();
        int[] next = new int[succeeded.length];
        for (boolean more = true; more; ) {
            more = false;
            for (int site = 0; site < succeeded.length; site++) {
                int candidate = succeeded[site].nextSetBit(next[site]);
                if (candidate >= 0) {
                    order.add(new Place(site, candidate, 0));
                    next[site] = candidate + 1;
                    more = true;
                } else {
                    next[site] = succeeded[site].length();
                }
            }
        }
        return order;
    }

    private boolean canStart(int site) {
        return scanned.get(site) && started[site] - failed[site] < shares[site];
    }

    private void shareAnew() {
        shares = FairShares.of(target, bounds);
        for (int site = 0; site < shares.length; site++) {
            batches.release(site, shares[site] - (started[site] - failed[site]));
        }
    }
}
