package org.fetchandrotate.imaging.webp;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fetchandrotate.imaging.ImageFormatException;

/// A WebP file taken apart (RFC 9649, section 2): nothing is decoded.
///
/// @param chunks in the file's order
/// @param width of the canvas, pixels
/// @param height of the canvas, pixels
/// @param flags of the `VP8X` chunk; 0 if it has none
/// @param frames of an animation; empty for a still image
/// @param still the picture of a still image; empty for an animation
record WebPFile(
        List<RiffChunk> chunks, int width, int height, int flags, List<WebPFrame> frames, Optional<Bitstream> still) {
    static final int ALPHA_FLAG = 0x10;
    static final int ANIMATION_FLAG = 0x02;
    private static final int FIRST_CHUNK = 12;
    private static final int HEADER_BYTES = 10;

    static WebPFile read(byte[] file) throws ImageFormatException {
        if (file.length < FIRST_CHUNK + RiffChunk.HEADER_BYTES) {
            throw ImageFormatException.corrupt("cut short in its header");
        }
        // The size in the RIFF header may be wrong in either direction; the chunks tell for themselves.
        int declared = (file[4] & 0xFF) | (file[5] & 0xFF) << 8 | (file[6] & 0xFF) << 16 | file[7] << 24;
        int end = declared < FIRST_CHUNK || declared > file.length - 8 ? file.length : declared + 8;
        List<RiffChunk> chunks = RiffChunk.read(file, FIRST_CHUNK, end);
        if (chunks.isEmpty() || !chunks.getFirst().is("VP8X")) {
            Bitstream bitstream = Bitstream.among(chunks);
            return new WebPFile(chunks, bitstream.width(), bitstream.height(), 0, List.of(), Optional.of(bitstream));
        }
        return readExtended(chunks);
    }

    private static WebPFile readExtended(List<RiffChunk> chunks) throws ImageFormatException {
        RiffChunk header = chunks.getFirst();
        header.requireLength(HEADER_BYTES);
        int flags = header.uint8(0);
        int width = header.uint24(4) + 1;
        int height = header.uint24(7) + 1;
        if ((flags & ANIMATION_FLAG) != 0) {
            return new WebPFile(chunks, width, height, flags, readFrames(chunks, width, height), Optional.empty());
        }
        Bitstream bitstream = Bitstream.among(chunks);
        if (bitstream.width() != width || bitstream.height() != height) {
            throw ImageFormatException.corrupt("%d × %d pixels on a canvas of %d × %d"
                    .formatted(bitstream.width(), bitstream.height(), width, height));
        }
        return new WebPFile(chunks, width, height, flags, List.of(), Optional.of(bitstream));
    }

    private static List<WebPFrame> readFrames(List<RiffChunk> chunks, int width, int height)
            throws ImageFormatException {
        List<WebPFrame> frames = new ArrayList<>();
        for (RiffChunk chunk : chunks) {
            if (!chunk.is("ANMF")) {
                continue;
            }
            WebPFrame frame = WebPFrame.read(chunk);
            if (frame.x() + frame.bitstream().width() > width
                    || frame.y() + frame.bitstream().height() > height) {
                throw ImageFormatException.corrupt("a frame reaches beyond the canvas");
            }
            frames.add(frame);
        }
        if (frames.isEmpty()) {
            throw ImageFormatException.corrupt("an animation without frames");
        }
        return List.copyOf(frames);
    }

    boolean isExtended() {
        return chunks.getFirst().is("VP8X");
    }

    Optional<RiffChunk> chunk(String fourCc) {
        return chunks.stream().filter(chunk -> chunk.is(fourCc)).findFirst();
    }

    static RiffChunk header(int flags, int width, int height) {
        var payload = new ByteArrayOutputStream();
        payload.writeBytes(RiffChunk.littleEndian(flags, 4));
        payload.writeBytes(RiffChunk.littleEndian(width - 1, 3));
        payload.writeBytes(RiffChunk.littleEndian(height - 1, 3));
        return RiffChunk.of("VP8X", payload.toByteArray());
    }
}
