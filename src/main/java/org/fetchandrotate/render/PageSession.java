package org.fetchandrotate.render;

import java.io.IOException;
import java.time.Duration;

/// The building of one page. Used once.
interface PageSession extends AutoCloseable {
    /// Builds the page.
    ///
    /// @param most how long that may take; then it is taken as it is
    /// @throws IOException if the browser doesn't do it
    RenderedPage build(Duration most) throws IOException, InterruptedException;

    @Override
    void close();
}
