package org.fetchandrotate.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/// Writes files so that under a final name there is always a whole file: each is written as `*.part` in the folder where
/// it belongs, brought to the disk, then moved over its name. Stateless, thread-safe.
public final class WholeFiles {
    /// The suffix of files that are being written.
    static final String PART_SUFFIX = ".part";

    private static final int BUFFER_BYTES = 64 << 10;

    /// A new empty file in the folder of a file to be, with a name of its own. The folder is made if it is missing.
    ///
    /// @param target the name that [#commit] will give it
    /// @throws IOException if it can't be made
    public Path newPart(Path target) throws IOException {
        Path folder = Files.createDirectories(target.toAbsolutePath().getParent());
        // Not Files.createTempFile: what it makes can be read by its owner alone, and would stay so after the move.
        return Files.createFile(folder.resolve(UUID.randomUUID() + PART_SUFFIX));
    }

    /// Brings a finished part to the disk and moves it over its final name, at once where the file system can.
    ///
    /// @param part of [#newPart] for the same target
    /// @throws IOException if that fails; the part is still there then
    public void commit(Path part, Path target) throws IOException {
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        try {
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException _) {
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /// Removes a part that came to nothing, if it is still there.
    ///
    /// @throws IOException if it can't be removed
    public void discard(Path part) throws IOException {
        Files.deleteIfExists(part);
    }

    /// Copies a whole file over another name.
    ///
    /// @return what was copied
    /// @throws IOException if that fails; nothing is left of it then
    public Fingerprint copy(Path source, Path target) throws IOException {
        Path part = newPart(target);
        try {
            MessageDigest digest = sha256();
            long bytes;
            try (InputStream from = Files.newInputStream(source);
                    OutputStream to = new DigestOutputStream(Files.newOutputStream(part), digest)) {
                bytes = from.transferTo(to);
            }
            commit(part, target);
            return new Fingerprint(bytes, HexFormat.of().formatHex(digest.digest()));
        } finally {
            discard(part);
        }
    }

    /// Whether a plain file is there with this size and hash. Reads it in small pieces, and only if the size is right.
    ///
    /// @param sha256 64 lower-case hex digits
    /// @throws IOException if it is there but can't be read
    public boolean isIntact(Path file, long bytes, String sha256) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        try {
            return Files.size(file) == bytes && fingerprint(file).equals(new Fingerprint(bytes, sha256));
        } catch (NoSuchFileException _) {
            return false;
        }
    }

    /// Size and hash of a file, read in small pieces.
    ///
    /// @throws IOException if it can't be read
    public static Fingerprint fingerprint(Path file) throws IOException {
        MessageDigest digest = sha256();
        long bytes = 0;
        byte[] buffer = new byte[BUFFER_BYTES];
        try (InputStream stream = new DigestInputStream(Files.newInputStream(file), digest)) {
            for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
                bytes += read;
            }
        }
        return new Fingerprint(bytes, HexFormat.of().formatHex(digest.digest()));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /// What tells one file's content from another's.
    ///
    /// @param sha256 64 lower-case hex digits
    public record Fingerprint(long bytes, String sha256) {}
}
