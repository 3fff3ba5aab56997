package org.fetchandrotate.model;

import java.util.OptionalInt;

/// How a rotated copy was made.
///
/// @param kind what was done to the picture's data
/// @param quality for [Kind#RECODED] the estimated quality of the source on the usual scale 1–100, which the copy
///     was made with; empty otherwise
public record RotationMethod(Kind kind, OptionalInt quality) {
    /// What was done to the picture's data.
    public enum Kind {
        /// Every pixel, or every coefficient, is the source's own.
        LOSSLESS("lossless"),
        /// Decoded and encoded anew with the source's parameters: close, not equal.
        RECODED("recoded"),
        /// Lossless after dropping the partial blocks at an edge.
        TRIMMED("trimmed"),
        /// The picture's data is untouched; its EXIF orientation says how to show it.
        ORIENTATION_TAG("orientation-tag"),
        /// The picture's data is untouched; a property of its container says how to show it.
        CONTAINER("container");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    public static final RotationMethod LOSSLESS = new RotationMethod(Kind.LOSSLESS, OptionalInt.empty());
    public static final RotationMethod TRIMMED = new RotationMethod(Kind.TRIMMED, OptionalInt.empty());
    public static final RotationMethod ORIENTATION_TAG = new RotationMethod(Kind.ORIENTATION_TAG, OptionalInt.empty());
    public static final RotationMethod CONTAINER = new RotationMethod(Kind.CONTAINER, OptionalInt.empty());

    /// @param quality 1–100
    public static RotationMethod recoded(int quality) {
        return new RotationMethod(Kind.RECODED, OptionalInt.of(quality));
    }

    /// The text of the `method` column: `lossless`, `recoded-q87`, …
    public String code() {
        return quality.isPresent() ? kind.code() + "-q" + quality.getAsInt() : kind.code();
    }
}
