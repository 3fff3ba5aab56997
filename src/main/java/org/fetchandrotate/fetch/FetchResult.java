package org.fetchandrotate.fetch;

import java.time.Duration;
import java.util.OptionalInt;
import org.fetchandrotate.model.Failure;
import org.fetchandrotate.url.WebUrl;

/// What fetching a URL came to, after every redirect and retry.
///
/// @param <T> what the body was made into
public sealed interface FetchResult<T> {
    /// Tries made, the successful one included; 0 if no request was sent.
    int attempts();

    /// From the first try's start to the end, waits between tries included.
    Duration elapsed();

    /// The body was received whole.
    ///
    /// @param location the URL after redirects
    /// @param httpStatus empty if no server was asked
    record Fetched<T>(T body, WebUrl location, OptionalInt httpStatus, int attempts, Duration elapsed)
            implements FetchResult<T> {}

    /// Nothing came of it, and nothing is left behind.
    ///
    /// @param httpStatus of the last answer; empty if there was none
    record NotFetched<T>(Failure failure, OptionalInt httpStatus, int attempts, Duration elapsed)
            implements FetchResult<T> {}
}
