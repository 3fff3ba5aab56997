package org.fetchandrotate.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;

/// What tells one file's content from another's. Immutable.
///
/// @param sha256 64 lower-case hex digits
record Fingerprint(long bytes, String sha256) {
    private static final int BUFFER_BYTES = 64 << 10;

    /// Reads a file in small pieces.
    static Fingerprint of(Path file) throws IOException {
        MessageDigest digest = Sha256.start();
        long bytes = 0;
        byte[] buffer = new byte[BUFFER_BYTES];
        try (InputStream stream = Files.newInputStream(file)) {
            for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
                digest.update(buffer, 0, read);
                bytes += read;
            }
        }
        return new Fingerprint(bytes, Sha256.hex(digest));
    }
}
