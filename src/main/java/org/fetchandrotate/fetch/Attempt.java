package org.fetchandrotate.fetch;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.fetchandrotate.model.Failure;
import org.fetchandrotate.model.FailureReason;

/// What one request came to.
sealed interface Attempt<T> {
    /// The body was received whole.
    record Received<T>(T body, int httpStatus) implements Attempt<T> {}

    /// The server names another URL.
    ///
    /// @param location as in the header
    record Redirected<T>(String location, int httpStatus) implements Attempt<T> {}

    /// Nothing came of it.
    ///
    /// @param httpStatus empty if no answer came
    /// @param progress how far it got
    /// @param retryAfter how long the host asks to be left alone, if it does
    record Failed<T>(
            Failure failure, OptionalInt httpStatus, Retry retry, Progress progress, Optional<Duration> retryAfter)
            implements Attempt<T> {

        /// One that no answer came to.
        static <T> Failed<T> unanswered(FailureReason reason, String detail, Retry retry, Progress progress) {
            return new Failed<>(new Failure(reason, detail), OptionalInt.empty(), retry, progress, Optional.empty());
        }

        /// One whose answer is of no use.
        static <T> Failed<T> answered(Failure failure, int httpStatus, Retry retry) {
            return new Failed<>(failure, OptionalInt.of(httpStatus), retry, Progress.ANSWERED, Optional.empty());
        }

        Failed<T> asksToWait(Optional<Duration> time) {
            return new Failed<>(failure, httpStatus, retry, progress, time);
        }
    }

    /// Whether asking again soon may fare better.
    enum Retry {
        AGAIN,
        NEVER
    }

    /// How far a request got.
    enum Progress {
        /// It was never meant to be sent.
        REFUSED,
        /// No connection: whatever had been asked for, it would have failed.
        NOT_CONNECTED,
        /// It was sent, and no answer came.
        SENT,
        /// An answer came, at least its headers.
        ANSWERED
    }
}
