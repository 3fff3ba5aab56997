package org.fetchandrotate.imaging.png;

import java.util.Arrays;

/// A prefix code of limited length for symbols of known frequencies (RFC 1951, section 3.2.2). Single-threaded.
final class HuffmanCode {
    private final int maxBits;
    private final byte[] lengths;
    private final short[] codes;

    /// @param frequencies how often each symbol occurs; changed so that at least two do, which every reader accepts
    /// @param maxBits the longest code allowed; enough for all symbols
    HuffmanCode(int[] frequencies, int maxBits) {
        this.maxBits = maxBits;
        this.lengths = new byte[frequencies.length];
        this.codes = new short[frequencies.length];
        assignLengths(sorted(frequencies));
        assignCodes();
    }

    /// The fixed code of those lengths.
    HuffmanCode(byte[] lengths, int maxBits) {
        this.maxBits = maxBits;
        this.lengths = lengths;
        this.codes = new short[lengths.length];
        assignCodes();
    }

    /// Bits of the symbol's code; 0 if it has none.
    int length(int symbol) {
        return lengths[symbol];
    }

    /// The code, its first bit lowest.
    int code(int symbol) {
        return codes[symbol] & 0xFFFF;
    }

    /// Symbols up to the last that has a code.
    int size(int least) {
        int size = lengths.length;
        while (size > least && lengths[size - 1] == 0) {
            size--;
        }
        return size;
    }

    /// Bits that the symbols take.
    long cost(int[] frequencies) {
        long bits = 0;
        for (int symbol = 0; symbol < lengths.length; symbol++) {
            bits += (long) frequencies[symbol] * lengths[symbol];
        }
        return bits;
    }

    /// Frequency and symbol of those that occur, the rarest first.
    private static long[] sorted(int[] frequencies) {
        long[] leaves = new long[frequencies.length];
        int count = 0;
        for (int symbol = 0; symbol < frequencies.length; symbol++) {
            if (frequencies[symbol] > 0) {
                leaves[count++] = (long) frequencies[symbol] << 16 | symbol;
            }
        }
        for (int symbol = 0; count < 2; symbol++) {
            if (frequencies[symbol] == 0) {
                frequencies[symbol] = 1;
                leaves[count++] = 1L << 16 | symbol;
            }
        }
        leaves = Arrays.copyOf(leaves, count);
        Arrays.sort(leaves);
        return leaves;
    }

    /// Huffman's algorithm on sorted leaves, whose joined nodes come out sorted too; then codes that are too long
    /// are shortened at the expense of the longest that aren't.
    private void assignLengths(long[] leaves) {
        int count = leaves.length;
        long[] weights = new long[2 * count - 1];
        int[] parents = new int[2 * count - 1];
        for (int i = 0; i < count; i++) {
            weights[i] = leaves[i] >>> 16;
        }
        int leaf = 0;
        int inner = count;
        for (int node = count; node < weights.length; node++) {
            for (int child = 0; child < 2; child++) {
                boolean takesLeaf = leaf < count && (inner == node || weights[leaf] <= weights[inner]);
                int taken = takesLeaf ? leaf++ : inner++;
                weights[node] += weights[taken];
                parents[taken] = node;
            }
        }
        int[] depths = new int[weights.length];
        int[] counts = new int[maxBits + 1];
        long used = 0;
        for (int node = weights.length - 2; node >= 0; node--) {
            depths[node] = depths[parents[node]] + 1;
            if (node < count) {
                int length = Math.min(depths[node], maxBits);
                counts[length]++;
                used += 1L << maxBits - length;
            }
        }
        for (; used > 1L << maxBits; used--) {
            int length = maxBits - 1;
            while (counts[length] == 0) {
                length--;
            }
            counts[length]--;
            counts[length + 1] += 2;
            counts[maxBits]--;
        }
        int next = 0;
        for (int length = maxBits; length > 0; length--) {
            for (int i = 0; i < counts[length]; i++) {
                lengths[(int) leaves[next++] & 0xFFFF] = (byte) length;
            }
        }
    }

    private void assignCodes() {
        int[] counts = new int[maxBits + 1];
        for (byte length : lengths) {
            counts[length]++;
        }
        counts[0] = 0;
        int[] next = new int[maxBits + 1];
        for (int length = 1; length <= maxBits; length++) {
            next[length] = next[length - 1] + counts[length - 1] << 1;
        }
        for (int symbol = 0; symbol < lengths.length; symbol++) {
            int length = lengths[symbol];
            if (length > 0) {
                codes[symbol] = (short) (Integer.reverse(next[length]++) >>> 32 - length);
            }
        }
    }
}
