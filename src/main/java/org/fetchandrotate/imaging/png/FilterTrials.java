package org.fetchandrotate.imaging.png;

import java.util.Arrays;

/// Tries filters on scanlines. Single-threaded.
///
/// The best filter is the one with the fewest different pairs of neighbouring bytes, which tells how much there is
/// for matches. Where every filter leaves nearly as many pairs as there are bytes there is little to match; then it
/// is the one with the lowest sum of magnitudes (the heuristic of PNG clause 12.7), which tells how well literals
/// compress. On a mixed set the two together made files 5% (RGB) and 1% (RGB with alpha) smaller than the sum
/// alone; pairs alone are worse on photographs. Of a long line every other piece is looked at.
///
/// The choice depends on nothing but the line and the one above, so that bands of lines can be worked on apart;
/// that the last line's filter is tried first merely lets the others be given up sooner.
final class FilterTrials {
    /// Pairs for each byte above which a line counts as noise.
    private static final int NOISE_PERCENT = 40;
    /// Bytes of a piece.
    private static final int PIECE = 256;
    /// Pieces of a line that are all looked at.
    private static final int FEW_PIECES = 3;

    private final int[] candidates;
    private final byte[] filtered = new byte[PIECE];
    private final long[] seen = new long[1 << 10];
    private int favourite;

    FilterTrials(int[] candidates) {
        this.candidates = candidates;
    }

    /// A scanline on trial; parameters as in [RowFilter#apply].
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Line(byte[] line, int offset, byte[] above, int aboveOffset, int length, int step) {
        /// @return bytes of the piece
        int filter(int type, int from, byte[] into) {
            int to = Math.min(from + PIECE, length);
            RowFilter.apply(type, line, offset, above, aboveOffset, from, to, step, into, 0);
            return to - from;
        }

        int stride() {
            return length > FEW_PIECES * PIECE ? 2 * PIECE : PIECE;
        }
    }

    /// Filters one scanline with the best of the candidates, its filter byte first.
    void apply(byte[] line, int offset, byte[] above, int aboveOffset, int length, int step, byte[] into, int target) {
        boolean repeats = Arrays.equals(line, offset, offset + length, above, aboveOffset, aboveOffset + length);
        if (candidates.length > 1 && repeats) {
            // zeros: nothing is shorter
            favourite = Unfilter.UP;
        } else if (candidates.length > 1) {
            Line trial = new Line(line, offset, above, aboveOffset, length, step);
            int best = fewestPairs(trial);
            favourite = best >= 0 ? best : leastMagnitude(trial);
        }
        int type = candidates[favourite];
        into[target] = (byte) type;
        RowFilter.apply(type, line, offset, above, aboveOffset, 0, length, step, into, target + 1);
    }

    /// @return -1 if the line counts as noise
    private int fewestPairs(Line line) {
        int looked = 0;
        for (int from = 0; from < line.length(); from += line.stride()) {
            looked += Math.min(PIECE, line.length() - from);
        }
        int best = -1;
        int fewest = looked * NOISE_PERCENT / 100;
        for (int i = 0; i < candidates.length; i++) {
            int index = i == 0 ? favourite : i <= favourite ? i - 1 : i;
            int pairs = pairs(line, candidates[index], fewest);
            if (pairs < fewest || pairs == fewest && index < best) {
                fewest = pairs;
                best = index;
            }
        }
        return best;
    }

    /// @return if more than `limit`, perhaps too few
    private int pairs(Line line, int type, int limit) {
        Arrays.fill(seen, 0);
        int pairs = 0;
        for (int from = 0; from < line.length() && pairs <= limit; from += line.stride()) {
            int count = line.filter(type, from, filtered);
            int previous = filtered[0];
            for (int i = 1; i < count; i++) {
                int pair = previous << 8 & 0xFF00 | filtered[i] & 0xFF;
                previous = filtered[i];
                long word = seen[pair >> 6];
                pairs += (int) (~word >>> pair & 1);
                seen[pair >> 6] = word | 1L << pair;
            }
        }
        return pairs;
    }

    private int leastMagnitude(Line line) {
        int best = 0;
        long least = Long.MAX_VALUE;
        for (int i = 0; i < candidates.length; i++) {
            long magnitude = 0;
            for (int from = 0; from < line.length() && magnitude < least; from += line.stride()) {
                magnitude += RowFilter.magnitude(filtered, line.filter(candidates[i], from, filtered));
            }
            if (magnitude < least) {
                least = magnitude;
                best = i;
            }
        }
        return best;
    }
}
