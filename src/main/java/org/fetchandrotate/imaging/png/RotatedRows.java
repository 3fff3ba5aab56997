package org.fetchandrotate.imaging.png;

import java.util.Arrays;
import org.fetchandrotate.model.Transform;

/// The rows of a raster as they are after a rotation, made on demand, so that there is never a second raster.
/// Immutable as long as the raster is, and thread-safe then.
final class RotatedRows {
    private final Raster source;
    private final Transform transform;
    private final int bits;
    private final int width;
    private final int height;
    private final int rowBytes;

    RotatedRows(Raster source, Transform transform) {
        this.source = source;
        this.transform = transform;
        this.bits = source.bitsPerPixel();
        this.width = transform.swapsSides() ? source.height() : source.width();
        this.height = transform.swapsSides() ? source.width() : source.height();
        this.rowBytes = Math.toIntExact(Raster.rowBytes(width, bits));
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    int bitsPerPixel() {
        return bits;
    }

    int rowBytes() {
        return rowBytes;
    }

    /// Writes `count` rows from row `first` on, packed one after the other, to `into` from `offset` on.
    ///
    /// Where rows become columns the source is read in its own order, a strip of `count` columns: reading down a
    /// column would miss the cache at every pixel.
    void read(int first, int count, byte[] into, int offset) {
        if (bits < 8) {
            readPacked(first, count, into, offset);
            return;
        }
        int step = bits / 8;
        if (!transform.swapsSides()) {
            for (int i = 0; i < count; i++) {
                int from = source.row(transform.mirrorsY() ? height - 1 - first - i : first + i);
                int target = offset + i * rowBytes;
                if (transform.mirrorsX()) {
                    reverse(source.bytes(), from, into, target, width, step);
                } else {
                    System.arraycopy(source.bytes(), from, into, target, width * step);
                }
            }
            return;
        }
        for (int x = 0; x < width; x++) {
            int target = offset + x * step;
            int row = source.row(transform.mirrorsY() ? width - 1 - x : x);
            if (transform.mirrorsX()) {
                int from = row + (height - 1 - first) * step;
                scatter(source.bytes(), from, -step, into, target, rowBytes, count, step);
            } else {
                scatter(source.bytes(), row + first * step, step, into, target, rowBytes, count, step);
            }
        }
    }

    private static void reverse(byte[] from, int offset, byte[] into, int target, int pixels, int step) {
        scatter(from, offset + (pixels - 1) * step, -step, into, target, step, pixels, step);
    }

    /// Copies `pixels` pixels of `step` bytes between places that lie `fromStride` and `intoStride` bytes apart.
    /// One loop for each size: the virtual machine makes moves of whole pixels of them.
    private static void scatter(
            byte[] from, int offset, int fromStride, byte[] into, int target, int intoStride, int pixels, int step) {
        int source = offset;
        int sink = target;
        switch (step) {
            case 1 -> {
                for (int i = 0; i < pixels; i++, source += fromStride, sink += intoStride) {
                    into[sink] = from[source];
                }
            }
            case 2 -> {
                for (int i = 0; i < pixels; i++, source += fromStride, sink += intoStride) {
                    Bytes.putInt16(into, sink, Bytes.uint16(from, source));
                }
            }
            case 3 -> {
                for (int i = 0; i < pixels; i++, source += fromStride, sink += intoStride) {
                    into[sink] = from[source];
                    into[sink + 1] = from[source + 1];
                    into[sink + 2] = from[source + 2];
                }
            }
            case 4 -> {
                for (int i = 0; i < pixels; i++, source += fromStride, sink += intoStride) {
                    Bytes.putInt32(into, sink, Bytes.int32(from, source));
                }
            }
            case 6 -> {
                for (int i = 0; i < pixels; i++, source += fromStride, sink += intoStride) {
                    Bytes.putInt32(into, sink, Bytes.int32(from, source));
                    Bytes.putInt16(into, sink + 4, Bytes.uint16(from, source + 4));
                }
            }
            case 8 -> {
                for (int i = 0; i < pixels; i++, source += fromStride, sink += intoStride) {
                    Bytes.putInt64(into, sink, Bytes.int64(from, source));
                }
            }
            default -> throw new IllegalArgumentException("no pixel has %d bytes".formatted(step));
        }
    }

    /// Pixels of less than a byte: where a row doesn't fill its last byte, a rotation shifts every bit. The spare
    /// bits are left zero.
    private void readPacked(int first, int count, byte[] into, int offset) {
        Arrays.fill(into, offset, offset + count * rowBytes, (byte) 0);
        byte[] from = source.bytes();
        for (int i = 0; i < count; i++) {
            int y = first + i;
            int target = offset + i * rowBytes;
            for (int x = 0; x < width; x++) {
                int row = transform.swapsSides() ? x : y;
                int column = transform.swapsSides() ? y : x;
                int sourceRow = transform.mirrorsY() ? source.height() - 1 - row : row;
                int sourceColumn = transform.mirrorsX() ? source.width() - 1 - column : column;
                int value = Pixels.get(from, source.row(sourceRow), sourceColumn, bits);
                Pixels.set(into, target, x, bits, value);
            }
        }
    }
}
