package org.fetchandrotate.fetch;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.fetchandrotate.model.Failure;
import org.fetchandrotate.url.WebUrl;

/// The outcome of asking for a page.
public sealed interface PageFetch {
    /// Tries made, the successful one included; 0 if no request was sent.
    int attempts();

    /// From the first try's start to the end, waits between tries included.
    Duration elapsed();

    /// The page is in memory.
    ///
    /// @param location the URL after redirects
    /// @param contentType the header as served
    /// @param charset as named by the `Content-Type` header
    /// @param refresh the `Refresh` header as served
    /// @param html the body after content decoding; owned by the receiver
    @SuppressWarnings("ArrayRecordComponent") // megabytes, handed over rather than copied, and never compared
    record PageFetched(
            WebUrl location,
            int httpStatus,
            Optional<String> contentType,
            Optional<String> charset,
            Optional<String> refresh,
            byte[] html,
            int attempts,
            Duration elapsed)
            implements PageFetch {}

    /// There is no page.
    ///
    /// @param httpStatus of the last answer; empty if there was none
    record PageNotFetched(Failure failure, OptionalInt httpStatus, int attempts, Duration elapsed)
            implements PageFetch {}
}
