package org.fetchandrotate.imaging.gif;

import org.fetchandrotate.model.Transform;

/// Turns colour indices, from the order of one interlacing to that of another. Immutable.
///
/// @param stored the frame as its data has it
/// @param visible the part of it to be turned, at its upper left
/// @param turned the frame to be
record FrameTurner(Frame stored, Frame visible, Frame turned, Transform transform) {
    /// Turns one frame.
    ///
    /// @param pixels of the stored frame, in the order of its data
    /// @return those of the turned frame, in the order of its data
    byte[] turn(byte[] pixels) {
        byte[] result = new byte[turned.width() * turned.height()];
        int[] from = stored.rowOrder();
        int[] into = turned.rowOrder();
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
