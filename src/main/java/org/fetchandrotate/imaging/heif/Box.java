package org.fetchandrotate.imaging.heif;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.fetchandrotate.imaging.ImageFormatException;

/// A box of the ISO base media file format (ISO/IEC 14496-12, section 4.2): its size in big endian, four
/// characters of type, content.
///
/// @param type four characters, each a byte
/// @param file the array that holds it, shared and not to be changed
/// @param start of the box
/// @param content start of the content
/// @param end of the box
@SuppressWarnings("ArrayRecordComponent") // never compared, and seen by this package alone
record Box(String type, byte[] file, int start, int content, int end) {
    private static final int HEADER_BYTES = 8;
    private static final int VERSION_BYTES = 4;

    /// The boxes in a part of a file. Stray bytes at the end, too few for a box, are passed over.
    static List<Box> read(byte[] file, int start, int end) throws ImageFormatException {
        List<Box> boxes = new ArrayList<>();
        ByteBuffer view = ByteBuffer.wrap(file);
        int at = start;
        while (at + HEADER_BYTES <= end) {
            String type = new String(file, at + 4, 4, StandardCharsets.ISO_8859_1);
            long size = view.getInt(at) & 0xFFFFFFFFL;
            int content = at + HEADER_BYTES;
            if (size == 0) {
                size = (long) end - at;
            } else if (size == 1) {
                size = content + 8 <= end ? view.getLong(content) : -1;
                content += 8;
            }
            if (size < content - at || size > end - at) {
                throw ImageFormatException.corrupt("cut short in box " + type.replaceAll("[^ -~]", "?"));
            }
            boxes.add(new Box(type, file, at, content, (int) (at + size)));
            at += (int) size;
        }
        return boxes;
    }

    /// A box of this content.
    static byte[] of(String type, byte[] content) {
        return ByteBuffer.allocate(HEADER_BYTES + content.length)
                .putInt(HEADER_BYTES + content.length)
                .put(type.getBytes(StandardCharsets.ISO_8859_1))
                .put(content)
                .array();
    }

    static Optional<Box> first(List<Box> boxes, String type) {
        return boxes.stream().filter(box -> box.is(type)).findFirst();
    }

    boolean is(String name) {
        return type.equals(name);
    }

    byte[] bytes() {
        return Arrays.copyOfRange(file, start, end);
    }

    /// The boxes that make up the content.
    List<Box> children() throws ImageFormatException {
        return read(file, content, end);
    }

    /// The boxes behind the version and flags of a "full box" (section 4.2.2).
    List<Box> childrenOfFullBox() throws ImageFormatException {
        if (content + VERSION_BYTES > end) {
            throw ImageFormatException.corrupt("box " + type + " is too short");
        }
        return read(file, content + VERSION_BYTES, end);
    }

    /// A cursor at the start of the content.
    Cursor cursor() {
        return new Cursor(type, ByteBuffer.wrap(file, content, end - content).slice());
    }
}
