package org.fetchandrotate.imaging;

/// A small picture in memory.
///
/// @param argb one `0xAARRGGBB` (not premultiplied) a pixel, row by row from the top left; `width * height` of them;
///     owned by the receiver, not to be changed
public record Thumbnail(int width, int height, int[] argb) {
    public Thumbnail {
        if (argb.length != width * height) {
            throw new IllegalArgumentException("%d × %d pixels, but %d values".formatted(width, height, argb.length));
        }
    }
}
