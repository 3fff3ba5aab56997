package org.fetchandrotate.imaging.heif;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/// A C2PA manifest store at the top of a file: a `uuid` box of its own, or a JUMBF box. Source: C2PA Technical
/// Specification, A.5 "Embedding manifests into BMFF-based assets"; ISO/IEC 19566-5.
final class ContentCredentials {
    private static final byte[] USER_TYPE = HexFormat.of().parseHex("d8fec3d61b0e483c92975828877ec481");
    private static final byte[] FREE = "free".getBytes(StandardCharsets.US_ASCII);

    private ContentCredentials() {}

    static boolean isIn(Box box) {
        if (box.is("uuid")) {
            int end = Math.min(box.end(), box.content() + USER_TYPE.length);
            return Arrays.equals(box.file(), box.content(), end, USER_TYPE, 0, USER_TYPE.length);
        }
        // its description box names it: type, toggles, and a label that is "c2pa"
        return box.is("jumb")
                && new String(box.bytes(), 0, Math.min(box.end() - box.start(), 64), StandardCharsets.ISO_8859_1)
                        .contains("c2pa");
    }

    /// Makes free space of a box: were it cut out, places all over the file would change.
    ///
    /// @param file a copy of the box's
    /// @param distance by which the box has moved there
    static void blank(byte[] file, Box box, int distance) {
        System.arraycopy(FREE, 0, file, box.start() + distance + 4, FREE.length);
        Arrays.fill(file, box.content() + distance, box.end() + distance, (byte) 0);
    }
}
