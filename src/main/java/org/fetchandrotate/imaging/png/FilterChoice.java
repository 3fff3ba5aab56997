package org.fetchandrotate.imaging.png;

import java.util.Arrays;
import org.fetchandrotate.model.Rotation;

/// Which filters are tried on each scanline of a turned image: those that the source's encoder found worth using. So an
/// unfiltered image, as palette images are, stays unfiltered, and one filter throughout costs no trials. Immutable.
///
/// Among several the one with the lowest sum of magnitudes wins (PNG clause 12.7). A line's choice depends on nothing
/// but it and the line above, so that bands of lines can be worked on apart.
final class FilterChoice {
    private final int[] candidates;

    private FilterChoice(int[] candidates) {
        this.candidates = candidates;
    }

    /// @param filters of the source's scanlines
    static FilterChoice like(byte[] filters, Rotation rotation) {
        boolean[] used = new boolean[RowFilter.TYPES];
        for (byte filter : filters) {
            used[turned(filter, rotation)] = true;
        }
        int count = 0;
        int[] candidates = new int[RowFilter.TYPES];
        for (int type = 0; type < RowFilter.TYPES; type++) {
            if (used[type]) {
                candidates[count++] = type;
            }
        }
        return new FilterChoice(Arrays.copyOf(candidates, count));
    }

    /// After a quarter turn the neighbour to the left is what was above or below.
    private static int turned(int filter, Rotation rotation) {
        if (!rotation.swapsSides()) {
            return filter;
        }
        return switch (filter) {
            case Unfilter.SUB -> Unfilter.UP;
            case Unfilter.UP -> Unfilter.SUB;
            default -> filter;
        };
    }

    /// Filters one scanline with the best of the candidates; parameters as in [RowFilter#apply].
    ///
    /// @param scratch at least `length + 1` bytes, used if there is a choice
    void apply(
            byte[] line,
            int offset,
            byte[] above,
            int aboveOffset,
            int length,
            int step,
            byte[] into,
            int target,
            byte[] scratch) {
        RowFilter.apply(candidates[0], line, offset, above, aboveOffset, length, step, into, target);
        if (candidates.length == 1) {
            return;
        }
        int best = RowFilter.magnitude(into, target + 1, length);
        for (int i = 1; i < candidates.length; i++) {
            RowFilter.apply(candidates[i], line, offset, above, aboveOffset, length, step, scratch, 0);
            int magnitude = RowFilter.magnitude(scratch, 1, length);
            if (magnitude < best) {
                best = magnitude;
                System.arraycopy(scratch, 0, into, target, length + 1);
            }
        }
    }
}
