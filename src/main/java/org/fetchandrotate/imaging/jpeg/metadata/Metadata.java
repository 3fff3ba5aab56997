package org.fetchandrotate.imaging.jpeg.metadata;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.fetchandrotate.imaging.ExifData;
import org.fetchandrotate.imaging.Orientation;
import org.fetchandrotate.imaging.PhotoshopResources;
import org.fetchandrotate.imaging.XmpPacket;
import org.fetchandrotate.imaging.jpeg.file.FrameHeader;
import org.fetchandrotate.imaging.jpeg.file.JpegFile;
import org.fetchandrotate.imaging.jpeg.file.JpegSegment.MarkerSegment;
import org.fetchandrotate.imaging.jpeg.file.Marker;
import org.fetchandrotate.imaging.jpeg.transform.BlockTransform;
import org.fetchandrotate.model.Rotation;
import org.fetchandrotate.model.RotationMethod;

/// What a JPEG's application segments say about how it is shown, and how they change when it is rotated.
/// For one thread.
///
/// Everything is kept but what would be wrong afterwards: the thumbnails of JFIF and Photoshop and the
/// uncompressed ones of EXIF (its JPEGs are rotated), and a C2PA manifest, which vouches for the untouched file
/// alone. XMP says what EXIF says of orientation and size. Other pictures in the file are [InnerPictures]'
/// affair.
public final class Metadata {
    private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] JFIF = "JFIF\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] JFIF_EXTENSION = "JFXX\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] MULTI_PICTURE = "MPF\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] ADOBE = "Adobe".getBytes(StandardCharsets.ISO_8859_1);

    /// The most that a segment can hold: T.81, B.1.1.4.
    private static final int LARGEST_SEGMENT = 0xFFFF - 2;

    private static final byte[] XMP = "http://ns.adobe.com/xap/1.0/\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] PHOTOSHOP = "Photoshop 3.0\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] JUMBF = {'J', 'P'};

    private final JpegFile file;
    private final InnerPictures inner;
    private final Set<MarkerSegment> contentCredentials;
    private final Optional<MarkerSegment> exifSegment;
    private final Optional<ExifData> exif;
    private final Orientation after;
    private final Optional<ExtendedXmp> extended;
    /// Made when the first of its segments, or the packet that names it, is asked for.
    private Optional<ExtendedXmp.Edited> extendedEdited = Optional.empty();

    private boolean isExtendedEdited;

    public Metadata(JpegFile file) {
        this(file, InnerPictures.NONE, Optional.empty());
    }

    /// @param inner the file's other pictures, rotated
    /// @param rotation what is done with the picture
    public Metadata(JpegFile file, InnerPictures inner, Rotation rotation) {
        this(file, inner, Optional.of(rotation));
    }

    private Metadata(JpegFile file, InnerPictures inner, Optional<Rotation> rotation) {
        this.file = file;
        this.inner = inner;
        this.contentCredentials = contentCredentials(file);
        this.exifSegment = file.segments().stream()
                .filter(segment -> is(segment, Marker.APP1, EXIF))
                .findFirst();
        this.exif = exifSegment.flatMap(segment ->
                ExifData.parse(Arrays.copyOfRange(file.bytes(), segment.start() + EXIF.length, segment.end())));
        this.after = rotation.map(orientation()::after).orElse(orientation());
        this.extended = file.segments().stream()
                .filter(segment -> is(segment, Marker.APP1, XMP))
                .map(segment ->
                        new String(file.bytes(), segment.start(), segment.length(), StandardCharsets.ISO_8859_1))
                .flatMap(packet -> ExtendedXmp.of(file, packet).stream())
                .findFirst();
    }

    public Orientation orientation() {
        return exif.map(ExifData::orientation).orElse(Orientation.NORMAL);
    }

    /// Whether all viewers read the orientation alike.
    public boolean hasPlainOrientation() {
        return exif.isEmpty() || exif.get().hasPlainOrientation();
    }

    /// What is left out of a copy beside thumbnails.
    public Set<RotationMethod.Note> notes() {
        Set<RotationMethod.Note> notes = EnumSet.noneOf(RotationMethod.Note.class);
        if (!contentCredentials.isEmpty()) {
            notes.add(RotationMethod.Note.C2PA_DROPPED);
        }
        if (inner.isDropped()) {
            notes.add(RotationMethod.Note.EXTRA_PICTURE_DROPPED);
        }
        return notes;
    }

    /// The colour transform that an Adobe segment states: 0 none, 1 YCbCr, 2 YCCK; −1 without such a segment.
    public int adobeTransform() {
        return file.segments().stream()
                .filter(segment -> is(segment, Marker.APP14, ADOBE) && segment.length() >= 12)
                .findFirst()
                .map(segment -> file.bytes()[segment.start() + 11] & 0xFF)
                .orElse(-1);
    }

    public boolean hasJfif() {
        return file.segments().stream().anyMatch(segment -> is(segment, Marker.APP0, JFIF));
    }

    /// Where the EXIF block stands, if there is one that can be read.
    public Optional<MarkerSegment> exifSegment() {
        return exif.isPresent() ? exifSegment : Optional.empty();
    }

    /// The contents of an EXIF segment that says how to show the picture; empty if it would become too large.
    public Optional<byte[]> exifPayload(Orientation orientation) {
        ExifData changed =
                exif.map(present -> present.withOrientation(orientation)).orElseGet(() -> ExifData.of(orientation));
        return Optional.of(payload(changed)).filter(payload -> payload.length <= LARGEST_SEGMENT);
    }

    /// An application segment's contents after the stored picture has been rotated.
    ///
    /// @param target the rotated picture's frame
    /// @param thumbnailRotation rotates an embedded JPEG; empty if it can't
    /// @return empty if the segment is to be left out
    public Optional<byte[]> rotated(
            MarkerSegment segment,
            BlockTransform transform,
            FrameHeader target,
            Function<byte[], Optional<byte[]>> thumbnailRotation) {
        if (exifSegment().filter(segment::equals).isPresent()) {
            return Optional.of(rotatedExif(exif.orElseThrow(), transform, target, thumbnailRotation));
        }
        if (is(segment, Marker.APP0, JFIF) && segment.length() >= 14) {
            return Optional.of(rotatedJfif(segment, transform));
        }
        return kept(segment, after, transform, Optional.of(target));
    }

    /// An application segment's contents where the tag alone says how to show the picture.
    ///
    /// @param orientation that the tag states from now on
    /// @return empty if the segment is to be left out
    Optional<byte[]> retagged(MarkerSegment segment, Orientation orientation) {
        if (is(segment, Marker.APP0, JFIF) && segment.length() >= 14) {
            return Optional.of(rotatedJfif(segment, BlockTransform.NONE));
        }
        return kept(segment, orientation, BlockTransform.NONE, Optional.empty());
    }

    private Optional<byte[]> kept(
            MarkerSegment segment, Orientation orientation, BlockTransform transform, Optional<FrameHeader> target) {
        if (is(segment, Marker.APP0, JFIF_EXTENSION) || contentCredentials.contains(segment)) {
            return Optional.empty();
        }
        if (is(segment, Marker.APP2, MULTI_PICTURE)) {
            return inner.isDropped() ? Optional.empty() : Optional.of(contents(segment));
        }
        if (is(segment, Marker.APP13, PHOTOSHOP)) {
            return Optional.of(PhotoshopResources.withoutThumbnails(contents(segment), PHOTOSHOP.length));
        }
        if (extended.filter(xmp -> xmp.includes(segment)).isPresent()) {
            Optional<ExtendedXmp.Edited> edited = extendedEdited(orientation, transform, target);
            return edited.isEmpty()
                    ? Optional.of(contents(segment))
                    : Optional.ofNullable(edited.get().payloads().get(segment));
        }
        return is(segment, Marker.APP1, XMP)
                ? xmp(segment, orientation, transform, target)
                : Optional.of(contents(segment));
    }

    private Optional<ExtendedXmp.Edited> extendedEdited(
            Orientation orientation, BlockTransform transform, Optional<FrameHeader> target) {
        if (!isExtendedEdited) {
            isExtendedEdited = true;
            extendedEdited =
                    extended.flatMap(xmp -> xmp.edited(packet -> agreeing(packet, orientation, transform, target)));
        }
        return extendedEdited;
    }

    private Optional<byte[]> xmp(
            MarkerSegment segment, Orientation orientation, BlockTransform transform, Optional<FrameHeader> target) {
        byte[] contents = contents(segment);
        XmpPacket packet = XmpPacket.of(Arrays.copyOfRange(contents, XMP.length, contents.length));
        if (inner.isDropped() && (packet.mentions("hdrgm:") || packet.mentions("GainMap"))) {
            return Optional.empty(); // it announces what isn't there any more
        }
        Optional<ExtendedXmp.Edited> edited = extendedEdited(orientation, transform, target);
        if (edited.isPresent()) {
            packet = packet.with(extended.orElseThrow().digest(), edited.get().digest());
        }
        Optional<byte[]> payload = Optional.of(xmpPayload(agreeing(packet, orientation, transform, target)))
                .filter(Metadata::fits);
        return payload.isPresent() ? payload : Optional.of(xmpPayload(packet));
    }

    private XmpPacket agreeing(
            XmpPacket packet, Orientation orientation, BlockTransform transform, Optional<FrameHeader> target) {
        XmpPacket changed = packet.withOrientation(orientation)
                .withItemLengths(inner::newLength)
                .withRegionsMoved(transform.transform())
                .withoutThumbnails();
        return target.map(frame -> changed.withPixelSize(frame.width(), frame.height()))
                .orElse(changed);
    }

    private static byte[] xmpPayload(XmpPacket packet) {
        byte[] bytes = packet.bytes();
        byte[] payload = Arrays.copyOf(XMP, XMP.length + bytes.length);
        System.arraycopy(bytes, 0, payload, XMP.length, bytes.length);
        return payload;
    }

    private static boolean fits(byte[] payload) {
        return payload.length <= LARGEST_SEGMENT;
    }

    /// The segments of a C2PA manifest: JUMBF boxes (ISO/IEC 19566-5, Annex D), of which those with one
    /// instance number belong together, and one names what they are. Source: C2PA Technical Specification,
    /// "Embedding manifests into JPEG".
    private static Set<MarkerSegment> contentCredentials(JpegFile file) {
        Set<Integer> instances = new HashSet<>();
        for (MarkerSegment segment : file.segments()) {
            if (isJumbf(file, segment) && contains(file.bytes(), segment, "c2pa")) {
                instances.add(instance(file, segment));
            }
        }
        Set<MarkerSegment> manifest = new HashSet<>();
        file.segments().stream()
                .filter(segment -> isJumbf(file, segment) && instances.contains(instance(file, segment)))
                .forEach(manifest::add);
        return manifest;
    }

    private static boolean isJumbf(JpegFile file, MarkerSegment segment) {
        return segment.length() > 8 && is(file, segment, Marker.APP11, JUMBF);
    }

    private static int instance(JpegFile file, MarkerSegment segment) {
        return (file.bytes()[segment.start() + 2] & 0xFF) << 8 | file.bytes()[segment.start() + 3] & 0xFF;
    }

    private static boolean contains(byte[] bytes, MarkerSegment segment, String word) {
        return new String(bytes, segment.start(), segment.length(), StandardCharsets.ISO_8859_1).contains(word);
    }

    private byte[] rotatedExif(
            ExifData source,
            BlockTransform transform,
            FrameHeader target,
            Function<byte[], Optional<byte[]>> thumbnailRotation) {
        boolean swaps = transform.transposes();
        int width = swaps ? target.height() : target.width();
        int height = swaps ? target.width() : target.height();
        ExifData changed = source.withPixelSize(target.width(), target.height())
                .withSubjectMoved(transform.transform(), width, height);
        if (after != source.orientation()) {
            changed = changed.withOrientation(after);
        }
        if (transform.transposes()) {
            changed = changed.withResolutionSwapped();
        }
        Optional<byte[]> thumbnail = changed.thumbnail();
        if (thumbnail.isPresent()) {
            ExifData sized = changed;
            changed = thumbnail
                    .flatMap(thumbnailRotation)
                    .map(sized::withThumbnail)
                    .filter(data -> data.size() + EXIF.length <= LARGEST_SEGMENT)
                    .orElseGet(sized::withoutThumbnail);
        } else if (changed.hasThumbnail()) {
            changed = changed.withoutThumbnail(); // of a kind that nobody writes any more
        }
        return payload(changed);
    }

    private static byte[] payload(ExifData exif) {
        byte[] payload = Arrays.copyOf(EXIF, EXIF.length + exif.size());
        System.arraycopy(exif.bytes(), 0, payload, EXIF.length, exif.size());
        return payload;
    }

    /// JFIF 1.02: 12 bytes up to the densities of either direction, then the thumbnail's width and height, and
    /// it.
    private byte[] rotatedJfif(MarkerSegment segment, BlockTransform transform) {
        byte[] contents = Arrays.copyOf(contents(segment), 14);
        if (transform.transposes()) {
            byte[] across = Arrays.copyOfRange(contents, 8, 10);
            System.arraycopy(contents, 10, contents, 8, 2);
            System.arraycopy(across, 0, contents, 10, 2);
        }
        contents[12] = 0;
        contents[13] = 0;
        return contents;
    }

    private byte[] contents(MarkerSegment segment) {
        return Arrays.copyOfRange(file.bytes(), segment.start(), segment.end());
    }

    private boolean is(MarkerSegment segment, int marker, byte[] signature) {
        return is(file, segment, marker, signature);
    }

    private static boolean is(JpegFile file, MarkerSegment segment, int marker, byte[] signature) {
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
