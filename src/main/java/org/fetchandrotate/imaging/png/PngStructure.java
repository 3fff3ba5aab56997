package org.fetchandrotate.imaging.png;

import java.util.Arrays;
import org.fetchandrotate.imaging.ExifData;
import org.fetchandrotate.imaging.ImageFormatException;
import org.fetchandrotate.imaging.Orientation;
import org.jspecify.annotations.Nullable;

/// What a walk over a file's chunks finds out without decoding any image data. Immutable.
///
/// @param palette red, green, blue of each entry; empty without PLTE
/// @param transparency the content of tRNS; empty without
/// @param orientation of eXIf, which some viewers honour
/// @param frames of the animation; 0 for a still image
/// @param imageStart where the first IDAT chunk starts
/// @param firstFrame what is shown first
@SuppressWarnings("ArrayRecordComponent") // never compared, and seen by this package alone
record PngStructure(
        PngHeader header,
        byte[] palette,
        byte[] transparency,
        Orientation orientation,
        int frames,
        int imageStart,
        FirstFrame firstFrame) {
    private static final int CGBI = 0x43674249;
    private static final int MAX_PALETTE_BYTES = 3 * 256;

    /// The data of the picture that is shown first and where on the canvas it lies: the first frame of an
    /// animation, or the image.
    ///
    /// @param start where its first chunk starts
    /// @param type of its chunks
    record FirstFrame(int start, int type, int left, int top, int width, int height) {}

    boolean isAnimated() {
        return frames > 0;
    }

    /// @throws ImageFormatException if the file can't be shown: no header, no palette where one is needed, no image
    /// data
    static PngStructure scan(byte[] file) throws ImageFormatException {
        ChunkCursor cursor = ChunkCursor.atStart(file);
        if (file.length >= 16 && Bytes.int32(file, 12) == CGBI) {
            throw ImageFormatException.unsupported(
                    "Apple's PNG for iOS (CgBI), which other viewers don't show, is not supported");
        }
        if (!cursor.advance() || cursor.type() != ChunkType.IHDR || cursor.length() != PngHeader.LENGTH) {
            throw ImageFormatException.corrupt("no IHDR at the start");
        }
        if (!cursor.isIntact()) {
            throw ImageFormatException.corrupt("CRC of IHDR is wrong");
        }
        Scan scan = new Scan(PngHeader.read(file, cursor.data()));
        while (cursor.advance()) {
            scan.meet(file, cursor);
        }
        return scan.result();
    }

    /// The state of the walk. Single-threaded.
    private static final class Scan {
        private final PngHeader header;
        private byte[] palette = {};
        private byte[] transparency = {};
        private Orientation orientation = Orientation.NORMAL;
        private boolean animated;
        private int frames;
        private int imageStart = -1;
        private @Nullable FrameControl control;
        private @Nullable FirstFrame firstFrame;

        Scan(PngHeader header) {
            this.header = header;
        }

        void meet(byte[] file, ChunkCursor cursor) throws ImageFormatException {
            int type = cursor.type();
            if (type == ChunkType.IHDR) {
                throw ImageFormatException.corrupt("a second IHDR");
            } else if (type == ChunkType.PLTE && header.colourType() == ColourType.PALETTE) {
                palette = palette(file, cursor);
            } else if (type == ChunkType.TRNS && cursor.isIntact()) {
                transparency = data(file, cursor);
            } else if (type == ChunkType.EXIF && cursor.isIntact()) {
                orientation = ExifData.parse(data(file, cursor))
                        .map(ExifData::orientation)
                        .orElse(Orientation.NORMAL);
            } else if (type == ChunkType.ACTL && imageStart < 0 && cursor.length() == 8) {
                animated = Bytes.int32(file, cursor.data()) > 0;
            } else if (type == ChunkType.FCTL && animated) {
                frames++;
                control = FrameControl.read(file, cursor, header);
            } else if (type == ChunkType.IDAT && imageStart < 0) {
                imageStart = cursor.position();
                if (!animated || control != null) {
                    firstFrame = new FirstFrame(imageStart, type, 0, 0, header.width(), header.height());
                }
            } else if (type == ChunkType.FDAT && firstFrame == null && control != null) {
                firstFrame = new FirstFrame(
                        cursor.position(), type, control.left(), control.top(), control.width(), control.height());
            }
        }

        private byte[] palette(byte[] file, ChunkCursor cursor) throws ImageFormatException {
            int length = cursor.length();
            if (!cursor.isIntact() || palette.length > 0 || length % 3 != 0 || length > MAX_PALETTE_BYTES) {
                throw ImageFormatException.corrupt("the palette is damaged");
            }
            return data(file, cursor);
        }

        private static byte[] data(byte[] file, ChunkCursor cursor) {
            return Arrays.copyOfRange(file, cursor.data(), cursor.data() + cursor.length());
        }

        PngStructure result() throws ImageFormatException {
            if (imageStart < 0) {
                throw ImageFormatException.corrupt("no image data");
            }
            if (header.colourType() == ColourType.PALETTE && palette.length == 0) {
                throw ImageFormatException.corrupt("no palette");
            }
            if (firstFrame == null) {
                throw ImageFormatException.corrupt("an animation without frames");
            }
            return new PngStructure(header, palette, transparency, orientation, frames, imageStart, firstFrame);
        }
    }
}
