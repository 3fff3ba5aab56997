package org.fetchandrotate.model;

import java.util.Optional;

/// How far an image got. The codes are those of the `status` column, as in the original program.
public enum ImageStatus {
    NOT_PROCESSED("not-processed"),
    DOWNLOADED("downloaded"),
    PROCESSED("processed");

    private final String code;

    ImageStatus(String code) {
        this.code = code;
    }

    /// The word used in the database, on the command line and in JSON.
    public String code() {
        return code;
    }

    /// Moves one step on.
    ///
    /// @throws IllegalStateException if `next` is not the step that follows this one
    public ImageStatus moveTo(ImageStatus next) {
        if (next.ordinal() != ordinal() + 1) {
            throw new IllegalStateException("An image can't go from " + code + " to " + next.code);
        }
        return next;
    }

    public static Optional<ImageStatus> ofCode(String code) {
        for (ImageStatus status : values()) {
            if (status.code.equals(code)) {
                return Optional.of(status);
            }
        }
        return Optional.empty();
    }
}
