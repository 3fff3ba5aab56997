package org.fetchandrotate.imaging.jpeg.progressive;

import org.fetchandrotate.imaging.jpeg.entropy.HuffmanDecoder;
import org.fetchandrotate.imaging.jpeg.file.EntropyData;
import org.fetchandrotate.imaging.jpeg.file.JpegSegment.Scan;
import org.fetchandrotate.imaging.jpeg.transform.BlockTransform;

/// Decodes an AC scan of a progressive JPEG block by block: T.81, G.1.2.2 and G.1.2.3. Values are put to their
/// rotated places with their rotated signs; which of them aren't 0 is noted by the source's zigzag indexes, so
/// that the coefficients to be refined come as a set, in the order of their bits. Single-threaded.
final class ProgressiveAcDecoder {
    private final byte[] bytes;
    private final HuffmanDecoder decoder;
    private final int firstIndex;
    private final int lastIndex;
    private final int shift;
    private final int mostSize;
    private final long band;
    private final boolean refines;
    private final int[] position;
    private final int[] sign;
    private final short[] values;
    private final long[] found;
    private int endOfBandRun;

    /// @param found of the plane, but by the source's zigzag indexes
    ProgressiveAcDecoder(Scan scan, EntropyData data, BlockTransform transform, short[] values, long[] found) {
        this.bytes = data.bytes();
        this.decoder = new HuffmanDecoder(scan.components().getFirst().ac(), HuffmanDecoder.Kind.AC);
        this.firstIndex = scan.firstIndex();
        this.lastIndex = scan.lastIndex();
        this.shift = scan.bit();
        // none may become larger than HuffmanDecoder.MOST_DC
        this.mostSize = 14 - scan.bit();
        this.band = -1L >>> 63 - lastIndex & -1L << firstIndex;
        this.refines = scan.isRefinement();
        this.position = transform.position();
        this.sign = transform.sign();
        this.values = values;
        this.found = found;
    }

    /// To be told at the beginning of each restart interval.
    void restart() {
        endOfBandRun = 0;
    }

    /// Decodes a block.
    ///
    /// @param start the number of its first bit
    /// @return the number of the bit behind it, or −1 if its codes make no sense
    int decode(int start, int block) {
        if (endOfBandRun > 0) {
            endOfBandRun--;
            return refines ? correct(block, found[block] & band, start) : start;
        }
        return refines ? refine(start, block) : first(start, block);
    }

    private int first(int start, int block) {
        int last = lastIndex;
        int bit = start;
        int k = firstIndex;
        int entry = 0;
        long coded = 0;
        while (k <= last) {
            long window = EntropyData.peek(bytes, bit);
            entry = decoder.entry(window);
            bit += entry & 0xFF;
            k += entry >>> 8 & 0xFF;
            int size = entry >>> 16 & 0xFF;
            if (size != 0) {
                if (k > last + 1 || size > mostSize) {
                    return -1;
                }
                int flip = sign[k - 1];
                int value = HuffmanDecoder.value(window, entry) << shift;
                values[64 * block + position[k - 1]] = (short) ((value ^ flip) - flip);
                coded |= 1L << k - 1;
            }
        }
        found[block] |= coded;
        if (k >= HuffmanDecoder.END_OF_BLOCK) {
            return beginRun(entry, bit);
        }
        return HuffmanDecoder.isInvalid(entry) ? -1 : bit;
    }

    /// Begins a run of blocks that end early, the one at hand being the first.
    private int beginRun(int symbolEntry, int at) {
        int extraBits = symbolEntry >>> 28;
        long window = EntropyData.peek(bytes, at);
        endOfBandRun = (1 << extraBits) + (int) (window >>> 1 >>> 63 - extraBits) - 1;
        return at + extraBits;
    }

    private int refine(int start, int block) {
        // what lies ahead in the band
        long ones = found[block] & band;
        long zeros = ~found[block] & band;
        long coded = 0;
        int bit = start;
        int k = firstIndex;
        while (k <= lastIndex) {
            long window = EntropyData.peek(bytes, bit);
            int entry = decoder.entry(window);
            int run = entry >>> 28;
            int size = entry >>> 16 & 0xFF;
            bit += entry & 0xFF;
            if (size > 1 || HuffmanDecoder.isInvalid(entry)) {
                return -1;
            }
            if (size == 0 && run < 15) {
                bit = beginRun(entry, bit);
                break;
            }
            for (int skipped = 0; skipped < run; skipped++) {
                zeros &= zeros - 1;
            }
            if (zeros == 0) {
                // sixteen zeros may lead past the band's end, a coefficient mustn't
                if (size != 0) {
                    return -1;
                }
                break;
            }
            int place = Long.numberOfTrailingZeros(zeros);
            if (size != 0) {
                int flip = sign[place];
                int value = HuffmanDecoder.value(window, entry) << shift;
                values[64 * block + position[place]] = (short) ((value ^ flip) - flip);
                coded |= 1L << place;
            }
            if (place - k > run) {
                bit = correct(block, ones & (1L << place) - 1, bit);
                ones &= -1L << place;
            }
            zeros &= zeros - 1;
            k = place + 1;
        }
        found[block] |= coded;
        return correct(block, ones, bit);
    }

    /// Passes the correction bits of the coefficients `ones`.
    ///
    /// @return the number of the bit behind them
    private int correct(int block, long ones, int start) {
        int bit = start;
        for (long left = ones; left != 0; ) {
            int count = Math.min(Long.bitCount(left), 56);
            long window = EntropyData.peek(bytes, bit);
            bit += count;
            for (int i = 0; i < count; i++) {
                int at = 64 * block + position[Long.numberOfTrailingZeros(left)];
                // no branch: whether a bit is set can't be foreseen
                int value = values[at];
                int enlargement = (int) (window >>> 63 & ~(value >> shift)) << shift;
                int signs = value >> 31;
                values[at] = (short) (value + ((enlargement ^ signs) - signs));
                left &= left - 1;
                window <<= 1;
            }
        }
        return bit;
    }
}
