package org.fetchandrotate.imaging;

import org.fetchandrotate.model.Transform;

/// A decoded picture for codecs: one `0xAARRGGBB` (not premultiplied) a pixel, row by row from the top left. The
/// array is shared, not copied, since it may take hundreds of megabytes: whoever makes one hands it over.
@SuppressWarnings("ArrayRecordComponent") // never compared
public record ArgbImage(int width, int height, int[] argb) {
    /// Pixels are moved in squares of this side, so that both arrays are walked within the caches.
    private static final int BLOCK = 32;

    public ArgbImage {
        if (width <= 0 || height <= 0 || argb.length < (long) width * height) {
            throw new IllegalArgumentException("%d × %d pixels, but %d values".formatted(width, height, argb.length));
        }
    }

    public ArgbImage transformed(Transform transform) {
        int newWidth = transform.swapsSides() ? height : width;
        int newHeight = transform.swapsSides() ? width : height;
        int first = transform.top(0, 0, width - 1, height - 1) * newWidth + transform.left(0, 0, width - 1, height - 1);
        int stepX = (transform.mirrorsX() ? -1 : 1) * (transform.swapsSides() ? newWidth : 1);
        int stepY = (transform.mirrorsY() ? -1 : 1) * (transform.swapsSides() ? 1 : newWidth);
        int[] target = new int[width * height];
        for (int top = 0; top < height; top += BLOCK) {
            int bottom = Math.min(height, top + BLOCK);
            for (int left = 0; left < width; left += BLOCK) {
                int right = Math.min(width, left + BLOCK);
                for (int y = top; y < bottom; y++) {
                    int to = first + y * stepY + left * stepX;
                    for (int x = left; x < right; x++, to += stepX) {
                        target[to] = argb[y * width + x];
                    }
                }
            }
        }
        return new ArgbImage(newWidth, newHeight, target);
    }

    /// A small copy, as shown.
    ///
    /// @param longestSide pixels, at least 1; a smaller picture isn't enlarged
    public Thumbnail thumbnail(int longestSide, Orientation orientation) {
        return Shrinker.shrink(width, height, longestSide, (x, y) -> argb[y * width + x], orientation);
    }
}
