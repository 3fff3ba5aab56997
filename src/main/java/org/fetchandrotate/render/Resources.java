package org.fetchandrotate.render;

import java.util.Optional;
import org.fetchandrotate.url.WebUrl;

/// Answers what a page asks for while it is built: scripts, style sheets, data. Must be thread-safe; may block.
public interface Resources {
    /// @param page the page that asks
    /// @return empty to refuse
    /// @throws InterruptedException if the thread is interrupted
    Optional<Resource> get(WebUrl url, WebUrl page) throws InterruptedException;

    /// An answer.
    ///
    /// @param contentType as in the header, if any
    @SuppressWarnings("ArrayRecordComponent") // handed over rather than copied, and never compared
    record Resource(Optional<String> contentType, byte[] body) {}
}
