package org.fetchandrotate.imaging.png;

import java.util.zip.CRC32;
import org.fetchandrotate.imaging.ImageFormatException;

/// Walks through the chunks of a file without copying them. Single-threaded.
///
/// A file that ends early is corrupt if that cuts a chunk which the image needs whole; image data that is cut is
/// handed out as far as it goes, since all pixels may be there; a cut ancillary chunk, a missing IEND or, after the
/// first image data, bytes that are no chunk end the walk: viewers show such files. What follows IEND isn't part of
/// the image and is never seen.
final class ChunkCursor {
    static final int SIGNATURE_LENGTH = 8;
    private static final long SIGNATURE = 0x89504E470D0A1A0AL;
    private static final int FRAME_LENGTH = 12;

    private final byte[] file;
    private int next;
    private boolean imageSeen;
    private int type;
    private int data;
    private int length;

    private ChunkCursor(byte[] file, int next, boolean imageSeen) {
        this.file = file;
        this.next = next;
        this.imageSeen = imageSeen;
    }

    /// Before the first chunk.
    ///
    /// @throws ImageFormatException if the file doesn't start with the PNG signature (clause 5.2)
    static ChunkCursor atStart(byte[] file) throws ImageFormatException {
        if (file.length < SIGNATURE_LENGTH || Bytes.int64(file, 0) != SIGNATURE) {
            throw ImageFormatException.corrupt("no PNG signature");
        }
        return new ChunkCursor(file, SIGNATURE_LENGTH, false);
    }

    /// Before the chunk that starts at `position`, as [#position()] gave it: one of image data.
    static ChunkCursor at(byte[] file, int position) {
        return new ChunkCursor(file, position, true);
    }

    /// Moves to the next chunk.
    ///
    /// @return false at the end
    /// @throws ImageFormatException if there is something that can't be a chunk, or a needed one is cut
    boolean advance() throws ImageFormatException {
        if (type == ChunkType.IEND || file.length - next < FRAME_LENGTH - 4) {
            return false;
        }
        length = Bytes.int32(file, next);
        type = Bytes.int32(file, next + 4);
        data = next + 8;
        if (length < 0 || !ChunkType.isValid(type)) {
            if (imageSeen) {
                next = file.length;
                return false;
            }
            throw ImageFormatException.corrupt("no chunk at byte %d".formatted(next));
        }
        if (length > file.length - next - FRAME_LENGTH) {
            if (type == ChunkType.IDAT || type == ChunkType.FDAT) {
                length = Math.min(length, file.length - data);
                imageSeen |= type == ChunkType.IDAT;
                next = file.length;
                return true;
            }
            if (!imageSeen && (ChunkType.isCritical(type) || ChunkType.isAnimation(type))) {
                throw ImageFormatException.corrupt("file ends within %s".formatted(ChunkType.name(type)));
            }
            next = file.length;
            return false;
        }
        imageSeen |= type == ChunkType.IDAT;
        next += FRAME_LENGTH + length;
        return true;
    }

    int type() {
        return type;
    }

    /// Where the chunk's data starts.
    int data() {
        return data;
    }

    /// Bytes of data.
    int length() {
        return length;
    }

    /// Where the chunk itself starts.
    int position() {
        return data - 8;
    }

    /// Whether the chunk's CRC is right (clause 5.3: over type and data).
    boolean isIntact() {
        if (file.length - data - length < 4) {
            return false; // cut
        }
        CRC32 crc = new CRC32();
        crc.update(file, data - 4, length + 4);
        return (int) crc.getValue() == Bytes.int32(file, data + length);
    }
}
