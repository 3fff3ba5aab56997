package org.fetchandrotate.fetch;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.fetchandrotate.model.Failure;
import org.fetchandrotate.url.WebUrl;

/// The outcome of asking for an image.
public sealed interface ImageFetch {
    /// Tries made, the successful one included; 0 if no request was sent.
    int attempts();

    /// From the first try's start to the end, waits between tries included.
    Duration elapsed();

    /// The image is in its file.
    ///
    /// @param location the URL after redirects
    /// @param contentType the header as served, for messages only: the bytes say what they are
    /// @param bytes written to the target
    /// @param sha256 of those bytes, 64 lower-case hex digits, computed while they passed
    record ImageFetched(
            WebUrl location,
            int httpStatus,
            Optional<String> contentType,
            long bytes,
            String sha256,
            Optional<String> etag,
            Optional<String> lastModified,
            int attempts,
            Duration elapsed)
            implements ImageFetch {}

    /// There is no image, and no file.
    ///
    /// @param httpStatus of the last answer; empty if there was none
    record ImageNotFetched(Failure failure, OptionalInt httpStatus, int attempts, Duration elapsed)
            implements ImageFetch {}
}
