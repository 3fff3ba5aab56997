package org.fetchandrotate.imaging;

/// Makes thumbnails of pictures whose pixels can be asked for one by one. Thread-safe: holds nothing.
public final class Shrinker {
    /// Samples taken along each side of the area that becomes a pixel: more can't be told apart at that size.
    private static final int SAMPLES = 4;

    private Shrinker() {}

    /// The pixels of a picture.
    @FunctionalInterface
    public interface Pixels {
        /// `0xAARRGGBB`, not premultiplied.
        int argb(int x, int y);
    }

    /// The mean of each area, weighted by alpha, and then shown as `orientation` says.
    ///
    /// @param width of the picture as stored, at least 1
    /// @param height of the picture as stored, at least 1
    /// @param longestSide of the result, in pixels, at least 1; a smaller picture isn't enlarged
    public static Thumbnail shrink(int width, int height, int longestSide, Pixels pixels, Orientation orientation) {
        double scale = Math.min(1.0, (double) longestSide / Math.max(width, height));
        int columns = Math.max(1, (int) Math.round(width * scale));
        int rows = Math.max(1, (int) Math.round(height * scale));
        int[] argb = new int[columns * rows];
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < columns; x++) {
                argb[y * columns + x] = average(
                        pixels,
                        edge(x, columns, width),
                        edge(x + 1, columns, width),
                        edge(y, rows, height),
                        edge(y + 1, rows, height));
            }
        }
        return shown(columns, rows, argb, orientation);
    }

    private static int edge(int index, int count, int pixels) {
        return (int) ((long) index * pixels / count);
    }

    private static int average(Pixels pixels, int left, int right, int top, int bottom) {
        int across = Math.max(1, (right - left) / SAMPLES);
        int down = Math.max(1, (bottom - top) / SAMPLES);
        long alpha = 0;
        long red = 0;
        long green = 0;
        long blue = 0;
        int count = 0;
        for (int y = top + (down - 1) / 2; y < bottom; y += down) {
            for (int x = left + (across - 1) / 2; x < right; x += across) {
                int colour = pixels.argb(x, y);
                int weight = colour >>> 24;
                alpha += weight;
                red += (long) weight * (colour >> 16 & 0xFF);
                green += (long) weight * (colour >> 8 & 0xFF);
                blue += (long) weight * (colour & 0xFF);
                count++;
            }
        }
        if (alpha == 0) {
            return 0;
        }
        return (int) ((alpha + (count >> 1)) / count) << 24
                | (int) ((red + alpha / 2) / alpha) << 16
                | (int) ((green + alpha / 2) / alpha) << 8
                | (int) ((blue + alpha / 2) / alpha);
    }

    private static Thumbnail shown(int width, int height, int[] argb, Orientation orientation) {
        if (orientation == Orientation.NORMAL) {
            return new Thumbnail(width, height, argb);
        }
        int shownWidth = orientation.swapsSides() ? height : width;
        int[] shown = new int[argb.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int toX = switch (orientation) {
                    case NORMAL, FLIPPED -> x;
                    case MIRRORED, ROTATED_180 -> width - 1 - x;
                    case TRANSPOSED, COUNTERCLOCKWISE -> y;
                    case CLOCKWISE, TRANSVERSED -> height - 1 - y;
                };
                int toY = switch (orientation) {
                    case NORMAL, MIRRORED -> y;
                    case FLIPPED, ROTATED_180 -> height - 1 - y;
                    case TRANSPOSED, CLOCKWISE -> x;
                    case COUNTERCLOCKWISE, TRANSVERSED -> width - 1 - x;
                };
                shown[toY * shownWidth + toX] = argb[y * width + x];
            }
        }
        return new Thumbnail(shownWidth, argb.length / shownWidth, shown);
    }
}
