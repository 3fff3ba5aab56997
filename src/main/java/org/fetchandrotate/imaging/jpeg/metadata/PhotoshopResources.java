package org.fetchandrotate.imaging.jpeg.metadata;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Photoshop's image resources (APP13), of which the thumbnails show the original picture.
///
/// Source: Adobe Photoshop File Formats Specification, "Image Resource Blocks"; 1033 and 1036 are the
/// thumbnails.
final class PhotoshopResources {
    static final byte[] SIGNATURE = "Photoshop 3.0\0".getBytes(StandardCharsets.ISO_8859_1);

    private static final byte[] BLOCK = "8BIM".getBytes(StandardCharsets.ISO_8859_1);
    private static final int OLD_THUMBNAIL = 1033;
    private static final int THUMBNAIL = 1036;

    private PhotoshopResources() {}

    /// A segment's contents without thumbnails; as they are from where they aren't resources.
    static byte[] withoutThumbnails(byte[] contents) {
        var kept = new ByteArrayOutputStream(contents.length);
        kept.write(contents, 0, SIGNATURE.length);
        int at = SIGNATURE.length;
        while (at + 12 <= contents.length && Arrays.equals(contents, at, at + 4, BLOCK, 0, 4)) {
            int id = (contents[at + 4] & 0xFF) << 8 | contents[at + 5] & 0xFF;
            int nameBytes = (contents[at + 6] & 0xFF) + 1;
            int size = at + 6 + nameBytes + (nameBytes & 1);
            if (size + 4 > contents.length) {
                break;
            }
            long length = (contents[size] & 0xFFL) << 24
                    | (contents[size + 1] & 0xFF) << 16
                    | (contents[size + 2] & 0xFF) << 8
                    | contents[size + 3] & 0xFF;
            long end = size + 4 + length + (length & 1);
            if (end > contents.length + 1L) {
                break;
            }
            int next = (int) Math.min(end, contents.length);
            if (id != OLD_THUMBNAIL && id != THUMBNAIL) {
                kept.write(contents, at, next - at);
            }
            at = next;
        }
        kept.write(contents, at, contents.length - at);
        return kept.toByteArray();
    }
}
