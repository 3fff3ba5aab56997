package org.fetchandrotate.imaging;

import java.util.Optional;
import org.fetchandrotate.model.Failure;
import org.fetchandrotate.model.RotationMethod;

/// The outcome of rotating an image.
public sealed interface RotationOutcome {
    /// The rotated copy is written.
    ///
    /// @param info of the source
    /// @param bytes of the target
    /// @param sha256 of the target, 64 lower-case hex digits
    /// @param thumbnail of the original as shown, if one was asked for and cost no second decoding
    record Rotated(ImageInfo info, RotationMethod method, long bytes, String sha256, Optional<Thumbnail> thumbnail)
            implements RotationOutcome {
        /// The same of a source that was damaged, such that what it lacks had to be filled.
        Rotated ofDamaged() {
            return new Rotated(info, method.ofDamaged(), bytes, sha256, thumbnail);
        }
    }

    /// The image can't be rotated; the target doesn't exist.
    record NotRotated(Failure failure) implements RotationOutcome {}
}
