package org.fetchandrotate.imaging;

import java.util.Optional;
import org.fetchandrotate.model.Failure;
import org.fetchandrotate.model.ImageFormat;

/// The outcome of looking at an image's header.
public sealed interface Inspection {
    /// It can be turned.
    record Accepted(ImageInfo info) implements Inspection {}

    /// It can't, or isn't wanted.
    ///
    /// @param format if the first bytes say one
    record Refused(Optional<ImageFormat> format, Failure failure) implements Inspection {}
}
