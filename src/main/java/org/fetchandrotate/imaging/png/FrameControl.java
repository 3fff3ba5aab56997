package org.fetchandrotate.imaging.png;

import org.fetchandrotate.imaging.ImageFormatException;
import org.fetchandrotate.model.Transform;

/// The content of fcTL (PNG clause 11.3.6.2): where on the canvas an animation's frame lies, for how long, and how
/// it is put there and taken away.
///
/// @param sequence number of the chunk among all fcTL and fdAT
/// @param left columns of the canvas to its left
/// @param top rows of the canvas above it
/// @param rest delay, disposal and blending: unaffected by a rotation
record FrameControl(int sequence, int width, int height, int left, int top, Timing rest) {
    static final int LENGTH = 26;

    /// @param delayNumerator seconds, above the denominator
    /// @param delayDenominator 0 counts as 100
    /// @param disposal 0 nothing, 1 clear, 2 back to what was there before
    /// @param blending 0 replace, 1 over
    record Timing(int delayNumerator, int delayDenominator, int disposal, int blending) {}

    /// @throws ImageFormatException if it lies partly outside the canvas
    static FrameControl read(byte[] file, ChunkCursor cursor, PngHeader canvas) throws ImageFormatException {
        if (cursor.length() != LENGTH || !cursor.isIntact()) {
            throw ImageFormatException.corrupt("fcTL is damaged");
        }
        int at = cursor.data();
        Timing rest = new Timing(
                Bytes.uint16(file, at + 20), Bytes.uint16(file, at + 22), file[at + 24] & 0xFF, file[at + 25] & 0xFF);
        FrameControl control = new FrameControl(
                Bytes.int32(file, at),
                Bytes.int32(file, at + 4),
                Bytes.int32(file, at + 8),
                Bytes.int32(file, at + 12),
                Bytes.int32(file, at + 16),
                rest);
        if (!control.isWithin(canvas)) {
            throw ImageFormatException.corrupt("frame of %d × %d pixels at %d, %d lies outside its canvas"
                    .formatted(control.width, control.height, control.left, control.top));
        }
        return control;
    }

    private boolean isWithin(PngHeader canvas) {
        return width > 0
                && height > 0
                && left >= 0
                && top >= 0
                && width <= canvas.width() - left
                && height <= canvas.height() - top;
    }

    /// Whether it covers the whole canvas, as the image itself must where it is a frame.
    boolean covers(PngHeader canvas) {
        return width == canvas.width() && height == canvas.height();
    }

    /// The frame on the rotated canvas.
    FrameControl rotated(PngHeader canvas, Transform transform, int newSequence) {
        int right = canvas.width() - left - width;
        int bottom = canvas.height() - top - height;
        int newLeft = transform.left(left, top, right, bottom);
        int newTop = transform.top(left, top, right, bottom);
        return transform.swapsSides()
                ? new FrameControl(newSequence, /* width= */ height, /* height= */ width, newLeft, newTop, rest)
                : new FrameControl(newSequence, width, height, newLeft, newTop, rest);
    }

    byte[] toBytes() {
        byte[] data = new byte[LENGTH];
        Bytes.putInt32(data, 0, sequence);
        Bytes.putInt32(data, 4, width);
        Bytes.putInt32(data, 8, height);
        Bytes.putInt32(data, 12, left);
        Bytes.putInt32(data, 16, top);
        Bytes.putInt16(data, 20, rest.delayNumerator());
        Bytes.putInt16(data, 22, rest.delayDenominator());
        data[24] = (byte) rest.disposal();
        data[25] = (byte) rest.blending();
        return data;
    }
}
