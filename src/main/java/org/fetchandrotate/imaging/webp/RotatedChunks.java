package org.fetchandrotate.imaging.webp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.fetchandrotate.imaging.ExifData;
import org.fetchandrotate.imaging.Orientation;
import org.fetchandrotate.imaging.XmpPacket;
import org.fetchandrotate.imaging.webp.Bitstream.Opacity;
import org.fetchandrotate.model.Transform;

/// Puts a WebP file together again: the source's chunks in their order, with what depends on the pixels
/// replaced, and a header that promises what the file holds, whatever the source's promised. Immutable.
final class RotatedChunks {
    /// A C2PA manifest store. Source: C2PA Technical Specification, A.3.6 "Embedding manifests into RIFF-based
    /// formats".
    static final String CONTENT_CREDENTIALS = "C2PA";

    private static final int PROFILE_FLAG = 0x20;
    private static final int EXIF_FLAG = 0x08;
    private static final int XMP_FLAG = 0x04;
    private static final byte[] EXIF_PREFIX = {'E', 'x', 'i', 'f', 0, 0};

    private final WebPFile source;
    private final Transform transform;
    private final Orientation orientation;
    private final int width;
    private final int height;

    /// @param transform of the stored pixels
    /// @param orientation that EXIF states from now on
    RotatedChunks(WebPFile source, Transform transform, Orientation orientation) {
        this.source = source;
        this.transform = transform;
        this.orientation = orientation;
        this.width = transform.swapsSides() ? source.height() : source.width();
        this.height = transform.swapsSides() ? source.width() : source.height();
    }

    /// A still file of the rotated picture.
    byte[] still(Bitstream picture) {
        List<RiffChunk> chunks = new ArrayList<>();
        if (source.isExtended() || picture.chunks().size() > 1) {
            chunks.add(header(0, picture.opacity() == Opacity.TRANSLUCENT));
        }
        boolean written = false;
        for (RiffChunk chunk : source.chunks()) {
            switch (chunk.fourCc()) {
                case "VP8 ", "VP8L" -> {
                    if (!written) {
                        chunks.addAll(picture.chunks());
                    }
                    // what follows the first picture isn't shown
                    written = true;
                }
                case "ANIM", "ANMF" -> {
                    // frames that the header doesn't promise aren't shown
                }
                default -> add(chunk, chunks);
            }
        }
        return RiffChunk.fileOf(chunks);
    }

    /// @param frames as many as the source has
    byte[] animation(List<WebPFrame> frames) {
        List<RiffChunk> chunks = new ArrayList<>();
        boolean translucent =
                frames.stream().anyMatch(frame -> frame.bitstream().opacity() == Opacity.TRANSLUCENT);
        chunks.add(header(WebPFile.ANIMATION_FLAG, translucent));
        int nextFrame = 0;
        for (RiffChunk chunk : source.chunks()) {
            switch (chunk.fourCc()) {
                case "VP8 ", "VP8L" -> {
                    // a picture beside the frames isn't shown
                }
                case "ANMF" -> chunks.add(frames.get(nextFrame++).chunk());
                default -> add(chunk, chunks);
            }
        }
        return RiffChunk.fileOf(chunks);
    }

    private RiffChunk header(int animation, boolean translucent) {
        int flags = animation
                | (translucent ? WebPFile.ALPHA_FLAG : 0)
                | (source.chunk("ICCP").isPresent() ? PROFILE_FLAG : 0)
                | (source.chunk("EXIF").isPresent() ? EXIF_FLAG : 0)
                | (source.chunk("XMP ").isPresent() ? XMP_FLAG : 0);
        return WebPFile.header(flags, width, height);
    }

    private void add(RiffChunk chunk, List<RiffChunk> target) {
        switch (chunk.fourCc()) {
            case "VP8X", "ALPH", CONTENT_CREDENTIALS -> {
                // written anew, the last one void
            }
            case "EXIF" -> target.add(rotatedExif(chunk));
            case "XMP " -> target.add(rotatedXmp(chunk));
            default -> target.add(chunk);
        }
    }

    /// Sizes and resolutions follow the pixels.
    private RiffChunk rotatedExif(RiffChunk chunk) {
        byte[] payload = chunk.payload();
        int prefix = prefixLength(payload);
        return exif(chunk)
                .map(exif -> exif.orientation() == orientation ? exif : exif.withOrientation(orientation))
                .map(exif -> exif.withPixelSize(width, height)
                        .withSubjectMoved(transform, source.width(), source.height())
                        .withoutThumbnail())
                .map(exif -> transform.swapsSides() ? exif.withResolutionSwapped() : exif)
                .map(exif -> {
                    byte[] edited = Arrays.copyOf(payload, prefix + exif.size());
                    System.arraycopy(exif.bytes(), 0, edited, prefix, exif.size());
                    return RiffChunk.of("EXIF", edited);
                })
                .orElse(chunk);
    }

    private RiffChunk rotatedXmp(RiffChunk chunk) {
        XmpPacket rotated = XmpPacket.of(chunk.payload())
                .withOrientation(orientation)
                .withPixelSize(width, height)
                .withRegionsMoved(transform)
                .withoutThumbnails();
        return RiffChunk.of("XMP ", rotated.bytes());
    }

    /// What a chunk of EXIF holds, if it can be read.
    static Optional<ExifData> exif(RiffChunk chunk) {
        byte[] payload = chunk.payload();
        return ExifData.parse(Arrays.copyOfRange(payload, prefixLength(payload), payload.length));
    }

    /// The block should begin with its byte order, but some programs put a JPEG's prefix before it.
    private static int prefixLength(byte[] payload) {
        return Arrays.mismatch(payload, EXIF_PREFIX) >= EXIF_PREFIX.length ? EXIF_PREFIX.length : 0;
    }
}
