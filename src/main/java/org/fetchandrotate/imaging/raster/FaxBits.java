package org.fetchandrotate.imaging.raster;

/// Bits of coded data from the highest of each byte on; behind its end there are zeros. Single-threaded.
final class FaxBits {
    private final byte[] data;
    private long place;

    FaxBits(byte[] data) {
        this.data = data;
    }

    /// The next bits without passing them.
    ///
    /// @param count at most 24
    int peek(int count) {
        int at = (int) (place >> 3);
        int word = 0;
        for (int i = 0; i < 4; i++) {
            word = word << 8 | (at + i < data.length ? data[at + i] & 0xFF : 0);
        }
        return word << (int) (place & 7) >>> (32 - count);
    }

    void skip(int count) {
        place += count;
    }

    boolean has(int count) {
        return place + count <= data.length * 8L;
    }

    /// Goes on to the next multiple of so many bits.
    void align(int bits) {
        place = (place + bits - 1) / bits * bits;
    }
}
