package org.fetchandrotate.imaging.heif;

import java.nio.ByteBuffer;
import org.fetchandrotate.imaging.ImageFormatException;

/// Reads the numbers of one box in turn, never beyond its end. Single-threaded.
final class Cursor {
    private final String type;
    private final ByteBuffer content;

    Cursor(String type, ByteBuffer content) {
        this.type = type;
        this.content = content;
    }

    /// An unsigned number.
    ///
    /// @param bytes 0–8; 0 gives 0, as in the `iloc` box
    long number(int bytes) throws ImageFormatException {
        require(bytes);
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            value = value << 8 | (content.get() & 0xFF);
        }
        return value;
    }

    /// An unsigned number of at most 3 bytes.
    int small(int bytes) throws ImageFormatException {
        return (int) number(bytes);
    }

    void skip(int bytes) throws ImageFormatException {
        require(bytes);
        content.position(content.position() + bytes);
    }

    /// Bytes from the start of the content.
    int position() {
        return content.position();
    }

    boolean hasRemaining() {
        return content.hasRemaining();
    }

    private void require(int bytes) throws ImageFormatException {
        if (bytes > content.remaining()) {
            throw ImageFormatException.corrupt("box " + type + " is too short");
        }
    }
}
