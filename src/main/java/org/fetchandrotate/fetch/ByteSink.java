package org.fetchandrotate.fetch;

import java.io.IOException;

/// Where the bytes of a body go.
interface ByteSink {
    /// Takes the first `length` bytes of a buffer that is the caller's again afterwards.
    ///
    /// @throws FetchFailedException if they can't go there
    /// @throws IOException if the thread was interrupted
    void write(byte[] buffer, int length) throws FetchFailedException, IOException;
}
