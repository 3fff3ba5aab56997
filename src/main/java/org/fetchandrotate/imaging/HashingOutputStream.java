package org.fetchandrotate.imaging;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Counts and hashes what passes through, and remembers whether writing failed: a codec's `IOException` while
/// this stream is sound comes from the image's bytes, not from the disk. Single-threaded.
final class HashingOutputStream extends OutputStream {
    private final OutputStream target;
    private final MessageDigest digest;
    private long bytes;
    private @Nullable IOException failure;

    HashingOutputStream(OutputStream target) {
        this.target = target;
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] buffer, int offset, int length) throws IOException {
        try {
            target.write(buffer, offset, length);
        } catch (IOException e) {
            failure = e;
            throw e;
        }
        digest.update(buffer, offset, length);
        bytes += length;
    }

    @Override
    public void flush() throws IOException {
        try {
            target.flush();
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        try {
            target.close();
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }

    /// What went wrong with the file written to, if anything did.
    Optional<IOException> failure() {
        return Optional.ofNullable(failure);
    }

    long bytes() {
        return bytes;
    }

    /// Of all that was written so far, as 64 lower-case hex digits; to be asked once.
    String sha256() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
