package org.fetchandrotate.imaging;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// An EXIF block that says nothing but the orientation, as a segment of a JPEG (CIPA DC-008, 4.5.4).
public final class ExifSegment {
    private ExifSegment() {}

    /// @param orientation the tag's value, 1 to 8
    /// @return marker and length included
    public static byte[] of(int orientation) {
        byte[] block = ExifData.of(Orientation.ofExifValue(orientation)).bytes();
        byte[] name = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(4 + name.length + block.length)
                .putShort((short) 0xFFE1)
                .putShort((short) (2 + name.length + block.length))
                .put(name)
                .put(block)
                .array();
    }
}
