package org.fetchandrotate.imaging.png;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fetchandrotate.imaging.ExifData;
import org.fetchandrotate.imaging.Orientation;
import org.fetchandrotate.imaging.XmpPacket;
import org.fetchandrotate.model.Transform;

/// What becomes of each chunk that isn't needed to show the image. Immutable.
///
/// Kept: all that says nothing about directions (colour, transparency, text, time, histogram, suggested
/// palettes), and what isn't known but says of itself that it may be copied (PNG clause 14.2). Rotated:
/// resolution, scale, EXIF. Dropped: what isn't known and not safe to copy (the same clause; so does Apple's
/// index into the image data, iDOT, and C2PA's signed manifest, caBX), signatures, the layout of stereo pairs,
/// and positions on a page or canvas that doesn't rotate along (oFFs, vpAg, caNv).
///
/// @param transform of the stored pixels
/// @param orientation that EXIF states from now on
/// @param size of the rotated image
record AncillaryChunks(Transform transform, Orientation orientation, PngHeader size) {
    private static final Set<Integer> KEPT = types(
            "tRNS cHRM gAMA iCCP sBIT sRGB cICP mDCV cLLI bKGD hIST sPLT tEXt zTXt iTXt tIME pCAL gIFg gIFx gIFt");
    private static final Set<Integer> DROPPED = types("oFFs vpAg caNv sTER dSIG fRAc");
    private static final int SCAL = ChunkType.of("sCAL");
    private static final int ITXT = ChunkType.of("iTXt");
    private static final int PHYS_LENGTH = 9;

    /// The keyword of XMP, with no compression, language or translation (XMP Specification part 3, 1.1.5).
    private static final byte[] XMP = "XML:com.adobe.xmp\0\0\0\0\0".getBytes(StandardCharsets.US_ASCII);

    private static Set<Integer> types(String names) {
        return Stream.of(names.split(" ")).map(ChunkType::of).collect(Collectors.toUnmodifiableSet());
    }

    /// The chunk's data in the rotated image; empty if it has no place there.
    Optional<byte[]> rotated(int type, byte[] data) {
        if (type == ChunkType.EXIF) {
            return Optional.of(ExifData.parse(data).map(this::rotated).orElse(data));
        }
        if (type == ChunkType.PHYS) {
            return resolution(data);
        }
        if (type == SCAL) {
            return scale(data);
        }
        if (type == ITXT && Arrays.mismatch(data, XMP) == XMP.length) {
            return Optional.of(xmp(data));
        }
        boolean stays = KEPT.contains(type) || (ChunkType.isSafeToCopy(type) && !DROPPED.contains(type));
        return stays ? Optional.of(data) : Optional.empty();
    }

    /// The pixels have been moved to suit the orientation; a thumbnail of the old picture would be wrong.
    private byte[] rotated(ExifData exif) {
        boolean swaps = transform.swapsSides();
        ExifData rotated = exif.withoutThumbnail()
                .withSubjectMoved(
                        transform, swaps ? size.height() : size.width(), swaps ? size.width() : size.height());
        if (rotated.orientation() != orientation) {
            rotated = rotated.withOrientation(orientation);
        }
        if (swaps) {
            rotated = rotated.withPixelSize(size.width(), size.height()).withResolutionSwapped();
        }
        return rotated.bytes();
    }

    private byte[] xmp(byte[] data) {
        byte[] packet = XmpPacket.of(Arrays.copyOfRange(data, XMP.length, data.length))
                .withOrientation(orientation)
                .withPixelSize(size.width(), size.height())
                .withRegionsMoved(transform)
                .withoutThumbnails()
                .bytes();
        byte[] chunk = Arrays.copyOf(XMP, XMP.length + packet.length);
        System.arraycopy(packet, 0, chunk, XMP.length, packet.length);
        return chunk;
    }

    /// pHYs: pixels a unit across, down, and the unit (PNG clause 11.3.4.3).
    private Optional<byte[]> resolution(byte[] data) {
        if (!transform.swapsSides()) {
            return Optional.of(data);
        }
        if (data.length != PHYS_LENGTH) {
            return Optional.empty();
        }
        byte[] swapped = data.clone();
        System.arraycopy(data, 0, swapped, 4, 4);
        System.arraycopy(data, 4, swapped, 0, 4);
        return Optional.of(swapped);
    }

    /// sCAL: a unit, the width of a pixel as text, a zero, its height as text (Extensions to the PNG
    /// Specification).
    private Optional<byte[]> scale(byte[] data) {
        if (!transform.swapsSides()) {
            return Optional.of(data);
        }
        int zero = 1;
        while (zero < data.length && data[zero] != 0) {
            zero++;
        }
        if (zero >= data.length) {
            return Optional.empty();
        }
        byte[] swapped = data.clone();
        int heightLength = data.length - zero - 1;
        System.arraycopy(data, zero + 1, swapped, 1, heightLength);
        swapped[1 + heightLength] = 0;
        System.arraycopy(data, 1, swapped, heightLength + 2, zero - 1);
        return Optional.of(swapped);
    }
}
