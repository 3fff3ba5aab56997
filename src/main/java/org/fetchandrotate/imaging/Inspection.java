package org.fetchandrotate.imaging;

import java.util.Optional;
import org.fetchandrotate.model.Failure;
import org.fetchandrotate.model.ImageFormat;

/// The outcome of looking at an image's header.
public sealed interface Inspection {
    /// It can be rotated.
    record Accepted(ImageInfo info) implements Inspection {}

    /// It can't, or isn't wanted.
    ///
    /// @param format if the first bytes say one
    /// @param width pixels as stored; 0 = unknown
    /// @param height pixels as stored; 0 = unknown
    record Refused(Optional<ImageFormat> format, int width, int height, Failure failure) implements Inspection {
        /// An image of unknown size.
        Refused(Optional<ImageFormat> format, Failure failure) {
            this(format, 0, 0, failure);
        }
    }
}
