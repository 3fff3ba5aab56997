package org.fetchandrotate.imaging.png;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.CRC32;

/// Writes a PNG file chunk by chunk. Single-threaded; doesn't close its target.
final class ChunkWriter {
    private final OutputStream target;
    private final byte[] word = new byte[4];

    /// Writes the signature.
    ChunkWriter(OutputStream target) throws IOException {
        this.target = target;
        target.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
    }

    void write(int type, byte[] data) throws IOException {
        write(type, new byte[0], data, 0, data.length);
    }

    /// Writes a chunk whose data are `prefix` and `length` bytes of `data`.
    void write(int type, byte[] prefix, byte[] data, int offset, int length) throws IOException {
        CRC32 crc = new CRC32();
        writeInt(prefix.length + length);
        Bytes.putInt32(word, 0, type);
        crc.update(word);
        target.write(word);
        crc.update(prefix);
        target.write(prefix);
        crc.update(data, offset, length);
        target.write(data, offset, length);
        writeInt((int) crc.getValue());
    }

    private void writeInt(int value) throws IOException {
        Bytes.putInt32(word, 0, value);
        target.write(word);
    }
}
