package org.fetchandrotate.imaging.gif;

import org.fetchandrotate.imaging.Orientation;
import org.fetchandrotate.imaging.Shrinker;
import org.fetchandrotate.imaging.Thumbnail;

/// Shrinks the first frame on its screen. Immutable.
///
/// @param pixels of the frame, in the order of its data
@SuppressWarnings("ArrayRecordComponent") // never compared
record GifThumbnail(GifStructure structure, Frame frame, byte[] pixels, FrameColours colours) {
    /// @param longestSide pixels, at least 1
    Thumbnail shrink(int longestSide) {
        int[] rows = frame.rowOrder();
        Shrinker.Pixels screen = (screenX, screenY) -> {
            int x = screenX - frame.left();
            int y = screenY - frame.top();
            boolean outside = x < 0 || y < 0 || x >= frame.width() || y >= frame.height();
            return outside ? 0 : colours.argb(pixels[rows[y] * frame.width() + x] & 0xFF);
        };
        return Shrinker.shrink(structure.width(), structure.height(), longestSide, screen, Orientation.NORMAL);
    }
}
