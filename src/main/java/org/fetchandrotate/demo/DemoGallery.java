package org.fetchandrotate.demo;

import java.io.IOException;
import java.util.List;
import org.fetchandrotate.model.Website;

/// Serves a gallery on loopback: several hosts, photos drawn by the program, slow and broken entries. What it serves
/// depends on nothing but its version. Thread-safe.
public final class DemoGallery implements AutoCloseable {
    private DemoGallery() {}

    /// Starts its servers.
    ///
    /// @throws IOException if no port is free
    public static DemoGallery start() throws IOException {
        throw new UnsupportedOperationException("not built yet");
    }

    /// The list of websites to run on, in order.
    public List<Website> websites() {
        throw new UnsupportedOperationException("not built yet");
    }

    /// Image requests answered so far.
    public long imageRequests() {
        throw new UnsupportedOperationException("not built yet");
    }

    /// Stops the servers. Idempotent.
    @Override
    public void close() {}
}
