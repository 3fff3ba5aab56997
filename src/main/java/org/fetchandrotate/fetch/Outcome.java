package org.fetchandrotate.fetch;

import java.time.Duration;
import java.util.OptionalInt;
import org.fetchandrotate.model.Failure;
import org.fetchandrotate.url.WebUrl;

/// What asking for a URL came to, after every redirect and retry. The fields mean what they mean in [ImageFetch].
sealed interface Outcome<T> {
    record Fetched<T>(T body, WebUrl location, int httpStatus, int attempts, Duration elapsed) implements Outcome<T> {}

    record NotFetched<T>(Failure failure, OptionalInt httpStatus, int attempts, Duration elapsed)
            implements Outcome<T> {}
}
