package org.fetchandrotate.imaging.gif;

import org.fetchandrotate.model.Transform;

/// Turns colour indices, from the order of one interlacing to that of another. Immutable.
///
/// @param stored the frame as its data has it
/// @param visible the part of it to be rotated, at its upper left
/// @param rotated the frame to be
record FrameRotation(Frame stored, Frame visible, Frame rotated, Transform transform) {
    /// Rotates one frame.
    ///
    /// @param pixels of the stored frame, in the order of its data
    /// @return those of the rotated frame, in the order of its data
    byte[] rotate(byte[] pixels) {
        byte[] result = new byte[rotated.width() * rotated.height()];
        int[] from = stored.rowOrder();
        int[] into = rotated.rowOrder();
        int width = visible.width();
        int height = visible.height();
        for (int y = 0; y < height; y++) {
            int source = from[y] * stored.width();
            int bottom = height - 1 - y;
            if (transform.swapsSides()) {
                int column = transform.mirrorsY() ? bottom : y;
                for (int x = 0; x < width; x++) {
                    result[into[transform.mirrorsX() ? width - 1 - x : x] * height + column] = pixels[source + x];
                }
            } else {
                int target = into[transform.mirrorsY() ? bottom : y] * width;
                for (int x = 0; x < width; x++) {
                    result[target + (transform.mirrorsX() ? width - 1 - x : x)] = pixels[source + x];
                }
            }
        }
        return result;
    }
}
