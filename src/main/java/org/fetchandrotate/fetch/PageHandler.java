package org.fetchandrotate.fetch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import okhttp3.MediaType;
import org.fetchandrotate.model.FailureReason;

/// Takes a page into memory, if it can be one. Immutable, thread-safe.
final class PageHandler implements BodyHandler<PageBody> {
    /// The most that is read of a page, after content decoding.
    static final long MAX_BYTES = 20L << 20;

    @Override
    public PageBody receive(IncomingBody body) throws FetchFailedException, IOException {
        Optional<String> header = body.header("Content-Type");
        Optional<MediaType> type = header.map(MediaType::parse);
        if (type.isPresent() && type.get().type().equalsIgnoreCase("image")) {
            // an image listed as it is: whoever wants it fetches it as one
            return new PageBody(header, Optional.empty(), Optional.empty(), new byte[0]);
        }
        if (type.isPresent() && !mayBeRead(type.get())) {
            throw new FetchFailedException(
                    FailureReason.NOT_HTML,
                    "not a page but " + type.get().type() + "/" + type.get().subtype(),
                    Attempt.Retry.NEVER);
        }
        ByteArrayOutputStream html = new ByteArrayOutputStream(64 * 1024);
        if (body.pour((buffer, length) -> html.write(buffer, 0, length), MAX_BYTES) == 0) {
            throw new FetchFailedException(FailureReason.EMPTY_BODY, "200 OK, but no bytes", Attempt.Retry.NEVER);
        }
        return new PageBody(header, header.flatMap(ContentCharset::of), body.header("Refresh"), html.toByteArray());
    }

    // Servers that don't know a page's type call it text/plain or nothing; what is named plainly something else is.
    // Lists of pictures are XML, JSON, or packed.
    private static boolean mayBeRead(MediaType type) {
        String subtype = type.subtype().toLowerCase(Locale.ROOT);
        return switch (type.type().toLowerCase(Locale.ROOT)) {
            case "text" -> true;
            // so a server says that it doesn't know (MIME Sniffing, 7 "Determining the computed MIME type")
            case "unknown" -> subtype.equals("unknown");
            case "*" -> subtype.equals("*");
            case "application", "binary" ->
                subtype.equals("xml")
                        || subtype.endsWith("+xml")
                        || subtype.equals("json")
                        || subtype.endsWith("+json")
                        || subtype.equals("gzip")
                        || subtype.equals("x-gzip")
                        || subtype.equals("x-mimearchive")
                        || subtype.equals("octet-stream")
                        || subtype.equals("unknown");
            // an archive of a page
            case "multipart" -> subtype.equals("related");
            case "message" -> subtype.equals("rfc822");
            default -> false;
        };
    }
}
