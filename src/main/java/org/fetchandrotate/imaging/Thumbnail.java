package org.fetchandrotate.imaging;

/// A small picture in memory.
///
/// @param argb one `0xAARRGGBB` (not premultiplied) a pixel, row by row from the top left; `width * height` of
///     them; owned by the receiver, not to be changed
@SuppressWarnings("ArrayRecordComponent") // as its documentation says: owned by the receiver
public record Thumbnail(int width, int height, int[] argb) {
    public Thumbnail {
        if (argb.length != width * height) {
            throw new IllegalArgumentException("%d × %d pixels, but %d values".formatted(width, height, argb.length));
        }
    }

    /// The same picture with an orientation applied, as a viewer shows it.
    public Thumbnail shown(Orientation orientation) {
        int shownWidth = orientation.swapsSides() ? height : width;
        int shownHeight = orientation.swapsSides() ? width : height;
        int[] shown = new int[argb.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int to = switch (orientation) {
                    case NORMAL -> y * shownWidth + x;
                    case MIRRORED -> y * shownWidth + width - 1 - x;
                    case ROTATED_180 -> (height - 1 - y) * shownWidth + width - 1 - x;
                    case FLIPPED -> (height - 1 - y) * shownWidth + x;
                    case TRANSPOSED -> x * shownWidth + y;
                    case CLOCKWISE -> x * shownWidth + height - 1 - y;
                    case TRANSVERSED -> (width - 1 - x) * shownWidth + height - 1 - y;
                    case COUNTERCLOCKWISE -> (width - 1 - x) * shownWidth + y;
                };
                shown[to] = argb[y * width + x];
            }
        }
        return new Thumbnail(shownWidth, shownHeight, shown);
    }
}
