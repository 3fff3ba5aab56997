package org.fetchandrotate.imaging.png;

import org.fetchandrotate.imaging.Orientation;
import org.fetchandrotate.imaging.Thumbnail;

/// Shrinks a decoded picture. Single-threaded.
final class PngThumbnail {
    /// Samples taken along each side of the area that becomes a pixel: more can't be told apart at that size.
    private static final int SAMPLES = 4;

    private final PngStructure structure;
    private final Raster raster;
    private final PixelColours colours;

    PngThumbnail(PngStructure structure, Raster raster) {
        this.structure = structure;
        this.raster = raster;
        this.colours = new PixelColours(structure);
    }

    /// The picture as shown, on its canvas.
    ///
    /// @param longestSide pixels, at least 1
    Thumbnail shrink(int longestSide) {
        int canvasWidth = structure.header().width();
        int canvasHeight = structure.header().height();
        double scale = Math.min(1.0, (double) longestSide / Math.max(canvasWidth, canvasHeight));
        int width = Math.max(1, (int) Math.round(canvasWidth * scale));
        int height = Math.max(1, (int) Math.round(canvasHeight * scale));
        int[] argb = new int[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                argb[y * width + x] = average(edge(x, width, canvasWidth), edge(x + 1, width, canvasWidth),
                        edge(y, height, canvasHeight), edge(y + 1, height, canvasHeight));
            }
        }
        return shown(width, height, argb, structure.orientation());
    }

    private static int edge(int index, int count, int pixels) {
        return (int) ((long) index * pixels / count);
    }

    /// The mean of samples of an area, each weighted by its alpha.
    private int average(int left, int right, int top, int bottom) {
        int across = Math.max(1, (right - left) / SAMPLES);
        int down = Math.max(1, (bottom - top) / SAMPLES);
        long alpha = 0;
        long red = 0;
        long green = 0;
        long blue = 0;
        int count = 0;
        for (int y = top + down / 2; y < bottom; y += down) {
            for (int x = left + across / 2; x < right; x += across) {
                int colour = at(x, y);
                int weight = colour >>> 24;
                alpha += weight;
                red += weight * (long) (colour >> 16 & 0xFF);
                green += weight * (long) (colour >> 8 & 0xFF);
                blue += weight * (long) (colour & 0xFF);
                count++;
            }
        }
        if (alpha == 0) {
            return 0;
        }
        return (int) ((alpha + count / 2) / count) << 24
                | (int) ((red + alpha / 2) / alpha) << 16
                | (int) ((green + alpha / 2) / alpha) << 8
                | (int) ((blue + alpha / 2) / alpha);
    }

    private int at(int canvasX, int canvasY) {
        int x = canvasX - structure.firstFrame().left();
        int y = canvasY - structure.firstFrame().top();
        if (x < 0 || y < 0 || x >= raster.width() || y >= raster.height()) {
            return 0;
        }
        return colours.argb(raster.bytes(), raster.row(y), x);
    }

    private static Thumbnail shown(int width, int height, int[] argb, Orientation orientation) {
        int shownWidth = orientation.swapsSides() ? height : width;
        int shownHeight = orientation.swapsSides() ? width : height;
        int[] shown = new int[argb.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int toX =
                        switch (orientation) {
                            case NORMAL, FLIPPED -> x;
                            case MIRRORED, HALF_TURNED -> width - 1 - x;
                            case TRANSPOSED, COUNTERCLOCKWISE -> y;
                            case CLOCKWISE, TRANSVERSED -> height - 1 - y;
                        };
                int toY =
                        switch (orientation) {
                            case NORMAL, MIRRORED -> y;
                            case FLIPPED, HALF_TURNED -> height - 1 - y;
                            case TRANSPOSED, CLOCKWISE -> x;
                            case COUNTERCLOCKWISE, TRANSVERSED -> width - 1 - x;
                        };
                shown[toY * shownWidth + toX] = argb[y * width + x];
            }
        }
        return new Thumbnail(shownWidth, shownHeight, shown);
    }
}
