package org.fetchandrotate.imaging.jpeg.file;

import java.util.Arrays;
import org.fetchandrotate.imaging.ImageFormatException;

/// A Huffman table as a file defines it: T.81, B.2.4.2. Immutable.
public final class HuffmanSpec {
    private final int[] counts;
    private final byte[] symbols;

    /// @param counts how many codes there are of each length; index 1–16
    /// @param symbols in the order of their codes
    /// @throws ImageFormatException if there are more codes of a length than bits allow
    public HuffmanSpec(int[] counts, byte[] symbols) throws ImageFormatException {
        this.counts = counts.clone();
        this.symbols = symbols.clone();
        int code = 0;
        for (int length = 1; length <= 16; length++) {
            code = (code << 1) + counts[length];
            if (code > 1 << length) {
                throw ImageFormatException.corrupt("a Huffman table with too many codes of %d bits".formatted(length));
            }
        }
    }

    /// How many codes have `length` bits, 1–16.
    public int count(int length) {
        return counts[length];
    }

    int size() {
        return symbols.length;
    }

    /// The symbol of the `index`-th code, 0–255.
    public int symbol(int index) {
        return symbols[index] & 0xFF;
    }

    /// The bytes of its definition after the class and number: 16 counts and the symbols.
    public byte[] definition() {
        byte[] bytes = new byte[16 + symbols.length];
        for (int length = 1; length <= 16; length++) {
            bytes[length - 1] = (byte) counts[length];
        }
        System.arraycopy(symbols, 0, bytes, 16, symbols.length);
        return bytes;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HuffmanSpec spec
                && Arrays.equals(counts, spec.counts)
                && Arrays.equals(symbols, spec.symbols);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(counts) + Arrays.hashCode(symbols);
    }
}
