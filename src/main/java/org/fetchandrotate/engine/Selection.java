package org.fetchandrotate.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;

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
///
/// A site may have further pages. As long as it has, nothing bounds what it can give, and its next page is
/// certain to be needed once what it is known to offer, less the failures, is less than its share.
final class Selection {
    private final Shares shares;
    private final int[] known;
    private final int[] started;
    private final int[] failed;
    private final int[] pending;
    private final BitSet[] succeeded;
    private final BitSet scanned = new BitSet();
    /// Sites with further pages.
    private final BitSet open = new BitSet();
    private final BitSet unfinished = new BitSet();
    private final NavigableSet<Integer> changed = new TreeSet<>();
    private final Batches batches;
    private int unfinishedSites;
    private int pendingImages;

    /// @param target how many images to take, at least 0
    /// @param sites how many websites there are
    Selection(int target, int sites) {
        shares = new Shares(target, sites);
        known = new int[sites];
        started = new int[sites];
        failed = new int[sites];
        pending = new int[sites];
        succeeded = new BitSet[sites];
        Arrays.setAll(succeeded, site -> new BitSet());
        batches = new Batches(target, sites);
        for (int site = 0; site < sites; site++) {
            lookAgainAt(site);
        }
    }

    /// Whether the sequential rule would look at the site's page, or at its next one.
    boolean needsPage(int site) {
        return scanned.get(site) ? open.get(site) && known[site] - failed[site] < shares.of(site) : shares.of(site) > 0;
    }

    /// The site's last page was read.
    ///
    /// @param candidates how many images it adds to what the site offers; 0 if it couldn't be had
    void pageScanned(int site, int candidates) {
        scanned.set(site);
        open.clear(site);
        known[site] += candidates;
        lowerBound(site, known[site] - failed[site]);
    }

    /// A page of the site was read, and there are further ones.
    ///
    /// @param candidates as above
    void pageScannedOfMore(int site, int candidates) {
        scanned.set(site);
        open.set(site);
        known[site] += candidates;
        lookAgainAt(site);
    }

    /// Fills a place with the site's next candidate, if that is certain to be needed.
    Optional<Place> start(int site) {
        if (!canStart(site)) {
            return Optional.empty();
        }
        pending[site]++;
        pendingImages++;
        Place place = new Place(site, started[site]++, batches.take(site));
        count(site);
        return Optional.of(place);
    }

    void succeeded(Place place) {
        settled(place.site());
        succeeded[place.site()].set(place.candidate());
        batches.succeeded(place.batch());
        lookAgainAt(place.site());
    }

    void failed(Place place) {
        int site = place.site();
        settled(site);
        failed[site]++;
        batches.failed(site, place.batch());
        if (open.get(site)) {
            releasePlaces(site);
        } else {
            lowerBound(site, shares.bound(site) - 1);
        }
    }

    /// Images of a site under way.
    int pending(int site) {
        return pending[site];
    }

    /// A site at which a page or an image may be startable since it was last [#leave]-d.
    ///
    /// @param from the first site to consider
    OptionalInt nextChanged(int from) {
        Integer site = changed.ceiling(from);
        return site == null ? OptionalInt.empty() : OptionalInt.of(site);
    }

    /// Takes a site for looked at, until something of it changes.
    void leave(int site) {
        changed.remove(site);
    }

    /// Whether nothing is under way and nothing can be started.
    boolean isOver() {
        return pendingImages == 0 && unfinishedSites == 0;
    }

    /// Whether every candidate of a scanned site was tried, to the end.
    boolean isExhausted(int site) {
        return scanned.get(site)
                && !open.get(site)
                && pending[site] == 0
                && shares.bound(site) == succeeded[site].cardinality();
    }

    Batches batches() {
        return batches;
    }

    /// The images taken so far in the order of the sequential rule: first every site's first success, then every
    /// site's second, and so on. The batch of these places isn't theirs but 0.
    List<Place> order() {
        List<Place> order = new ArrayList<>();
        List<Place> round = new ArrayList<>();
        for (int site = 0; site < succeeded.length; site++) {
            addNext(round, site, 0);
        }
        while (!round.isEmpty()) {
            order.addAll(round);
            List<Place> following = new ArrayList<>();
            round.forEach(place -> addNext(following, place.site(), place.candidate() + 1));
            round = following;
        }
        return order;
    }

    /// The steps that sharing took so far; for tests of what a message costs.
    long steps() {
        return shares.steps();
    }

    private void addNext(List<Place> round, int site, int from) {
        int candidate = succeeded[site].nextSetBit(from);
        if (candidate >= 0) {
            round.add(new Place(site, candidate, 0));
        }
    }

    private boolean canStart(int site) {
        return started[site] < known[site] && started[site] - failed[site] < shares.of(site);
    }

    private void settled(int site) {
        pending[site]--;
        pendingImages--;
    }

    private void lowerBound(int site, int bound) {
        shares.lower(site, bound, this::lookAgainAt);
        releasePlaces(site);
    }

    /// Only here can a site have come to hold more reserved places than it can use.
    private void releasePlaces(int site) {
        batches.release(site, shares.of(site) - (started[site] - failed[site]));
        lookAgainAt(site);
    }

    private void lookAgainAt(int site) {
        count(site);
        if (unfinished.get(site)) {
            changed.add(site);
        }
    }

    private void count(int site) {
        boolean is = needsPage(site) || canStart(site);
        if (is != unfinished.get(site)) {
            unfinished.set(site, is);
            unfinishedSites += is ? 1 : -1;
        }
    }
}
