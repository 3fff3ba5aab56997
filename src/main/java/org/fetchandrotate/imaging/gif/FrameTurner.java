package org.fetchandrotate.imaging.gif;

import org.fetchandrotate.model.Rotation;

/// Turns colour indices, from the order of one interlacing to that of another. Immutable.
///
/// @param stored the frame as its data has it
/// @param visible the part of it to be turned, at its upper left
/// @param turned the frame to be
record FrameTurner(Frame stored, Frame visible, Frame turned, Rotation rotation) {
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
            switch (rotation) {
                case HALF_TURN -> {
                    int target = into[height - 1 - y] * width + width - 1;
                    for (int x = 0; x < width; x++) {
                        result[target - x] = pixels[source + x];
                    }
                }
                case CLOCKWISE_90 -> {
                    for (int x = 0; x < width; x++) {
                        result[into[x] * height + height - 1 - y] = pixels[source + x];
                    }
                }
                case CLOCKWISE_270 -> {
                    for (int x = 0; x < width; x++) {
                        result[into[width - 1 - x] * height + y] = pixels[source + x];
                    }
                }
            }
        }
        return result;
    }
}
