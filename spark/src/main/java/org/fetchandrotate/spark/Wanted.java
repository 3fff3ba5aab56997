package org.fetchandrotate.spark;

import java.io.Serializable;
import java.util.List;
import org.fetchandrotate.engine.RoundSelection;

/// Which candidates a round takes, as a few numbers for each site, however many images they are.
///
/// @param spans site, from, to and batch, one after the other, in order
record Wanted(int[] spans) implements Serializable {
    private static final int FIELDS = 4;
    private static final int NO = -1;

    /// @param ordered by site and candidate
    static Wanted of(List<RoundSelection.Span> ordered) {
        int[] spans = new int[ordered.size() * FIELDS];
        int at = 0;
        for (RoundSelection.Span span : ordered) {
            spans[at++] = span.site();
            spans[at++] = span.from();
            spans[at++] = span.to();
            spans[at++] = span.batch();
        }
        return new Wanted(spans);
    }

    boolean has(int site, int candidate) {
        return batch(site, candidate) != NO;
    }

    /// The batch of a candidate; negative if it isn't taken.
    int batch(int site, int candidate) {
        int low = 0;
        int high = spans.length / FIELDS - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int at = middle * FIELDS;
            if (site < spans[at] || (site == spans[at] && candidate < spans[at + 1])) {
                high = middle - 1;
            } else if (site > spans[at] || candidate >= spans[at + 2]) {
                low = middle + 1;
            } else {
                return spans[at + 3];
            }
        }
        return NO;
    }
}
