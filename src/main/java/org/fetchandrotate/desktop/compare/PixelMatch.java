package org.fetchandrotate.desktop.compare;

import java.util.function.BooleanSupplier;
import java.util.function.IntBinaryOperator;
import org.fetchandrotate.imaging.Thumbnail;
import org.fetchandrotate.model.Rotation;
import org.fetchandrotate.model.Transform;

/// How far a rotated copy, rotated back, is from its original.
sealed interface PixelMatch {
    /// Every pixel is the same.
    record Exact() implements PixelMatch {}

    /// Differences are in whichever of a pixel's red, green, blue and opacity differs most, of 255.
    ///
    /// @param mean over all pixels
    record Near(int largest, double mean) implements PixelMatch {}

    /// They aren't of the same shape.
    record OtherShape() implements PixelMatch {}

    /// There is nothing to compare.
    record Unknown() implements PixelMatch {}

    /// @param cancelled asked now and then; if it says so the result is [Unknown]
    static PixelMatch of(Thumbnail original, Thumbnail rotated, Rotation rotation, BooleanSupplier cancelled) {
        int width = original.width();
        int height = original.height();
        Transform transform = rotation.transform();
        boolean sameShape = rotation.swapsSides()
                ? rotated.width() == height && rotated.height() == width
                : rotated.width() == width && rotated.height() == height;
        return sameShape
                ? compared(
                        original,
                        rotated,
                        cancelled,
                        (x, y) -> transform.top(x, y, width - 1 - x, height - 1 - y) * rotated.width()
                                + transform.left(x, y, width - 1 - x, height - 1 - y))
                : new OtherShape();
    }

    /// The same for a copy that has been rotated back.
    static PixelMatch of(Thumbnail original, Thumbnail rotatedBack, BooleanSupplier cancelled) {
        int width = original.width();
        return rotatedBack.width() == width && rotatedBack.height() == original.height()
                ? compared(original, rotatedBack, cancelled, (x, y) -> y * width + x)
                : new OtherShape();
    }

    private static PixelMatch compared(
            Thumbnail original, Thumbnail other, BooleanSupplier cancelled, IntBinaryOperator place) {
        int largest = 0;
        long sum = 0;
        for (int y = 0; y < original.height(); y++) {
            if (cancelled.getAsBoolean()) {
                return new Unknown();
            }
            for (int x = 0; x < original.width(); x++) {
                int difference =
                        difference(original.argb()[y * original.width() + x], other.argb()[place.applyAsInt(x, y)]);
                largest = Math.max(largest, difference);
                sum += difference;
            }
        }
        return largest == 0 ? new Exact() : new Near(largest, sum / ((double) original.width() * original.height()));
    }

    private static int difference(int one, int other) {
        if (one == other || (one >>> 24 == 0 && other >>> 24 == 0)) {
            return 0;
        }
        int largest = 0;
        for (int shift = 0; shift < 32; shift += 8) {
            largest = Math.max(largest, Math.abs((one >>> shift & 0xFF) - (other >>> shift & 0xFF)));
        }
        return largest;
    }
}
