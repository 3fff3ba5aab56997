package org.fetchandrotate.fetch;

import java.io.IOException;
import java.util.Map;
import org.fetchandrotate.url.WebUrl;

/// Takes in the body of an answer.
interface BodyHandler<T> {
    /// What the next try's request says beside the usual headers.
    ///
    /// @param url what it asks for
    default Map<String, String> requestHeaders(WebUrl url) {
        return Map.of();
    }

    /// Whether an answer of a status is for it.
    default boolean takes(int status) {
        return Statuses.hasBody(status);
    }

    /// Reads the body to its end, or as far as it makes sense. Called once for each try that gets that far.
    ///
    /// @throws FetchFailedException if it isn't what was hoped for, or comes to an early end
    /// @throws IOException if the thread was interrupted
    T receive(IncomingBody body) throws FetchFailedException, IOException;
}
