package org.fetchandrotate.imaging;

import org.fetchandrotate.model.Failure;
import org.fetchandrotate.model.FailureReason;

/// An image is malformed, or of a kind that isn't supported. Stays inside `imaging`: its callers get the [Failure].
public final class ImageFormatException extends Exception {
    private static final long serialVersionUID = 1L;

    private final FailureReason reason;

    private ImageFormatException(FailureReason reason, String detail) {
        super(detail);
        this.reason = reason;
    }

    /// The bytes break the rules of their format.
    public static ImageFormatException corrupt(String detail) {
        return new ImageFormatException(FailureReason.CORRUPT_IMAGE, detail);
    }

    /// The bytes keep the rules, but this program doesn't handle that kind.
    public static ImageFormatException unsupported(String detail) {
        return new ImageFormatException(FailureReason.UNSUPPORTED_FORMAT, detail);
    }

    /// The image claims more pixels or frames than can be handled.
    public static ImageFormatException tooLarge(String detail) {
        return new ImageFormatException(FailureReason.TOO_MANY_PIXELS, detail);
    }

    public Failure failure() {
        return new Failure(reason, String.valueOf(getMessage()));
    }
}
