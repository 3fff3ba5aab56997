package org.fetchandrotate.imaging.raster;

import org.fetchandrotate.imaging.ImageFormatException;

/// Unpacks run-length encoded bitmaps, `BI_RLE8` and `BI_RLE4` (Windows GDI reference, "Bitmap Compression"), to
/// rows of palette indices from the bottom up. Pixels that are left out get index 0, as in browsers.
/// Single-threaded.
final class RunLengthBitmap {
    private static final int END_OF_LINE = 0;
    private static final int END_OF_BITMAP = 1;
    private static final int DELTA = 2;

    private final byte[] file;
    private final int width;
    private final int height;
    private final int bits;
    private final int stride;
    private final byte[] rows;
    private int at;
    private int x;
    private int y;

    private RunLengthBitmap(byte[] file, int start, DibHeader header) throws ImageFormatException {
        this.file = file;
        this.at = start;
        this.width = header.width();
        this.height = header.height();
        this.bits = header.bits();
        long rowBytes = PackedPixels.stride(width, bits, 4);
        this.rows = PackedPixels.allocate(rowBytes, height);
        this.stride = (int) rowBytes;
    }

    /// @param start of the encoded pixels in the file
    static PackedPixels unpack(byte[] file, int start, DibHeader header) throws ImageFormatException {
        var bitmap = new RunLengthBitmap(file, start, header);
        bitmap.unpack();
        return new PackedPixels(bitmap.rows, 0, bitmap.stride, bitmap.width, bitmap.height, bitmap.bits);
    }

    /// Ends with the end mark, with the data, or with the last row.
    private void unpack() throws ImageFormatException {
        while (y < height && at + 1 < file.length) {
            int count = next();
            int value = next();
            if (count > 0) {
                for (int i = 0; i < count; i++) {
                    put(bits == 8 ? value : i % 2 == 0 ? value >> 4 : value & 15);
                }
                continue;
            }
            switch (value) {
                case END_OF_LINE -> {
                    x = 0;
                    y++;
                }
                case END_OF_BITMAP -> {
                    return;
                }
                case DELTA -> {
                    x += next();
                    y += next();
                }
                default -> putLiterals(value);
            }
        }
    }

    /// Literal pixels fill whole 16-bit words.
    private void putLiterals(int count) throws ImageFormatException {
        int bytes = (count * bits + 7) / 8;
        int start = at;
        for (int i = 0; i < count; i++) {
            int place = start + i * bits / 8;
            int value = place < file.length ? file[place] & 0xFF : 0;
            put(bits == 8 ? value : i % 2 == 0 ? value >> 4 : value & 15);
        }
        at = start + bytes + (bytes & 1);
    }

    private void put(int index) {
        if (x < width && y < height) {
            int place = y * stride + x * bits / 8;
            rows[place] |= (byte) (bits == 8 || x % 2 == 1 ? index : index << 4);
        }
        x++;
    }

    private int next() throws ImageFormatException {
        if (at >= file.length) {
            throw ImageFormatException.corrupt("cut short in its pixels");
        }
        return file[at++] & 0xFF;
    }
}
