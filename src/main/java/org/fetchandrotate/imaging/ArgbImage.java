package org.fetchandrotate.imaging;

import org.fetchandrotate.model.Rotation;

/// A decoded picture for codecs: one `0xAARRGGBB` (not premultiplied) a pixel, row by row from the top left. The array
/// is shared, not copied, since it may take hundreds of megabytes: whoever makes one hands it over.
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

    /// As shown under an EXIF orientation.
    public ArgbImage oriented(Orientation orientation) {
        ArgbImage mirrored = orientation.isMirrored() ? mirrored() : this;
        // an orientation mirrors first and then turns by what is left when the mirroring is undone
        return switch ((orientation.isMirrored() ? Orientation.MIRRORED.then(orientation) : orientation)) {
            case CLOCKWISE -> mirrored.turned(Rotation.CLOCKWISE_90);
            case HALF_TURNED -> mirrored.turned(Rotation.HALF_TURN);
            case COUNTERCLOCKWISE -> mirrored.turned(Rotation.CLOCKWISE_270);
            case NORMAL, MIRRORED, FLIPPED, TRANSPOSED, TRANSVERSED -> mirrored;
        };
    }

    /// A small copy: the mean colour of each area, weighted by opacity.
    ///
    /// @param longestSide pixels, at least 1; a smaller picture isn't enlarged
    public Thumbnail scaledDown(int longestSide) {
        int longest = Math.max(width, height);
        int side = Math.min(longest, Math.max(1, longestSide));
        int smallWidth = Math.max(1, (int) Math.round((double) width * side / longest));
        int smallHeight = Math.max(1, (int) Math.round((double) height * side / longest));
        int[] small = new int[smallWidth * smallHeight];
        for (int y = 0; y < smallHeight; y++) {
            int top = (int) ((long) y * height / smallHeight);
            int bottom = Math.max(top + 1, (int) ((y + 1L) * height / smallHeight));
            for (int x = 0; x < smallWidth; x++) {
                int left = (int) ((long) x * width / smallWidth);
                int right = Math.max(left + 1, (int) ((x + 1L) * width / smallWidth));
                small[y * smallWidth + x] = mean(left, top, right, bottom);
            }
        }
        return new Thumbnail(smallWidth, smallHeight, small);
    }

    private int mean(int left, int top, int right, int bottom) {
        long alpha = 0;
        long red = 0;
        long green = 0;
        long blue = 0;
        for (int y = top; y < bottom; y++) {
            for (int i = y * width + left; i < y * width + right; i++) {
                int pixel = argb[i];
                int opacity = pixel >>> 24;
                alpha += opacity;
                red += (long) opacity * (pixel >> 16 & 0xFF);
                green += (long) opacity * (pixel >> 8 & 0xFF);
                blue += (long) opacity * (pixel & 0xFF);
            }
        }
        if (alpha == 0) {
            return 0;
        }
        long pixels = (long) (right - left) * (bottom - top);
        long half = alpha / 2;
        return (int) ((alpha + pixels / 2) / pixels) << 24
                | (int) ((red + half) / alpha) << 16
                | (int) ((green + half) / alpha) << 8
                | (int) ((blue + half) / alpha);
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
        return new ArgbImage(height, width, turned);
    }

    private ArgbImage mirrored() {
        int[] mirrored = new int[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                mirrored[y * width + width - 1 - x] = argb[y * width + x];
            }
        }
        return new ArgbImage(width, height, mirrored);
    }
}
