package org.fetchandrotate.imaging.jpeg.sequential;

import java.io.IOException;
import org.fetchandrotate.imaging.jpeg.entropy.HuffmanCodes;
import org.fetchandrotate.imaging.jpeg.file.BitWriter;

/// Codes the AC coefficients of a block sequentially: T.81, F.1.2.2.
public final class SequentialAcEncoder {
    static final int END_OF_BLOCK = 0x00;
    static final int SIXTEEN_ZEROS = 0xF0;

    private SequentialAcEncoder() {}

    /// Counts the symbols that [#write] writes.
    ///
    /// @param coefficients by zigzag index, those of the block from `offset` on
    /// @param found which of them aren't 0; bit 0 is clear
    public static void count(short[] coefficients, int offset, long found, int[] histogram) {
        int previous = 0;
        for (long left = found; left != 0; left &= left - 1) {
            int k = Long.numberOfTrailingZeros(left);
            int run = k - previous - 1;
            histogram[SIXTEEN_ZEROS] += run >>> 4;
            histogram[(run & 15) << 4 | HuffmanCodes.sizeOf(coefficients[offset + k])]++;
            previous = k;
        }
        if (previous < 63) {
            histogram[END_OF_BLOCK]++;
        }
    }

    /// Writes a block's AC coefficients.
    ///
    /// @param coefficients by zigzag index, those of the block from `offset` on
    /// @param found which of them aren't 0; bit 0 is clear
    public static void write(BitWriter target, short[] coefficients, int offset, long found, int[] codes)
            throws IOException {
        int previous = 0;
        for (long left = found; left != 0; left &= left - 1) {
            int k = Long.numberOfTrailingZeros(left);
            int run = k - previous - 1;
            for (; run > 15; run -= 16) {
                target.putCoded(codes[SIXTEEN_ZEROS], 0, 0);
            }
            int value = coefficients[offset + k];
            int size = HuffmanCodes.sizeOf(value);
            target.putCoded(codes[run << 4 | size], value, size);
            previous = k;
        }
        if (previous < 63) {
            target.putCoded(codes[END_OF_BLOCK], 0, 0);
        }
    }

    /// The same as [#write], of coefficients without the zeros. Codes are put together here until they fill
    /// about a word, which is quicker than handing them on one by one.
    ///
    /// @param coefficients one behind the other, those of the block from `offset` on
    static void writePacked(BitWriter target, short[] coefficients, int offset, long found, int[] codes)
            throws IOException {
        long bits = 0;
        int held = 0;
        int previous = 0;
        int from = offset;
        for (long left = found; left != 0; left &= left - 1) {
            int k = Long.numberOfTrailingZeros(left);
            int run = k - previous - 1;
            for (; run > 15; run -= 16) {
                target.put(bits, held);
                bits = (long) codes[SIXTEEN_ZEROS] >>> 5;
                held = codes[SIXTEEN_ZEROS] & 31;
            }
            int value = coefficients[from++];
            int size = HuffmanCodes.sizeOf(value);
            int code = codes[run << 4 | size];
            int length = (code & 31) + size;
            if (held + length > 63) {
                target.put(bits, held);
                bits = 0;
                held = 0;
            }
            // a negative value is coded as the low bits of value − 1: T.81, F.1.2.1.2
            bits = bits << length | (long) (code >>> 5) << size | value + (value >> 31) & (1 << size) - 1;
            held += length;
            previous = k;
        }
        target.put(bits, held);
        if (previous < 63) {
            target.putCoded(codes[END_OF_BLOCK], 0, 0);
        }
    }
}
