package org.fetchandrotate.engine;

import java.util.Arrays;
import java.util.function.IntConsumer;

/// Max-min fair shares under bounds that only fall: every site the same number, but none more than it can give;
/// what the small ones leave goes to the others, one each in the order of the list. Kept up to date at a cost
/// that goes with what changes hands, not with the number of sites. Single-thread. Source: "water-filling" for
/// max-min fairness, Bertsekas and Gallager, *Data Networks*, 6.5.2.
///
/// It hands out one at a time, in turns, to the sites whose bound lets them take more. Where a bound falls
/// below what its site has, the rest goes to those whose turn is next. Sites before that one have one more than
/// those after it, which is what "the same for every site, and one more for the first of them" says. A falling
/// bound never takes anything from another site, so nothing that was handed out needs to be looked at again.
final class Shares {
    /// The bound of a site that may give any number.
    static final int UNBOUNDED = Integer.MAX_VALUE;

    private final int[] bounds;
    private final int[] shares;
    // The sites that can take more, as a ring in the order of the list; its last link is no site but the list's end.
    private final int[] next;
    private final int[] previous;
    private final int end;
    private int open;
    private int turn;
    private int spare;
    private long steps;

    /// @param total how many to hand out; at least 0
    /// @param sites all without a bound at first
    Shares(int total, int sites) {
        bounds = new int[sites];
        Arrays.fill(bounds, UNBOUNDED);
        shares = new int[sites];
        end = sites;
        next = new int[sites + 1];
        Arrays.setAll(next, site -> site == end ? 0 : site + 1);
        previous = new int[sites + 1];
        Arrays.setAll(previous, site -> site == 0 ? end : site - 1);
        open = sites;
        spare = total;
        handOut(site -> {});
    }

    int of(int site) {
        return shares[site];
    }

    int bound(int site) {
        return bounds[site];
    }

    /// Lowers a site's bound.
    ///
    /// @param bound at most what it is
    /// @param onRise called for each site whose share rises, perhaps more than once
    void lower(int site, int bound, IntConsumer onRise) {
        if (bound > bounds[site]) {
            throw new IllegalArgumentException("A bound only falls: " + bounds[site] + " to " + bound);
        }
        boolean wasOpen = shares[site] < bounds[site];
        bounds[site] = bound;
        if (shares[site] > bound) {
            spare += shares[site] - bound;
            shares[site] = bound;
        }
        if (wasOpen && shares[site] == bound) {
            close(site);
        }
        handOut(onRise);
    }

    /// How many steps all calls took together; for tests of what it costs.
    long steps() {
        return steps;
    }

    private void handOut(IntConsumer onRise) {
        while (spare > 0 && open > 0) {
            if (turn == end || turn == next[end]) {
                turn = next[end];
                give(roundsAtOnce(), onRise);
            } else {
                giveAtTheTurn(1, onRise);
            }
        }
    }

    /// How much every open site can be given alike; 0 if there isn't enough for all.
    private int roundsAtOnce() {
        int rounds = spare / open;
        if (rounds > 1) {
            for (int site = next[end]; site != end; site = next[site]) {
                rounds = Math.min(rounds, bounds[site] - shares[site]);
                steps++;
            }
        }
        return rounds;
    }

    private void give(int rounds, IntConsumer onRise) {
        int each = Math.max(rounds, 1);
        do {
            giveAtTheTurn(each, onRise);
        } while (rounds > 0 && turn != end);
    }

    private void giveAtTheTurn(int count, IntConsumer onRise) {
        steps++;
        int site = turn;
        turn = next[site];
        shares[site] += count;
        spare -= count;
        if (shares[site] == bounds[site]) {
            close(site);
        }
        onRise.accept(site);
    }

    private void close(int site) {
        next[previous[site]] = next[site];
        previous[next[site]] = previous[site];
        open--;
        if (turn == site) {
            turn = next[site];
        }
    }
}
