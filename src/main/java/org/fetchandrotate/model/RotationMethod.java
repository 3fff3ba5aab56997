package org.fetchandrotate.model;

import java.util.Collections;
import java.util.EnumSet;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How a rotated copy was made.
///
/// @param kind what was done to the picture's data
/// @param quality for [Kind#RECODED] the estimated quality of the source on the usual scale 1–100, which the copy
///     was made with; empty otherwise
/// @param notes what else became of the file
public record RotationMethod(Kind kind, OptionalInt quality, Set<Note> notes) {
    public RotationMethod {
        notes = notes.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(notes));
    }

    private RotationMethod(Kind kind, OptionalInt quality) {
        this(kind, quality, Set.of());
    }

    /// What a copy differs in beside being rotated.
    public enum Note {
        /// The source is damaged; what it lacks is filled as viewers fill it.
        DAMAGE_FILLED("damage-filled"),
        /// Checksums of the source were wrong, those of the copy aren't.
        CHECKSUMS_REPAIRED("checksums-repaired"),
        /// A C2PA manifest, which vouches for the untouched file alone, was left out.
        C2PA_DROPPED("c2pa-dropped"),
        /// A gain map or another picture within the file couldn't be rotated, and was left out with its
        /// announcement.
        EXTRA_PICTURE_DROPPED("extra-picture-dropped");

        private final String code;

        Note(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    /// What was done to the picture's data.
    public enum Kind {
        /// Every pixel, or every coefficient, is the source's own.
        LOSSLESS("lossless"),
        /// Every pixel, or every coefficient, that could be read of a damaged source is its own.
        MENDED("mended"),
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

    /// The same with more notes.
    public RotationMethod with(Set<Note> more) {
        Set<Note> all = EnumSet.noneOf(Note.class);
        all.addAll(notes);
        all.addAll(more);
        return new RotationMethod(kind, quality, all);
    }

    /// The same of a source that was damaged, such that what it lacks had to be filled.
    public RotationMethod ofDamaged() {
        return new RotationMethod(kind == Kind.LOSSLESS ? Kind.MENDED : kind, quality, notes)
                .with(Set.of(Note.DAMAGE_FILLED));
    }

    /// The text of the `method` column: `lossless`, `recoded-q87`, `lossless+c2pa-dropped`, …
    public String code() {
        String way = quality.isPresent() ? kind.code() + "-q" + quality.getAsInt() : kind.code();
        return Stream.concat(Stream.of(way), notes.stream().map(Note::code)).collect(Collectors.joining("+"));
    }
}
