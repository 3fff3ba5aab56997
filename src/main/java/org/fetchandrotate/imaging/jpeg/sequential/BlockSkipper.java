package org.fetchandrotate.imaging.jpeg.sequential;

import org.fetchandrotate.imaging.jpeg.entropy.HuffmanDecoder;
import org.fetchandrotate.imaging.jpeg.file.EntropyData;

/// Passes over the AC codes of blocks without decoding values, to find where the next block begins. Kept this
/// small so that it is compiled early.
public class BlockSkipper {
    private final byte[] bytes;

    /// @param bytes as of [EntropyData#bytes()]
    public BlockSkipper(byte[] bytes) {
        this.bytes = bytes;
    }

    /// Passes one block's codes.
    ///
    /// @param start the number of their first bit
    /// @return the number of the bit behind them, or −1 if they make no sense
    public int pass(int start, HuffmanDecoder decoder) {
        int bit = start;
        int k = 1;
        while (k < 64) {
            long window = EntropyData.peek(bytes, bit);
            int entry = decoder.entry(window);
            bit += entry & 0xFF;
            k += entry >>> 8 & 0xFF;
        }
        return isEnd(k) ? bit : -1;
    }

    /// Whether a zigzag index of 64 or more was reached in a legal way: exactly, or by an end of block.
    public static boolean isEnd(int k) {
        return k == 64 || k >= HuffmanDecoder.END_OF_BLOCK;
    }
}
