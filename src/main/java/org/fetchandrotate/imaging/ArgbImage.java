package org.fetchandrotate.imaging;

import org.fetchandrotate.model.Rotation;

/// A decoded picture for codecs: one `0xAARRGGBB` (not premultiplied) a pixel, row by row from the top left. The
/// array is shared, not copied, since it may take hundreds of megabytes: whoever makes one hands it over.
@SuppressWarnings("ArrayRecordComponent") // never compared
public record ArgbImage(int width, int height, int[] argb) {
    /// Turned columns are gathered in squares of this side, so that both arrays are walked within the caches.
    private static final int BLOCK = 32;

    public ArgbImage {
        if (width <= 0 || height <= 0 || argb.length < (long) width * height) {
            throw new IllegalArgumentException("%d × %d pixels, but %d values".formatted(width, height, argb.length));
        }
    }

    public ArgbImage turned(Rotation rotation) {
        return switch (rotation) {
            case HALF_TURN -> halfTurned();
            case CLOCKWISE_90 -> quarterTurned(height - 1, -1, 0, 1);
            case CLOCKWISE_270 -> quarterTurned(0, 1, width - 1, -1);
        };
    }

    /// A small copy, as shown.
    ///
    /// @param longestSide pixels, at least 1; a smaller picture isn't enlarged
    public Thumbnail thumbnail(int longestSide, Orientation orientation) {
        return Shrinker.shrink(width, height, longestSide, (x, y) -> argb[y * width + x], orientation);
    }

    private ArgbImage halfTurned() {
        int last = width * height - 1;
        int[] turned = new int[last + 1];
        for (int i = 0; i <= last; i++) {
            turned[last - i] = argb[i];
        }
        return new ArgbImage(width, height, turned);
    }

    /// The pixel at column x and row y goes to column `column + y·columnStep` and row `row + x·rowStep`.
    private ArgbImage quarterTurned(int column, int columnStep, int row, int rowStep) {
        int[] turned = new int[width * height];
        for (int top = 0; top < height; top += BLOCK) {
            int bottom = Math.min(height, top + BLOCK);
            for (int x = 0; x < width; x++) {
                int targetRow = (row + x * rowStep) * height;
                for (int y = top; y < bottom; y++) {
                    turned[targetRow + column + y * columnStep] = argb[y * width + x];
                }
            }
        }
        return new ArgbImage(/* width= */ height, /* height= */ width, turned);
    }
}
