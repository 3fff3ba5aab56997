package org.fetchandrotate.fetch;

import java.util.Map;
import org.fetchandrotate.url.WebUrl;

/// Asks for no more than the first byte of something, to see whether its host answers. Immutable, thread-safe.
final class FirstByte implements BodyHandler<Boolean> {
    private static final int PARTIAL_CONTENT = 206;

    @Override
    public Map<String, String> requestHeaders(WebUrl url) {
        return Map.of("Range", "bytes=0-0", "Accept-Encoding", "identity");
    }

    @Override
    public boolean takes(int status) {
        return status == PARTIAL_CONTENT || Statuses.hasBody(status);
    }

    /// Reads nothing: the headers say enough.
    @Override
    public Boolean receive(IncomingBody body) {
        return true;
    }
}
