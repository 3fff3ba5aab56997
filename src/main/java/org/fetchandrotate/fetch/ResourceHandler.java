package org.fetchandrotate.fetch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;

/// Takes into memory what a page is built of, whatever it is. Immutable, thread-safe.
final class ResourceHandler implements BodyHandler<PageBody> {
    @Override
    public PageBody receive(IncomingBody body) throws FetchFailedException, IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(64 * 1024);
        body.pour((buffer, length) -> bytes.write(buffer, 0, length), PageHandler.MAX_BYTES);
        Optional<String> type = body.header("Content-Type");
        return new PageBody(type, type.flatMap(ContentCharset::of), Optional.empty(), bytes.toByteArray());
    }
}
