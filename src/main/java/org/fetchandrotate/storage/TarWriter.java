package org.fetchandrotate.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Writes a tar archive of plain files, always the same for the same members: no times, no owners. Single-thread.
///
/// Source: POSIX.1-2017, *pax*, "ustar Interchange Format".
public final class TarWriter implements AutoCloseable {
    private static final int BLOCK = 512;
    private static final int MAX_NAME = 100;
    private static final long MAX_BYTES = 0_777_7777_7777L;

    private final OutputStream stream;

    /// @param stream closed with this
    public TarWriter(OutputStream stream) {
        this.stream = stream;
    }

    /// Adds a member.
    ///
    /// @param name at most 100 characters, in ASCII
    public void add(String name, byte[] content) throws IOException {
        stream.write(header(name, content.length));
        stream.write(content);
        pad(content.length);
    }

    /// Adds a file as a member.
    ///
    /// @param name at most 100 characters, in ASCII
    /// @throws IOException also if the file changes its length meanwhile
    public void add(String name, Path file) throws IOException {
        long bytes = Files.size(file);
        stream.write(header(name, bytes));
        try (InputStream content = Files.newInputStream(file)) {
            long copied = content.transferTo(stream);
            if (copied != bytes) {
                throw new IOException(file + ": had " + bytes + " bytes, then " + copied);
            }
        }
        pad(bytes);
    }

    /// Writes the archive's end.
    @Override
    public void close() throws IOException {
        try (stream) {
            stream.write(new byte[2 * BLOCK]);
        }
    }

    private void pad(long bytes) throws IOException {
        stream.write(new byte[(int) ((BLOCK - bytes % BLOCK) % BLOCK)]);
    }

    private static byte[] header(String name, long bytes) throws IOException {
        byte[] ascii = name.getBytes(StandardCharsets.US_ASCII);
        if (ascii.length > MAX_NAME || bytes > MAX_BYTES) {
            throw new IOException("No room in a tar header: " + name + ", " + bytes + " bytes");
        }
        byte[] header = new byte[BLOCK];
        System.arraycopy(ascii, 0, header, 0, ascii.length);
        put(header, 100, "0000644");
        put(header, 108, "0000000");
        put(header, 116, "0000000");
        put(header, 124, "%011o".formatted(bytes));
        put(header, 136, "00000000000");
        put(header, 148, "        "); // counted as blanks
        put(header, 156, "0");
        put(header, 257, "ustar\00000");
        int sum = 0;
        for (byte value : header) {
            sum += value & 0xff;
        }
        put(header, 148, "%06o\0 ".formatted(sum));
        return header;
    }

    private static void put(byte[] header, int place, String text) {
        byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(ascii, 0, header, place, ascii.length);
    }
}
