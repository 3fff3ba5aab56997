package org.fetchandrotate.model;

import java.util.Locale;
import java.util.Optional;

/// What was found when a rotated copy, rotated back, was held against its original.
///
/// @param largest difference of a pixel in whichever of red, green, blue and opacity differs most, of 255; 0 where
///     nothing differs
/// @param mean of these differences over all pixels
public record Proof(Kind kind, int largest, double mean) {
    /// What the copy has in common with its original, from most to least.
    public enum Kind {
        /// Every coefficient of a JPEG.
        COEFFICIENTS,
        /// Every pixel, of every frame and at its own depth.
        PIXELS,
        /// The coded picture, byte by byte; its container says how to show it.
        CODED_DATA,
        /// Every coefficient of what was kept: its edge was cut off, as asked for.
        PART,
        /// All but what encoding anew costs: nowhere more than that.
        TOLERANCE,
        /// Too little: it isn't its original.
        DIFFERENT;

        /// The word in the history and on the command line.
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /// Whether nothing was lost.
        public boolean isExact() {
            return compareTo(CODED_DATA) <= 0;
        }

        public static Optional<Kind> ofCode(String code) {
            for (Kind kind : values()) {
                if (kind.code().equals(code)) {
                    return Optional.of(kind);
                }
            }
            return Optional.empty();
        }
    }

    /// One by which nothing differs.
    public static Proof of(Kind kind) {
        return new Proof(kind, 0, 0);
    }
}
