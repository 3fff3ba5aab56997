package org.fetchandrotate.imaging.jpeg.lossless;

import java.io.IOException;
import org.fetchandrotate.imaging.jpeg.entropy.ScanTables;
import org.fetchandrotate.imaging.jpeg.file.BitWriter;
import org.fetchandrotate.imaging.jpeg.file.JpegSegment.Scan;
import org.fetchandrotate.imaging.jpeg.sequential.BlockIndex;
import org.fetchandrotate.imaging.jpeg.transform.McuOrder;

/// A rotated scan: each block's AC codes are the source's, with some value bits inverted, and are copied as a
/// string of bits under the source's tables.
final class CopiedScan extends MovedScan {
    private final long[] entries;
    private final long[] words;

    /// @param words the source's data with the bits of some values inverted, 64 bits a word, the first one
    ///     uppermost
    CopiedScan(BlockIndex source, long[] words, McuOrder order, Scan scan) {
        super(source, order, scan);
        this.entries = source.entries();
        this.words = words;
    }

    @Override
    void settleAc(ScanTables scanTables) {
        scanTables.keepAc();
    }

    @Override
    void writeAc(BitWriter target, int block, int place, int component) throws IOException {
        long entry = entries[block];
        int bit = (int) (entry >>> 32);
        int left = (int) (entry >>> 16) & 0xFFFF;
        while (left > 0) {
            int count = Math.min(left, 63);
            int word = bit >>> 6;
            int offset = bit & 63;
            long bits = words[word] << offset | words[word + 1] >>> 1 >>> 63 - offset;
            target.put(bits >>> 64 - count, count);
            bit += count;
            left -= count;
        }
    }
}
