package org.fetchandrotate.imaging.jpeg.lossless;

import org.fetchandrotate.imaging.jpeg.entropy.HuffmanDecoder;
import org.fetchandrotate.imaging.jpeg.file.EntropyData;
import org.fetchandrotate.imaging.jpeg.sequential.BlockSkipper;

/// Passes over AC codes and, on the way, negates the coefficients that a mirroring negates, in a copy of
/// the data. The codes stay as they are: the bits of a value −x are those of x inverted (T.81, F.1.2.1.1), so
/// no code changes, nor its length, and a rotated block is a string of bits to be copied.
final class NegatingSkipper extends BlockSkipper {
    private final byte[] bytes;
    private final NegatedCopy copy;

    /// @param copy of `data`, in which the coefficients are negated
    NegatingSkipper(EntropyData data, NegatedCopy copy) {
        super(data.bytes());
        this.bytes = data.bytes();
        this.copy = copy;
    }

    @Override
    public int pass(int start, HuffmanDecoder decoder) {
        int bit = start;
        int k = 1;
        while (k < 64) {
            long window = EntropyData.peek(bytes, bit);
            int entry = decoder.entry(window);
            bit += entry & 0xFF;
            k += entry >>> 8 & 0xFF;
            copy.negate(bit, entry >>> 16 & 0xFF, k - 1);
        }
        return isEnd(k) ? bit : -1;
    }
}
