package org.fetchandrotate.desktop.compare;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.fetchandrotate.imaging.PixelDifference;
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

    /// They are too large for all their pixels to be in memory, and fewer of them don't tell: a picture and its
    /// copy are made smaller along other pixels.
    record TooLarge() implements PixelMatch {}

    /// There is nothing to compare.
    record Unknown() implements PixelMatch {}

    /// @param cancelled asked now and then; if it says so the result is [Unknown]
    static PixelMatch of(Thumbnail original, Thumbnail rotated, Rotation rotation, BooleanSupplier cancelled) {
        return compared(original, rotated, rotation.transform(), cancelled);
    }

    private static PixelMatch compared(
            Thumbnail original, Thumbnail other, Transform transform, BooleanSupplier cancelled) {
        Optional<PixelDifference> difference = PixelDifference.of(original, other, transform, cancelled);
        if (difference.isPresent()) {
            return difference.get().largest() == 0
                    ? new Exact()
                    : new Near(difference.get().largest(), difference.get().mean());
        }
        return cancelled.getAsBoolean() ? new Unknown() : new OtherShape();
    }
}
