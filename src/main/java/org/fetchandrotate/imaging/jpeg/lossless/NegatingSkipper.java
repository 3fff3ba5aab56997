package org.fetchandrotate.imaging.jpeg.lossless;

import org.fetchandrotate.imaging.jpeg.entropy.HuffmanDecoder;
import org.fetchandrotate.imaging.jpeg.file.EntropyData;
import org.fetchandrotate.imaging.jpeg.sequential.BlockSkipper;
import org.fetchandrotate.imaging.jpeg.transform.BlockTransform;

/// Passes over AC codes and, on the way, negates the coefficients that a rotation by 180° negates, in a copy of
/// the data. The codes stay as they are: the bits of a value −x are those of x inverted (T.81, F.1.2.1.1), so
/// no code changes, nor its length, and a rotated block is a string of bits to be copied.
final class NegatingSkipper extends BlockSkipper {
    private static final long NEGATED = BlockTransform.ROTATE_180.negated();

    private final byte[] bytes;
    /// The copy, 64 bits a word. Words of their own, since reading unaligned from where one has just written
    /// makes the processor wait for the writing.
    private final long[] words;

    NegatingSkipper(EntropyData data) {
        super(data.bytes());
        this.bytes = data.bytes();
        this.words = data.words();
    }

    long[] words() {
        return words;
    }

    @Override
    public int pass(int start, HuffmanDecoder decoder) {
        int[] lookup = decoder.lookup();
        int bit = start;
        int k = 1;
        while (k < 64) {
            long window = EntropyData.peek(bytes, bit);
            int entry = lookup[(int) (window >>> HuffmanDecoder.LOOKUP_SHIFT)];
            if (entry == 0) {
                entry = decoder.longCode(window);
            }
            bit += entry & 0xFF;
            k += entry >>> 8 & 0xFF;
            invert(bit, entry >>> 16 & 0xFF, -(NEGATED >>> k - 1 & 1));
        }
        return isEnd(k) ? bit : -1;
    }

    /// Inverts the `size` bits before bit number `end` where `mask` is −1; nothing where it is 0.
    private void invert(int end, int size, long mask) {
        int first = end - size;
        int word = first >>> 6;
        // the bits, uppermost
        long bits = mask << 1 << 63 - size;
        words[word] ^= bits >>> (first & 63);
        words[word + 1] ^= bits << 1 << 63 - (first & 63);
    }
}
