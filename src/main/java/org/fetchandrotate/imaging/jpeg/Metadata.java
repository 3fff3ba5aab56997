package org.fetchandrotate.imaging.jpeg;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import org.fetchandrotate.imaging.ExifData;
import org.fetchandrotate.imaging.Orientation;
import org.fetchandrotate.imaging.jpeg.Part.Segment;

/// What a JPEG's application segments say about how it is shown, and how they change when it is turned. Immutable.
///
/// Everything is kept but what would be wrong afterwards: the thumbnails of JFIF (unlike EXIF's, which is turned),
/// and the Multi-Picture index (CIPA DC-007), whose offsets no longer hold. The pictures that it points to, such as
/// the gain map of an Ultra HDR photo, would apply to the unturned picture; without the index a viewer shows the
/// picture alone. Their bytes, behind the end of the image, are kept.
final class Metadata {
    private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] JFIF = "JFIF\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] JFIF_EXTENSION = "JFXX\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] MULTI_PICTURE = "MPF\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] ADOBE = "Adobe".getBytes(StandardCharsets.ISO_8859_1);

    /// The most that a segment can hold: T.81, B.1.1.4.
    private static final int LARGEST_SEGMENT = 0xFFFF - 2;

    private final JpegFile file;
    private final Optional<Segment> exifSegment;
    private final Optional<ExifData> exif;

    Metadata(JpegFile file) {
        this.file = file;
        this.exifSegment = file.segments().stream()
                .filter(segment -> is(segment, Marker.APP1, EXIF))
                .findFirst();
        this.exif = exifSegment.flatMap(segment ->
                ExifData.parse(Arrays.copyOfRange(file.bytes(), segment.start() + EXIF.length, segment.end())));
    }

    Orientation orientation() {
        return exif.map(ExifData::orientation).orElse(Orientation.NORMAL);
    }

    /// The colour transform that an Adobe segment states: 0 none, 1 YCbCr, 2 YCCK; −1 without such a segment.
    int adobeTransform() {
        return file.segments().stream()
                .filter(segment -> is(segment, Marker.APP14, ADOBE) && segment.length() >= 12)
                .findFirst()
                .map(segment -> file.bytes()[segment.start() + 11] & 0xFF)
                .orElse(-1);
    }

    boolean hasJfif() {
        return file.segments().stream().anyMatch(segment -> is(segment, Marker.APP0, JFIF));
    }

    /// Where the EXIF block stands, if there is one that can be read.
    Optional<Segment> exifSegment() {
        return exif.isPresent() ? exifSegment : Optional.empty();
    }

    /// The contents of an EXIF segment that says how to show the picture; empty if it would become too large.
    Optional<byte[]> exifPayload(Orientation orientation) {
        ExifData changed =
                exif.map(present -> present.withOrientation(orientation)).orElseGet(() -> ExifData.of(orientation));
        return Optional.of(payload(changed)).filter(payload -> payload.length <= LARGEST_SEGMENT);
    }

    /// An application segment's contents after the stored picture has been turned.
    ///
    /// @param target the turned picture's frame
    /// @param thumbnailTurn turns an embedded JPEG; empty if it can't
    /// @return empty if the segment is to be left out
    Optional<byte[]> turned(
            Segment segment, Turn turn, Frame target, Function<byte[], Optional<byte[]>> thumbnailTurn) {
        if (exifSegment().filter(segment::equals).isPresent()) {
            return Optional.of(turnedExif(exif.orElseThrow(), turn, target, thumbnailTurn));
        }
        if (is(segment, Marker.APP0, JFIF) && segment.length() >= 14) {
            return Optional.of(turnedJfif(segment, turn));
        }
        if (is(segment, Marker.APP0, JFIF_EXTENSION) || is(segment, Marker.APP2, MULTI_PICTURE)) {
            return Optional.empty();
        }
        return Optional.of(contents(segment));
    }

    private static byte[] turnedExif(
            ExifData exif, Turn turn, Frame target, Function<byte[], Optional<byte[]>> thumbnailTurn) {
        ExifData changed = exif.withPixelSize(target.width(), target.height());
        if (turn.transposes()) {
            changed = changed.withResolutionSwapped();
        }
        Optional<byte[]> thumbnail = changed.thumbnail();
        if (thumbnail.isPresent()) {
            ExifData sized = changed;
            changed = thumbnail
                    .flatMap(thumbnailTurn)
                    .map(sized::withThumbnail)
                    .filter(data -> data.size() + EXIF.length <= LARGEST_SEGMENT)
                    .orElseGet(sized::withoutThumbnail);
        }
        return payload(changed);
    }

    private static byte[] payload(ExifData exif) {
        byte[] payload = Arrays.copyOf(EXIF, EXIF.length + exif.size());
        System.arraycopy(exif.bytes(), 0, payload, EXIF.length, exif.size());
        return payload;
    }

    /// JFIF 1.02: 12 bytes up to the densities of either direction, then the thumbnail's width and height, and it.
    private byte[] turnedJfif(Segment segment, Turn turn) {
        byte[] contents = Arrays.copyOf(contents(segment), 14);
        if (turn.transposes()) {
            byte[] across = Arrays.copyOfRange(contents, 8, 10);
            System.arraycopy(contents, 10, contents, 8, 2);
            System.arraycopy(across, 0, contents, 10, 2);
        }
        contents[12] = 0;
        contents[13] = 0;
        return contents;
    }

    private byte[] contents(Segment segment) {
        return Arrays.copyOfRange(file.bytes(), segment.start(), segment.end());
    }

    private boolean is(Segment segment, int marker, byte[] signature) {
        return segment.marker() == marker
                && segment.length() >= signature.length
                && Arrays.equals(
                        file.bytes(),
                        segment.start(),
                        segment.start() + signature.length,
                        signature,
                        0,
                        signature.length);
    }
}
