package org.fetchandrotate.imaging.png;

/// Notices when data changes its character, so that new codes pay: compares coarse statistics of what came last
/// with those of the block so far (libdeflate's method). Single-threaded; one for each block.
final class BlockSplitter {
    private static final int KINDS = 10;
    private static final int FIRST_MATCH = 8;
    private static final int LONG_MATCH = 9;
    /// Symbols after which to look.
    private static final int CHUNK = 512;

    private final int[] known = new int[KINDS];
    private final int[] recent = new int[KINDS];
    private int knownCount;
    private int recentCount;

    void literal(int value) {
        recent[value >> 5 & 6 | value & 1]++;
        recentCount++;
    }

    void match(int length) {
        recent[FIRST_MATCH + (length >= LONG_MATCH ? 1 : 0)]++;
        recentCount++;
    }

    /// @param blockBytes bytes in the block so far
    boolean isChange(int blockBytes) {
        if (recentCount < CHUNK) {
            return false;
        }
        if (knownCount > 0) {
            long difference = 0;
            for (int kind = 0; kind < KINDS; kind++) {
                difference += Math.abs((long) known[kind] * recentCount - (long) recent[kind] * knownCount);
            }
            int count = knownCount + recentCount;
            long cutoff = (long) recentCount * 200 / CHUNK * knownCount;
            if (blockBytes < 10_000 && count < 8192) {
                cutoff += cutoff * (8192 - count) / 8192;
            }
            if (difference + (long) (blockBytes / 4096) * knownCount >= cutoff) {
                return true;
            }
        }
        for (int kind = 0; kind < KINDS; kind++) {
            known[kind] += recent[kind];
            recent[kind] = 0;
        }
        knownCount += recentCount;
        recentCount = 0;
        return false;
    }
}
