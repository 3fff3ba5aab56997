package org.fetchandrotate.imaging.gif;

import org.fetchandrotate.imaging.ImageFormatException;

/// What a walk over a file's blocks finds out without decoding anything. Immutable.
///
/// The screen is at least as large as the first frame reaches: viewers show the whole of a first frame that its
/// screen is too small for, and cut later ones.
///
/// @param width of the logical screen
/// @param height of the logical screen
/// @param frames at least 1
/// @param largestFrame pixels of the largest frame
record GifStructure(int width, int height, int frames, long largestFrame) {
    /// A code of 12 bits stands for at most this many pixels.
    private static final long MAX_PIXELS_PER_BYTE = 4096;
    /// How much larger than the screen its frames may be on the whole, and some pixels: what is cut away costs time
    /// too.
    private static final long MAX_HIDDEN = 4;
    private static final long FREE_PIXELS = 1 << 22;

    /// @throws ImageFormatException if there is nothing to be shown, or the frames are much larger than the screen
    static GifStructure scan(byte[] file) throws ImageFormatException {
        GifCursor cursor = GifCursor.atStart(file);
        int width = Frame.uint16(file, 6);
        int height = Frame.uint16(file, 8);
        int frames = 0;
        long largest = 0;
        long total = 0;
        while (cursor.advance()) {
            if (!cursor.isAtImage()) {
                continue;
            }
            Frame frame = Frame.read(file, cursor.start());
            if (frame.area() / MAX_PIXELS_PER_BYTE > cursor.end() - cursor.start()) {
                throw ImageFormatException.corrupt("%d × %d pixels can't come from %d bytes"
                        .formatted(frame.width(), frame.height(), cursor.end() - cursor.start()));
            }
            if (frames == 0) {
                width = Math.max(width, frame.left() + frame.width());
                height = Math.max(height, frame.top() + frame.height());
            }
            frames++;
            total += frame.area();
            largest = Math.max(largest, frame.area());
        }
        if (frames == 0 || width == 0 || height == 0) {
            throw ImageFormatException.corrupt("no picture in the file");
        }
        if (width > 0xFFFF || height > 0xFFFF) {
            throw ImageFormatException.corrupt("the first frame reaches to %d, %d".formatted(width, height));
        }
        if (total - FREE_PIXELS > MAX_HIDDEN * width * height * frames || largest > Integer.MAX_VALUE - 64) {
            throw ImageFormatException.tooLarge(
                    "frames of %d pixels on a screen of %d × %d".formatted(total, width, height));
        }
        return new GifStructure(width, height, frames, largest);
    }
}
