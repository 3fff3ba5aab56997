package org.fetchandrotate.imaging.webp;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fetchandrotate.imaging.ImageFormatException;

/// A chunk of a WebP file (RFC 9649, section 2.3): four characters, the payload's size in little endian, the
/// payload, and a zero byte if the size is odd.
///
/// @param fourCc four characters, each a byte
/// @param data the array that holds the payload, shared and not to be changed
/// @param offset of the payload
/// @param length of the payload, bytes
@SuppressWarnings("ArrayRecordComponent") // never compared, and seen by this package alone
record RiffChunk(String fourCc, byte[] data, int offset, int length) {
    static final int HEADER_BYTES = 8;

    static RiffChunk of(String fourCc, byte[] payload) {
        return new RiffChunk(fourCc, payload, 0, payload.length);
    }

    /// The chunks in a part of a file. The last may lack its padding byte; a few stray bytes at the end are
    /// passed over.
    static List<RiffChunk> read(byte[] file, int start, int end) throws ImageFormatException {
        List<RiffChunk> chunks = new ArrayList<>();
        int at = start;
        while (at + HEADER_BYTES <= end) {
            String fourCc = new String(file, at, 4, StandardCharsets.ISO_8859_1);
            long length = int32(file, at + 4) & 0xFFFFFFFFL;
            if (length > end - at - HEADER_BYTES) {
                throw ImageFormatException.corrupt("cut short in chunk " + printable(fourCc));
            }
            chunks.add(new RiffChunk(fourCc, file, at + HEADER_BYTES, (int) length));
            at = (int) Math.min(end, at + HEADER_BYTES + length + (length & 1));
        }
        return chunks;
    }

    /// The bytes of chunks one after the other.
    static byte[] concatenated(List<RiffChunk> chunks) {
        var out = new ByteArrayOutputStream();
        chunks.forEach(chunk -> chunk.writeTo(out));
        return out.toByteArray();
    }

    /// A whole WebP file of these chunks.
    static byte[] fileOf(List<RiffChunk> chunks) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {'R', 'I', 'F', 'F'});
        int size = 4;
        for (RiffChunk chunk : chunks) {
            size += HEADER_BYTES + chunk.length + (chunk.length & 1);
        }
        out.writeBytes(littleEndian(size, 4));
        out.writeBytes(new byte[] {'W', 'E', 'B', 'P'});
        chunks.forEach(chunk -> chunk.writeTo(out));
        return out.toByteArray();
    }

    static byte[] littleEndian(int value, int bytes) {
        byte[] result = new byte[bytes];
        for (int i = 0; i < bytes; i++) {
            result[i] = (byte) (value >>> (8 * i));
        }
        return result;
    }

    boolean is(String name) {
        return fourCc.equals(name);
    }

    byte[] payload() {
        return Arrays.copyOfRange(data, offset, offset + length);
    }

    int uint8(int at) {
        return data[offset + at] & 0xFF;
    }

    int uint24(int at) {
        return uint8(at) | uint8(at + 1) << 8 | uint8(at + 2) << 16;
    }

    void requireLength(int least) throws ImageFormatException {
        if (length < least) {
            throw ImageFormatException.corrupt("chunk " + printable(fourCc) + " is too short");
        }
    }

    private void writeTo(ByteArrayOutputStream out) {
        out.writeBytes(fourCc.getBytes(StandardCharsets.ISO_8859_1));
        out.writeBytes(littleEndian(length, 4));
        out.write(data, offset, length);
        if (length % 2 != 0) {
            out.write(0);
        }
    }

    private static String printable(String fourCc) {
        return fourCc.replaceAll("[^ -~]", "?").strip();
    }

    private static int int32(byte[] file, int at) {
        return (file[at] & 0xFF) | (file[at + 1] & 0xFF) << 8 | (file[at + 2] & 0xFF) << 16 | file[at + 3] << 24;
    }
}
