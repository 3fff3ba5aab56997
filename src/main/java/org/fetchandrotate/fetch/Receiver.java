package org.fetchandrotate.fetch;

import java.io.IOException;

/// Takes in the body of a successful answer. Called once for each try that gets that far.
interface Receiver<T> {
    /// Reads the body to its end, or as far as it makes sense.
    ///
    /// @throws FetchFailedException if it isn't what was hoped for, or comes to an early end; nothing is left
    ///     behind
    /// @throws IOException if the thread was interrupted; nothing is left behind
    T receive(IncomingBody body) throws FetchFailedException, IOException;
}
