package org.fetchandrotate.imaging.raster;

import org.fetchandrotate.imaging.ImageFormatException;
import org.fetchandrotate.model.Transform;

/// Pixels as a file holds them, rotated without looking at what they mean: so depth, palette and opacity stay as
/// they are. Pixels of less than a byte are packed from the highest bit on.
///
/// @param data shared, not to be changed
/// @param offset of the first row
/// @param stride bytes from row to row
/// @param width pixels
/// @param height rows
/// @param bits of a pixel, at least 1
@SuppressWarnings("ArrayRecordComponent") // never compared, and seen by this package alone
record PackedPixels(byte[] data, int offset, int stride, int width, int height, int bits) {
    private static final int BLOCK = 32;

    /// Bytes of a row that is filled up to a multiple of some bytes.
    ///
    /// @param alignment bytes
    static long stride(long width, int bits, int alignment) {
        long alignmentBits = 8L * alignment;
        return (width * bits + alignmentBits - 1) / alignmentBits * alignment;
    }

    /// An array for so many rows.
    static byte[] allocate(long stride, long height) throws ImageFormatException {
        if (stride > Integer.MAX_VALUE - 16 || height > (Integer.MAX_VALUE - 16) / Math.max(1, stride)) {
            throw ImageFormatException.tooLarge("%d rows of %d bytes".formatted(height, stride));
        }
        return new byte[(int) (stride * height)];
    }

    /// A transformed copy in an array of its own.
    ///
    /// @param alignment bytes of which a row's length shall be a multiple
    PackedPixels transformed(Transform transform, int alignment) throws ImageFormatException {
        int newWidth = transform.swapsSides() ? height : width;
        int newHeight = transform.swapsSides() ? width : height;
        long newStride = stride(newWidth, bits, alignment);
        byte[] moved = allocate(newStride, newHeight);
        var target = new PackedPixels(moved, 0, (int) newStride, newWidth, newHeight, bits);
        for (int top = 0; top < height; top += BLOCK) {
            for (int left = 0; left < width; left += BLOCK) {
                moveBlock(left, top, target, transform);
            }
        }
        return target;
    }

    /// The bits of a pixel that lies within a byte.
    int sample(int x, int y) {
        long place = (offset + (long) y * stride) * 8 + (long) x * bits;
        return data[(int) (place >> 3)] >> (8 - bits - (int) (place & 7)) & (1 << bits) - 1;
    }

    private void moveBlock(int left, int top, PackedPixels target, Transform transform) {
        int right = Math.min(width, left + BLOCK);
        int bottom = Math.min(height, top + BLOCK);
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                int last = width - 1 - x;
                int lowest = height - 1 - y;
                copyPixel(x, y, target, transform.left(x, y, last, lowest), transform.top(x, y, last, lowest));
            }
        }
    }

    private void copyPixel(int x, int y, PackedPixels target, int targetX, int targetY) {
        if (bits % 8 == 0) {
            int bytes = bits / 8;
            int from = offset + y * stride + x * bytes;
            int to = targetY * target.stride + targetX * bytes;
            for (int i = 0; i < bytes; i++) {
                target.data[to + i] = data[from + i];
            }
            return;
        }
        long from = (offset + (long) y * stride) * 8 + (long) x * bits;
        long to = (long) targetY * target.stride * 8 + (long) targetX * bits;
        for (int i = 0; i < bits; i++) {
            int bit = (data[(int) ((from + i) >> 3)] >> (7 - ((from + i) & 7))) & 1;
            target.data[(int) ((to + i) >> 3)] |= (byte) (bit << (7 - ((to + i) & 7)));
        }
    }
}
