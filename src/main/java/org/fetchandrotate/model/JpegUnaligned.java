package org.fetchandrotate.model;

import java.util.Locale;
import java.util.Optional;

/// What to do with a JPEG whose sides aren't multiples of its block size, so that its blocks can't simply be moved.
public enum JpegUnaligned {
    /// Decode to planes, rotate, encode with the source's own tables.
    REENCODE,
    /// Drop the partial blocks at the edge: exact, but up to 15 pixels smaller.
    TRIM,
    /// Leave the picture's data alone and set its EXIF orientation.
    ORIENTATION;

    /// The word used in `config.ini`.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<JpegUnaligned> ofCode(String code) {
        for (JpegUnaligned choice : values()) {
            if (choice.code().equals(code)) {
                return Optional.of(choice);
            }
        }
        return Optional.empty();
    }
}
