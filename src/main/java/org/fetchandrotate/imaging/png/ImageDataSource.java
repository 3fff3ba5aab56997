package org.fetchandrotate.imaging.png;

import org.fetchandrotate.imaging.ImageFormatException;

/// The pieces of one zlib stream, spread over the IDAT chunks of a file or the fdAT chunks of a frame.
/// Single-threaded.
final class ImageDataSource {
    /// fdAT starts with a sequence number.
    private static final int FDAT_PREFIX = 4;

    private final byte[] file;
    private final ChunkCursor cursor;
    private final int type;
    private int offset;
    private int length;
    private boolean damaged;

    /// @param start where the first chunk of the stream starts
    /// @param type [ChunkType#IDAT] or [ChunkType#FDAT]
    ImageDataSource(byte[] file, int start, int type) {
        this.file = file;
        this.cursor = ChunkCursor.at(file, start);
        this.type = type;
    }

    /// Moves to the next piece that isn't empty.
    ///
    /// IDAT chunks belong together even where others lie between them, against clause 5.6: that loses nothing. The
    /// fdAT chunks of a frame end at the next frame's fcTL.
    ///
    /// @return false at the end
    /// @throws ImageFormatException if the chunk is damaged
    boolean advance() throws ImageFormatException {
        while (cursor.advance()) {
            if (type == ChunkType.FDAT && cursor.type() == ChunkType.FCTL) {
                return false;
            }
            if (cursor.type() == type) {
                // viewers don't look: if the data itself is damaged, inflating it tells
                damaged |= !cursor.isIntact();
                int prefix = type == ChunkType.FDAT ? FDAT_PREFIX : 0;
                offset = cursor.data() + prefix;
                length = cursor.length() - prefix;
                if (length > 0) {
                    return true;
                }
            }
        }
        return false;
    }

    /// Whether a checksum so far was wrong.
    boolean isDamaged() {
        return damaged;
    }

    byte[] file() {
        return file;
    }

    int offset() {
        return offset;
    }

    int length() {
        return length;
    }
}
