package org.fetchandrotate.engine;

import java.util.Arrays;

/// Max-min fair shares computed at once: what [Shares] must come to, however bounds fell.
///
/// Every site gets the same number, but none more than it can give; what the small ones leave goes to the others,
/// one each in the order of the list. Source: "water-filling" for max-min fairness, Bertsekas and Gallager, *Data
/// Networks*, 6.5.2.
final class FairShares {
    private FairShares() {}

    /// @param total how many to hand out; at least 0
    /// @param bounds how many each site can give at most, in the order of the list
    /// @return each site's share; they add up to `total`, or to the sum of the bounds if that is less
    static int[] of(int total, int[] bounds) {
        int[] ascending = bounds.clone();
        Arrays.sort(ascending);
        int level = 0;
        int left = total;
        for (int smaller = 0; smaller < ascending.length; smaller++) {
            int sitesAbove = ascending.length - smaller;
            int rise = Math.min(ascending[smaller] - level, left / sitesAbove);
            level += rise;
            left -= rise * sitesAbove;
            if (left < sitesAbove && ascending[smaller] > level) {
                break;
            }
        }
        int[] shares = new int[bounds.length];
        for (int site = 0; site < bounds.length; site++) {
            shares[site] = Math.min(bounds[site], level);
            if (bounds[site] > level && left > 0) {
                shares[site]++;
                left--;
            }
        }
        return shares;
    }
}
