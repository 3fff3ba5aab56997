package org.fetchandrotate.imaging;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Photoshop's image resources, of which the thumbnails show the original picture. Stateless.
///
/// Source: Adobe Photoshop File Formats Specification, "Image Resource Blocks"; 1033 and 1036 are the
/// thumbnails.
public final class PhotoshopResources {
    private static final byte[] BLOCK = "8BIM".getBytes(StandardCharsets.ISO_8859_1);
    private static final int OLD_THUMBNAIL = 1033;
    private static final int THUMBNAIL = 1036;

    private PhotoshopResources() {}

    /// The same without thumbnails, as it is from where there are no resources.
    ///
    /// @param contents holds resources one after the other
    /// @param start of the first; what is before it is kept
    public static byte[] withoutThumbnails(byte[] contents, int start) {
        var kept = new ByteArrayOutputStream(contents.length);
        kept.write(contents, 0, start);
        int at = start;
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
