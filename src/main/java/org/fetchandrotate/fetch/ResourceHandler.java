package org.fetchandrotate.fetch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import okhttp3.MediaType;

/// Takes into memory what a page is built of, whatever it is. Immutable, thread-safe.
final class ResourceHandler implements BodyHandler<PageBody> {
    @Override
    public PageBody receive(IncomingBody body) throws FetchFailedException, IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(64 * 1024);
        body.pour((buffer, length) -> bytes.write(buffer, 0, length), PageHandler.MAX_BYTES);
        Optional<String> type = body.header("Content-Type");
        Optional<String> charset = type.map(MediaType::parse).flatMap(PageHandler::charset);
        return new PageBody(type, charset, Optional.empty(), bytes.toByteArray());
    }
}
