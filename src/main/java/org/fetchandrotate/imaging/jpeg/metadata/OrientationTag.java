package org.fetchandrotate.imaging.jpeg.metadata;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.fetchandrotate.imaging.Orientation;
import org.fetchandrotate.imaging.jpeg.file.BitWriter;
import org.fetchandrotate.imaging.jpeg.file.JpegFile;
import org.fetchandrotate.imaging.jpeg.file.JpegSegment.MarkerSegment;
import org.fetchandrotate.imaging.jpeg.file.Marker;

/// Writes a JPEG file as it is but for its EXIF segment, and for what would contradict it.
public final class OrientationTag {
    /// A marker and a length.
    private static final int HEADER_BYTES = 4;

    private OrientationTag() {}

    /// @param orientation that the tag states from now on
    /// @param exif the contents of the EXIF segment, which replaces the present one or is added
    public static void write(
            JpegFile source, Metadata metadata, Orientation orientation, byte[] exif, OutputStream output)
            throws IOException {
        byte[] bytes = source.bytes();
        Optional<MarkerSegment> present = metadata.exifSegment();
        BitWriter writer = new BitWriter(output, bytes.length);
        int written = 2;
        writer.bytes(bytes, 0, written);
        boolean stated = present.isPresent();
        if (!stated && !startsWithJfif(source)) {
            writer.segment(Marker.APP1, exif);
            stated = true;
        }
        for (MarkerSegment segment : source.segments()) {
            if (!Marker.isApplication(segment.marker())) {
                continue;
            }
            Optional<byte[]> payload = present.filter(segment::equals).isPresent()
                    ? Optional.of(exif)
                    : metadata.retagged(segment, orientation);
            writer.bytes(bytes, written, segment.start() - HEADER_BYTES);
            if (payload.isPresent()) {
                writer.segment(segment.marker(), payload.get());
            }
            written = segment.end();
            if (!stated) {
                writer.segment(Marker.APP1, exif);
                stated = true;
            }
        }
        writer.bytes(bytes, written, bytes.length);
        writer.drain();
    }

    /// Such a segment has to come first (JFIF 1.02).
    private static boolean startsWithJfif(JpegFile source) {
        return source.parts().getFirst() instanceof MarkerSegment first && first.marker() == Marker.APP0;
    }
}
