package org.fetchandrotate.imaging.raster;

import org.fetchandrotate.imaging.ImageFormatException;

/// Unpacks run-length encoded bitmaps, `BI_RLE8` and `BI_RLE4` (Windows GDI reference, "Bitmap Compression"),
/// to rows of palette indices from the bottom up. Pixels that are left out, be it by the file's word or since
/// it is cut off, get index 0, as most programs show them; browsers show them as transparent, so which they are
/// is known too. Single-threaded.
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
    private final byte[] told;
    private final int toldStride;
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
        this.toldStride = (int) PackedPixels.stride(width, 1, 1);
        this.told = PackedPixels.allocate(toldStride, height);
    }

    /// @param indices of the pixels
    /// @param told one bit for each pixel: 0 where it is left out
    record Unpacked(PackedPixels indices, PackedPixels told) {
        /// Whether no pixel is left out.
        boolean isWhole() {
            for (int y = 0; y < told.height(); y++) {
                for (int x = 0; x < told.width(); x++) {
                    if (told.sample(x, y) == 0) {
                        return false;
                    }
                }
            }
            return true;
        }
    }

    /// @param start of the encoded pixels in the file
    static Unpacked unpack(byte[] file, int start, DibHeader header) throws ImageFormatException {
        var bitmap = new RunLengthBitmap(file, start, header);
        bitmap.unpack();
        return new Unpacked(
                new PackedPixels(bitmap.rows, 0, bitmap.stride, bitmap.width, bitmap.height, bitmap.bits),
                new PackedPixels(bitmap.told, 0, bitmap.toldStride, bitmap.width, bitmap.height, 1));
    }

    /// Ends with the end mark, with the data, or with the last row.
    private void unpack() {
        while (y < height && at + 1 < file.length) {
            int count = file[at++] & 0xFF;
            int value = file[at++] & 0xFF;
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
                    if (at + 1 >= file.length) {
                        return;
                    }
                    x += file[at++] & 0xFF;
                    y += file[at++] & 0xFF;
                }
                default -> putLiterals(value);
            }
        }
    }

    /// Literal pixels fill whole 16-bit words.
    private void putLiterals(int count) {
        int bytes = (count * bits + 7) / 8;
        int start = at;
        for (int i = 0; i < count; i++) {
            int place = start + i * bits / 8;
            if (place >= file.length) {
                break;
            }
            int value = file[place] & 0xFF;
            put(bits == 8 ? value : i % 2 == 0 ? value >> 4 : value & 15);
        }
        at = start + bytes + (bytes & 1);
    }

    private void put(int index) {
        if (x < width && y < height) {
            int place = y * stride + x * bits / 8;
            int shift = bits == 8 || x % 2 == 1 ? 0 : 4;
            // a pixel that is told twice is what it is told last
            rows[place] = (byte) (rows[place] & ~((1 << bits) - 1 << shift) | index << shift);
            told[y * toldStride + x / 8] |= (byte) (0x80 >> x % 8);
        }
        x++;
    }
}
