package org.fetchandrotate.imaging;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.fetchandrotate.model.Transform;

/// By how much the pixels of two pictures differ, each in whichever of its red, green, blue and opacity differs
/// most.
///
/// @param largest of 255
/// @param mean over all pixels
/// @param largestOfArea the largest mean of an area of [#AREA] pixels a side, or what there is of one at an edge: a
///     strip that is wrong shows here, and not in the mean of a large picture
public record PixelDifference(int largest, double mean, double largestOfArea) {
    /// In pixels.
    public static final int AREA = 16;

    /// @param rotated the original's pixels, moved as `transform` says
    /// @param cancelled asked now and then
    /// @return empty if they aren't of the same shape, or it was cancelled
    public static Optional<PixelDifference> of(
            Thumbnail original, Thumbnail rotated, Transform transform, BooleanSupplier cancelled) {
        int width = original.width();
        int height = original.height();
        if (rotated.width() != (transform.swapsSides() ? height : width)
                || rotated.height() != (transform.swapsSides() ? width : height)) {
            return Optional.empty();
        }
        int largest = 0;
        long sum = 0;
        double largestOfArea = 0;
        for (int top = 0; top < height; top += AREA) {
            if (cancelled.getAsBoolean()) {
                return Optional.empty();
            }
            int bottom = Math.min(height, top + AREA);
            for (int left = 0; left < width; left += AREA) {
                int right = Math.min(width, left + AREA);
                long ofArea = 0;
                for (int y = top; y < bottom; y++) {
                    for (int x = left; x < right; x++) {
                        int there = transform.top(x, y, width - 1 - x, height - 1 - y) * rotated.width()
                                + transform.left(x, y, width - 1 - x, height - 1 - y);
                        int difference = difference(original.argb()[y * width + x], rotated.argb()[there]);
                        largest = Math.max(largest, difference);
                        ofArea += difference;
                    }
                }
                sum += ofArea;
                largestOfArea = Math.max(largestOfArea, ofArea / ((double) (bottom - top) * (right - left)));
            }
        }
        return Optional.of(new PixelDifference(largest, sum / ((double) width * height), largestOfArea));
    }

    /// Colours count as much as they are seen.
    private static int difference(int one, int other) {
        if (one == other) {
            return 0;
        }
        int opacity = one >>> 24;
        int otherOpacity = other >>> 24;
        int largest = Math.abs(opacity - otherOpacity);
        for (int shift = 0; shift < 24; shift += 8) {
            int seen = (one >>> shift & 0xFF) * opacity - (other >>> shift & 0xFF) * otherOpacity;
            largest = Math.max(largest, (Math.abs(seen) + 127) / 255);
        }
        return largest;
    }
}
