package org.fetchandrotate.imaging.jpeg.lossless;

import org.fetchandrotate.imaging.jpeg.entropy.HuffmanDecoder;
import org.fetchandrotate.imaging.jpeg.file.EntropyData;
import org.fetchandrotate.imaging.jpeg.file.JpegSegment.Scan;

/// Passes over scans that refine a band by one bit: T.81, G.1.2.3. Correction bits are passed by their number,
/// that of the coefficients found before.
final class RefinementSkipper extends BandSkipper {
    RefinementSkipper(Scan scan, EntropyData data, HuffmanDecoder decoder, long[] found, long negated) {
        super(scan, data, decoder, found, negated);
    }

    @Override
    long passCodes(int start, int block) {
        int last = lastIndex;
        long band = -1L >>> 63 - last & -1L << firstIndex;
        long before = found[block];
        long coded = 0;
        // what lies ahead in the band
        long ones = before & band;
        long zeros = ~before & band;
        int bit = start;
        int k = firstIndex;
        while (k <= last) {
            long window = EntropyData.peek(bytes, bit);
            int entry = decoder.entry(window);
            int run = entry >>> 28;
            int size = entry >>> 16 & 0xFF;
            if (size > 1 || HuffmanDecoder.isInvalid(entry)) {
                return -1;
            }
            if (size == 0 && run < 15) {
                found[block] = before | coded;
                int codeBits = entry & 0xFF;
                int runBits = codeBits + beginRun(entry, bit + codeBits);
                return entry(start, bit - start, runBits, Long.bitCount(ones), 1);
            }
            bit += entry & 0xFF;
            for (int skipped = 0; skipped < run; skipped++) {
                zeros &= zeros - 1;
            }
            if (zeros == 0) {
                // sixteen zeros may lead past the band's end, a coefficient mustn't
                if (size != 0) {
                    return -1;
                }
                bit += Long.bitCount(ones);
                break;
            }
            int place = Long.numberOfTrailingZeros(zeros);
            if (size != 0) {
                copy.negateSign(bit - 1, place);
                coded |= 1L << place;
            }
            bit += place - k - run;
            k = place + 1;
            zeros &= zeros - 1;
            ones &= -2L << place;
        }
        found[block] = before | coded;
        return entry(start, bit - start, 0, 0, 0);
    }
}
