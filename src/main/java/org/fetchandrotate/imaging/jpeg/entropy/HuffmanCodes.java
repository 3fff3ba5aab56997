package org.fetchandrotate.imaging.jpeg.entropy;

import org.fetchandrotate.imaging.jpeg.file.HuffmanSpec;

/// A Huffman table made ready for encoding. Immutable.
public final class HuffmanCodes {
    private final int[] codes = new int[256];

    public HuffmanCodes(HuffmanSpec spec) {
        int code = 0;
        int index = 0;
        for (int length = 1; length <= 16; length++) {
            for (int i = 0; i < spec.count(length); i++) {
                codes[spec.symbol(index++)] = code++ << 5 | length;
            }
            code <<= 1;
        }
    }

    /// For each symbol its code, shifted left by 5, and the code's length in the lowest 5 bits; 0 if it has
    /// none. Not to be changed.
    public int[] codes() {
        return codes;
    }

    /// How many bits a value takes, its category SSSS: T.81, table F.1.
    public static int sizeOf(int value) {
        return 32 - Integer.numberOfLeadingZeros(Math.abs(value));
    }

    /// Whether every symbol that has been counted has a code.
    boolean cover(int[] histogram) {
        for (int symbol = 0; symbol < 256; symbol++) {
            if (histogram[symbol] != 0 && codes[symbol] == 0) {
                return false;
            }
        }
        return true;
    }
}
