package org.fetchandrotate.imaging.webp;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.stream.Stream;
import org.fetchandrotate.imaging.AnimationCanvas;
import org.fetchandrotate.imaging.AnimationCanvas.Blending;
import org.fetchandrotate.imaging.AnimationCanvas.Disposal;
import org.fetchandrotate.imaging.ArgbImage;
import org.fetchandrotate.imaging.ImageFormatException;

/// A frame of an animation: an `ANMF` chunk (RFC 9649, section 2.7.1.2).
///
/// @param x pixels from the left of the canvas, even
/// @param y pixels from the top of the canvas, even
/// @param duration milliseconds
/// @param blending how the frame is laid on the canvas
/// @param disposal what becomes of its area before the next frame
/// @param extras chunks of unknown kinds
record WebPFrame(
        int x, int y, int duration, Blending blending, Disposal disposal, Bitstream bitstream, List<RiffChunk> extras) {
    private static final int HEADER_BYTES = 16;
    private static final int DISPOSE_FLAG = 1;
    private static final int DO_NOT_BLEND_FLAG = 2;

    static WebPFrame read(RiffChunk chunk) throws ImageFormatException {
        chunk.requireLength(HEADER_BYTES);
        int start = chunk.offset() + HEADER_BYTES;
        List<RiffChunk> parts = RiffChunk.read(chunk.data(), start, chunk.offset() + chunk.length());
        Bitstream bitstream = Bitstream.among(parts);
        if (bitstream.width() != chunk.uint24(6) + 1 || bitstream.height() != chunk.uint24(9) + 1) {
            throw ImageFormatException.corrupt("a frame's size differs from that of its image data");
        }
        int flags = chunk.uint8(15);
        return new WebPFrame(
                chunk.uint24(0) * 2,
                chunk.uint24(3) * 2,
                chunk.uint24(12),
                (flags & DO_NOT_BLEND_FLAG) == 0 ? Blending.OVER : Blending.REPLACE,
                (flags & DISPOSE_FLAG) == 0 ? Disposal.KEEP : Disposal.CLEAR,
                bitstream,
                parts.stream().filter(part -> !isImageData(part)).toList());
    }

    /// The same in duration and extras, at another place, with another picture.
    WebPFrame with(int newX, int newY, Blending newBlending, Disposal newDisposal, Bitstream newBitstream) {
        return new WebPFrame(newX, newY, duration, newBlending, newDisposal, newBitstream, extras);
    }

    /// Lays it on a canvas of the animation's size.
    void showOn(AnimationCanvas canvas, ArgbImage pixels) {
        canvas.show(x, y, pixels, blending, disposal);
    }

    RiffChunk chunk() {
        var payload = new ByteArrayOutputStream();
        for (int value : new int[] {x / 2, y / 2, bitstream.width() - 1, bitstream.height() - 1, duration}) {
            payload.writeBytes(RiffChunk.littleEndian(value, 3));
        }
        payload.write((blending == Blending.REPLACE ? DO_NOT_BLEND_FLAG : 0)
                | (disposal == Disposal.CLEAR ? DISPOSE_FLAG : 0));
        payload.writeBytes(RiffChunk.concatenated(
                Stream.concat(bitstream.chunks().stream(), extras.stream()).toList()));
        return RiffChunk.of("ANMF", payload.toByteArray());
    }

    static boolean isImageData(RiffChunk chunk) {
        return chunk.is("ALPH") || chunk.is("VP8 ") || chunk.is("VP8L");
    }
}
