package org.fetchandrotate.imaging.png;

import org.fetchandrotate.imaging.ImageFormatException;

/// Pixels in memory as PNG packs them: rows from the top, each starting on a byte, pixels of less than a byte from
/// the high bits on (PNG clause 7.2). Not thread-safe while being filled.
final class Raster {
    /// Some virtual machines refuse arrays a few elements short of [Integer#MAX_VALUE].
    private static final int MAX_BYTES = Integer.MAX_VALUE - 64;

    private final int width;
    private final int height;
    private final int bitsPerPixel;
    private final int rowBytes;
    private final byte[] bytes;

    /// @throws ImageFormatException if it would not fit an array
    Raster(int width, int height, int bitsPerPixel) throws ImageFormatException {
        this.width = width;
        this.height = height;
        this.bitsPerPixel = bitsPerPixel;
        if (rawBytes(width, height, bitsPerPixel) > MAX_BYTES) {
            throw ImageFormatException.tooLarge(
                    "%d × %d pixels of %d bits are more than can be held".formatted(width, height, bitsPerPixel));
        }
        this.rowBytes = (int) rowBytes(width, bitsPerPixel);
        this.bytes = new byte[rowBytes * height];
    }

    /// Bytes of a row of pixels.
    static long rowBytes(int width, int bitsPerPixel) {
        return ((long) width * bitsPerPixel + 7) / 8;
    }

    /// Bytes of an image with a filter byte a row; [Long#MAX_VALUE] where that is more than a `long` holds.
    static long rawBytes(int width, int height, int bitsPerPixel) {
        long lineBytes = rowBytes(width, bitsPerPixel) + 1;
        return lineBytes > Long.MAX_VALUE / height ? Long.MAX_VALUE : lineBytes * height;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    int bitsPerPixel() {
        return bitsPerPixel;
    }

    int rowBytes() {
        return rowBytes;
    }

    /// The pixels themselves, not a copy.
    byte[] bytes() {
        return bytes;
    }

    /// Where a row starts.
    int row(int y) {
        return y * rowBytes;
    }
}
