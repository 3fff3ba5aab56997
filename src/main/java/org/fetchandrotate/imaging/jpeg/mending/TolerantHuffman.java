package org.fetchandrotate.imaging.jpeg.mending;

import org.fetchandrotate.imaging.jpeg.file.HuffmanSpec;

/// Decodes symbols bit by bit, and takes one that can't be for zero, as libjpeg does. Immutable.
///
/// Source: ITU-T T.81, F.2.2.3.
final class TolerantHuffman {
    private final HuffmanSpec spec;

    TolerantHuffman(HuffmanSpec spec) {
        this.spec = spec;
    }

    /// @return the symbol, 0–255
    int decode(TolerantBits bits) {
        int code = 0;
        int first = 0;
        int index = 0;
        for (int length = 1; length <= 16; length++) {
            code = code << 1 | bits.bit();
            int count = spec.count(length);
            if (code - first < count) {
                return spec.symbol(index + code - first);
            }
            index += count;
            first = first + count << 1;
        }
        // libjpeg notices at the seventeenth bit
        bits.bit();
        bits.tellDamage();
        return 0;
    }
}
