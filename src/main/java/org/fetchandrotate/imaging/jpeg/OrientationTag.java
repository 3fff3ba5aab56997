package org.fetchandrotate.imaging.jpeg;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.fetchandrotate.imaging.jpeg.Part.Segment;

/// Writes a JPEG file as it is but for its EXIF segment.
final class OrientationTag {
    /// A marker and a length.
    private static final int HEADER_BYTES = 4;

    private OrientationTag() {}

    /// @param exif the contents of the EXIF segment, which replaces the present one or is added
    static void write(JpegFile source, Metadata metadata, byte[] exif, OutputStream output) throws IOException {
        byte[] bytes = source.bytes();
        Optional<Segment> present = metadata.exifSegment();
        int from = present.map(segment -> segment.start() - HEADER_BYTES).orElseGet(() -> placeForExif(source));
        int to = present.map(Segment::end).orElse(from);
        BitWriter writer = new BitWriter(output, bytes.length);
        writer.bytes(bytes, 0, from);
        writer.segment(Marker.APP1, exif);
        writer.bytes(bytes, to, bytes.length);
    }

    /// Behind a JFIF segment, which has to come first (JFIF 1.02), and else at the very beginning.
    private static int placeForExif(JpegFile source) {
        return source.parts().getFirst() instanceof Segment first && first.marker() == Marker.APP0 ? first.end() : 2;
    }
}
