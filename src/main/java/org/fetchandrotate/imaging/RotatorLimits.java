package org.fetchandrotate.imaging;

import java.util.Optional;
import org.fetchandrotate.model.Failure;
import org.fetchandrotate.model.FailureReason;

/// What is refused from the header on.
///
/// @param minWidth pixels as stored; 0 = any
/// @param minHeight pixels as stored; 0 = any
/// @param maxPixels width × height × frames
public record RotatorLimits(int minWidth, int minHeight, long maxPixels) {
    /// Why an image isn't wanted; empty if it is.
    Optional<Failure> breachedBy(ImageInfo info) {
        if (info.width() < minWidth || info.height() < minHeight) {
            return Optional.of(new Failure(
                    FailureReason.TOO_SMALL,
                    "%d × %d pixels, wanted at least %d × %d"
                            .formatted(info.width(), info.height(), minWidth, minHeight)));
        }
        long area = (long) info.width() * info.height();
        if (area > maxPixels / info.frames()) {
            String frames = info.frames() == 1 ? "" : " × %d frames".formatted(info.frames());
            return Optional.of(new Failure(
                    FailureReason.TOO_MANY_PIXELS,
                    "%d × %d pixels%s, allowed are %d".formatted(info.width(), info.height(), frames, maxPixels)));
        }
        return Optional.empty();
    }
}
