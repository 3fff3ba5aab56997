package org.fetchandrotate.imaging.raster;

import java.io.ByteArrayOutputStream;
import org.fetchandrotate.imaging.raster.RunLengthBitmap.Unpacked;

/// Packs bitmaps as `BI_RLE8` and `BI_RLE4` do (Windows GDI reference, "Bitmap Compression"), the only way to
/// leave pixels out. Single-threaded, for one bitmap.
final class RunLengthEncoder {
    private static final int END_OF_LINE = 0;
    private static final int END_OF_BITMAP = 1;
    private static final int DELTA = 2;
    private static final int LONGEST = 255;

    private final ByteArrayOutputStream target = new ByteArrayOutputStream();
    private final PackedPixels indices;
    private final PackedPixels told;

    private RunLengthEncoder(Unpacked bitmap) {
        this.indices = bitmap.indices();
        this.told = bitmap.told();
    }

    static byte[] encode(Unpacked bitmap) {
        var encoder = new RunLengthEncoder(bitmap);
        for (int y = 0; y < bitmap.indices().height(); y++) {
            encoder.writeRow(y);
        }
        encoder.target.write(0);
        encoder.target.write(END_OF_BITMAP);
        return encoder.target.toByteArray();
    }

    private void writeRow(int y) {
        int x = 0;
        int pending = 0;
        while (x < indices.width()) {
            if (told.sample(x, y) == 0) {
                pending++;
                x++;
                continue;
            }
            skip(pending);
            pending = 0;
            int length = 1;
            while (length < LONGEST && continues(x, y, length)) {
                length++;
            }
            int index = indices.sample(x, y);
            target.write(length);
            target.write(indices.bits() == 8 ? index : index << 4 | index);
            x += length;
        }
        target.write(0);
        target.write(END_OF_LINE);
    }

    private boolean continues(int x, int y, int length) {
        int next = x + length;
        return next < indices.width() && told.sample(next, y) == 1 && indices.sample(next, y) == indices.sample(x, y);
    }

    private void skip(int pixels) {
        for (int left = pixels; left > 0; left -= LONGEST) {
            target.write(0);
            target.write(DELTA);
            target.write(Math.min(left, LONGEST));
            target.write(0);
        }
    }
}
