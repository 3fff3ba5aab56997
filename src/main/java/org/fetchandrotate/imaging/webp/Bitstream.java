package org.fetchandrotate.imaging.webp;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.fetchandrotate.imaging.ImageFormatException;

/// The coded picture of a still WebP or of one frame: its `VP8 ` or `VP8L` chunk, with the `ALPH` chunk that may
/// precede the former, and what their headers say.
///
/// @param chunks `VP8L`, or `VP8 `, or `ALPH` and `VP8 `
/// @param width pixels
/// @param height pixels
/// @param opacity whether pixels may be transparent
/// @param quality the estimated quality of a lossy picture, 0–100; empty for a lossless one
record Bitstream(List<RiffChunk> chunks, int width, int height, Opacity opacity, OptionalInt quality) {
    private static final int LOSSLESS_SIGNATURE = 0x2F;

    enum Opacity {
        OPAQUE,
        TRANSLUCENT
    }

    Bitstream {
        chunks = List.copyOf(chunks);
    }

    /// @param siblings chunks of the file or of one frame
    static Bitstream among(List<RiffChunk> siblings) throws ImageFormatException {
        Optional<RiffChunk> alpha = Optional.empty();
        for (RiffChunk chunk : siblings) {
            switch (chunk.fourCc()) {
                case "ALPH" -> alpha = Optional.of(chunk);
                case "VP8 " -> {
                    return lossy(chunk, alpha);
                }
                case "VP8L" -> {
                    return lossless(chunk);
                }
                default -> {
                    // metadata, or not known
                }
            }
        }
        throw ImageFormatException.corrupt("no image data");
    }

    boolean isLossless() {
        return quality.isEmpty();
    }

    /// A still WebP file of this picture alone.
    byte[] asFile() {
        if (chunks.size() == 1) {
            return RiffChunk.fileOf(chunks);
        }
        RiffChunk header = WebPFile.header(WebPFile.ALPHA_FLAG, width, height);
        return RiffChunk.fileOf(List.of(header, chunks.getFirst(), chunks.getLast()));
    }

    /// RFC 6386, section 9.1.
    private static Bitstream lossy(RiffChunk chunk, Optional<RiffChunk> alpha) throws ImageFormatException {
        chunk.requireLength(11);
        boolean keyFrame = (chunk.uint8(0) & 1) == 0;
        if (!keyFrame || chunk.uint24(3) != 0x2A019D) {
            throw ImageFormatException.corrupt("the lossy image data doesn't begin with a key frame");
        }
        int width = (chunk.uint8(6) | chunk.uint8(7) << 8) & 0x3FFF;
        int height = (chunk.uint8(8) | chunk.uint8(9) << 8) & 0x3FFF;
        return new Bitstream(
                alpha.map(a -> List.of(a, chunk)).orElse(List.of(chunk)),
                positive(width),
                positive(height),
                alpha.isPresent() ? Opacity.TRANSLUCENT : Opacity.OPAQUE,
                OptionalInt.of(LossyQuality.estimate(chunk)));
    }

    /// RFC 9649, section 3.4.
    private static Bitstream lossless(RiffChunk chunk) throws ImageFormatException {
        chunk.requireLength(6);
        int bits = chunk.uint24(1) | chunk.uint8(4) << 24;
        if (chunk.uint8(0) != LOSSLESS_SIGNATURE || bits >>> 29 != 0) {
            throw ImageFormatException.corrupt("the lossless image data has no valid header");
        }
        return new Bitstream(
                List.of(chunk),
                (bits & 0x3FFF) + 1,
                (bits >>> 14 & 0x3FFF) + 1,
                (bits >>> 28 & 1) == 1 ? Opacity.TRANSLUCENT : Opacity.OPAQUE,
                OptionalInt.empty());
    }

    private static int positive(int side) throws ImageFormatException {
        if (side == 0) {
            throw ImageFormatException.corrupt("an image without pixels");
        }
        return side;
    }
}
