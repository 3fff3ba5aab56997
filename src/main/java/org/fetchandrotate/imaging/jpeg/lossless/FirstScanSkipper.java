package org.fetchandrotate.imaging.jpeg.lossless;

import org.fetchandrotate.imaging.jpeg.entropy.HuffmanDecoder;
import org.fetchandrotate.imaging.jpeg.file.EntropyData;
import org.fetchandrotate.imaging.jpeg.file.JpegSegment.Scan;

/// Passes over first scans of a band: T.81, G.1.2.2.
final class FirstScanSkipper extends BandSkipper {
    /// A symbol that may lead past the band's end.
    private static final int SIXTEEN_ZEROS = 0xF0;

    FirstScanSkipper(Scan scan, EntropyData data, HuffmanDecoder decoder, long[] found, long negated) {
        super(scan, data, decoder, found, negated);
    }

    @Override
    long passCodes(int start, int block) {
        byte[] data = bytes;
        int last = lastIndex;
        int bit = start;
        int k = firstIndex;
        int entry = 0;
        long coded = 0;
        while (k <= last) {
            long window = EntropyData.peek(data, bit);
            entry = decoder.entry(window);
            bit += entry & 0xFF;
            k += entry >>> 8 & 0xFF;
            int size = entry >>> 16 & 0xFF;
            // sizes are 15 at most
            coded |= (long) (size + 15 >>> 4) << k - 1;
            copy.negate(bit, size, k - 1);
        }
        found[block] |= coded;
        if (k >= HuffmanDecoder.END_OF_BLOCK) {
            int codeBits = entry & 0xFF;
            return entry(start, bit - codeBits - start, codeBits + beginRun(entry, bit), 0, 1);
        }
        boolean ends = k == last + 1 || entry >>> 24 == SIXTEEN_ZEROS;
        return ends ? entry(start, bit - start, 0, 0, 0) : -1;
    }
}
