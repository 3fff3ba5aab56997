package org.fetchandrotate.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.fetchandrotate.model.Failure;
import org.fetchandrotate.model.FailureReason;
import org.fetchandrotate.model.FileFailures;

/// Pours bytes into a file, and tells a source that can't be read from a disk that can't be written.
///
/// @param most the most that are taken
record Copying(Path target, long most) {
    private static final int BUFFER = 64 * 1024;

    /// @throws IOException if the source can't be read; nothing is left behind
    Copy copy(InputStream in) throws IOException {
        boolean whole = false;
        try (OutputStream out = Files.newOutputStream(target)) {
            Copy copy = pour(in, out);
            whole = copy instanceof Copy.Copied;
            return copy;
        } catch (UnwritableException e) {
            return new Copy.NotCopied(FileFailures.of(e.refusal, target));
        } finally {
            if (!whole) {
                Files.deleteIfExists(target);
            }
        }
    }

    private Copy pour(InputStream in, OutputStream out) throws IOException, UnwritableException {
        MessageDigest digest = sha256();
        byte[] buffer = new byte[BUFFER];
        long bytes = 0;
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            bytes += read;
            if (bytes > most) {
                return new Copy.NotCopied(
                        new Failure(FailureReason.TOO_MANY_BYTES, "more than the %d bytes allowed".formatted(most)));
            }
            digest.update(buffer, 0, read);
            try {
                out.write(buffer, 0, read);
            } catch (IOException e) {
                throw new UnwritableException(e);
            }
        }
        return bytes == 0
                ? new Copy.NotCopied(new Failure(FailureReason.EMPTY_BODY, "an empty file"))
                : new Copy.Copied(bytes, HexFormat.of().formatHex(digest.digest()));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    private static final class UnwritableException extends Exception {
        private static final long serialVersionUID = 1;

        private final transient IOException refusal;

        UnwritableException(IOException refusal) {
            super(refusal);
            this.refusal = refusal;
        }
    }
}
