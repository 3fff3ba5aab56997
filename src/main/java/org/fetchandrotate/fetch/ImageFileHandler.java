package org.fetchandrotate.fetch;

import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.fetchandrotate.model.FailureReason;

/// Streams an image into a file, whatever the answer calls it: the bytes say what they are. Immutable; thread-safe
/// as long as nobody else has the file.
///
/// @param maxBytes the most to write
record ImageFileHandler(Path target, long maxBytes) implements BodyHandler<ImageFile> {
    @Override
    public ImageFile receive(IncomingBody body) throws FetchFailedException, IOException {
        MessageDigest digest = sha256();
        try (TargetFile file = new TargetFile(target)) {
            long bytes = body.pour(
                    (buffer, length) -> {
                        digest.update(buffer, 0, length);
                        file.write(buffer, length);
                    },
                    maxBytes);
            if (bytes == 0) {
                throw new FetchFailedException(FailureReason.EMPTY_BODY, "200 OK, but no bytes", Attempt.Retry.NEVER);
            }
            file.keep();
            return new ImageFile(
                    body.header("Content-Type"),
                    bytes,
                    HexFormat.of().formatHex(digest.digest()),
                    body.header("ETag"),
                    body.header("Last-Modified"));
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
