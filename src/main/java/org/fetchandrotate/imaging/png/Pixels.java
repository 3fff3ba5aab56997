package org.fetchandrotate.imaging.png;

/// Single pixels in packed rows, for the paths where speed doesn't count.
final class Pixels {
    private Pixels() {}

    /// Puts a reduced image of Adam7 in its place.
    static void spread(Raster reduced, Raster whole, Adam7.Pass pass) {
        for (int y = 0; y < pass.height(); y++) {
            int target = whole.row(pass.top() + y * pass.down());
            int source = reduced.row(y);
            for (int x = 0; x < pass.width(); x++) {
                copy(
                        reduced.bytes(),
                        source,
                        x,
                        whole.bytes(),
                        target,
                        pass.left() + x * pass.across(),
                        whole.bitsPerPixel());
            }
        }
    }

    /// Copies the pixel at column `x` of the row that starts at `row` to column `toX` of the row at `toRow`.
    static void copy(byte[] from, int row, int x, byte[] to, int toRow, int toX, int bits) {
        if (bits >= 8) {
            int step = bits / 8;
            int source = row + x * step;
            int target = toRow + toX * step;
            for (int i = 0; i < step; i++) {
                to[target + i] = from[source + i];
            }
        } else {
            set(to, toRow, toX, bits, get(from, row, x, bits));
        }
    }

    /// The value of a pixel of 1, 2, 4 or 8 bits.
    static int get(byte[] from, int row, int x, int bits) {
        long bit = (long) x * bits;
        int shift = 8 - bits - (int) (bit & 7);
        return from[row + (int) (bit >> 3)] >> shift & (1 << bits) - 1;
    }

    /// Sets a pixel of 1, 2, 4 or 8 bits.
    static void set(byte[] to, int row, int x, int bits, int value) {
        long bit = (long) x * bits;
        int shift = 8 - bits - (int) (bit & 7);
        int mask = (1 << bits) - 1 << shift;
        int at = row + (int) (bit >> 3);
        to[at] = (byte) (to[at] & ~mask | value << shift);
    }
}
