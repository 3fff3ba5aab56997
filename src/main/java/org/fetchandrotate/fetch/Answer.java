package org.fetchandrotate.fetch;

import java.util.OptionalInt;
import org.fetchandrotate.model.Failure;
import org.fetchandrotate.model.FailureReason;

/// What one request came to.
sealed interface Answer<T> {
    /// The body was received whole.
    record Received<T>(T body, int httpStatus) implements Answer<T> {}

    /// The server names another URL.
    ///
    /// @param location as in the header
    record Redirected<T>(String location, int httpStatus) implements Answer<T> {}

    /// Nothing came of it.
    ///
    /// @param httpStatus empty if no answer came
    record Refused<T>(Failure failure, OptionalInt httpStatus, Retry retry) implements Answer<T> {
        static <T> Refused<T> unanswered(FailureReason reason, String detail, Retry retry) {
            return new Refused<>(new Failure(reason, detail), OptionalInt.empty(), retry);
        }
    }
}
