package org.fetchandrotate.imaging.jpeg.entropy;

import java.util.Arrays;
import org.fetchandrotate.imaging.ImageFormatException;
import org.fetchandrotate.imaging.jpeg.file.HuffmanSpec;

/// Makes the shortest Huffman table for given frequencies, no code longer than 16 bits and none of ones only:
/// T.81, K.2.
final class OptimalHuffman {
    /// One more than there are symbols: a reserved one of least frequency takes the code of all ones.
    private static final int RESERVED = 256;

    private static final int LONGEST = 16;

    private OptimalHuffman() {}

    /// @param histogram how often each of the 256 symbols occurs
    static HuffmanSpec of(int[] histogram) {
        // frequency in the upper, symbol in the lower bits; the reserved one sorts first
        long[] leaves = new long[RESERVED + 1];
        int size = 0;
        leaves[size++] = RESERVED;
        for (int symbol = 0; symbol < RESERVED; symbol++) {
            if (histogram[symbol] > 0) {
                leaves[size++] = (long) histogram[symbol] << 16 | symbol;
            }
        }
        if (size == 1) {
            // a table that is never used must still be a table
            leaves[size++] = 1L << 16;
        }
        Arrays.sort(leaves, 0, size);
        int[] counts = limited(lengthCounts(leaves, size));
        byte[] symbols = new byte[size - 1];
        for (int i = 0; i < symbols.length; i++) {
            symbols[i] = (byte) leaves[size - 1 - i];
        }
        try {
            return new HuffmanSpec(counts, symbols);
        } catch (ImageFormatException e) {
            throw new AssertionError("a Huffman code that can't be", e);
        }
    }

    /// How many codes of each length Huffman's procedure gives: two queues, the leaves and the joined nodes,
    /// both in ascending order.
    private static int[] lengthCounts(long[] leaves, int size) {
        long[] weight = new long[2 * size - 1];
        int[] parent = new int[2 * size - 1];
        for (int i = 0; i < size; i++) {
            weight[i] = leaves[i] >>> 16;
        }
        int leaf = 0;
        int joined = size;
        for (int next = size; next < weight.length; next++) {
            for (int child = 0; child < 2; child++) {
                boolean takeLeaf = leaf < size && (joined >= next || weight[leaf] <= weight[joined]);
                int taken = takeLeaf ? leaf++ : joined++;
                weight[next] += weight[taken];
                parent[taken] = next;
            }
        }
        int[] depth = new int[weight.length];
        int[] counts = new int[Math.max(LONGEST, size) + 1];
        for (int node = weight.length - 2; node >= 0; node--) {
            depth[node] = depth[parent[node]] + 1;
            if (node < size) {
                counts[depth[node]]++;
            }
        }
        return counts;
    }

    /// Shortens codes of more than 16 bits (T.81, figure K.3) and takes the reserved code away.
    private static int[] limited(int[] counts) {
        for (int length = counts.length - 1; length > LONGEST; length--) {
            while (counts[length] > 0) {
                int shorter = length - 2;
                while (counts[shorter] == 0) {
                    shorter--;
                }
                counts[length] -= 2;
                counts[length - 1]++;
                counts[shorter + 1] += 2;
                counts[shorter]--;
            }
        }
        int longest = LONGEST;
        while (counts[longest] == 0) {
            longest--;
        }
        counts[longest]--;
        return Arrays.copyOf(counts, LONGEST + 1);
    }
}
