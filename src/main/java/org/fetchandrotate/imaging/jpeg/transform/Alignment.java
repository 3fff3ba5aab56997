package org.fetchandrotate.imaging.jpeg.transform;

import org.fetchandrotate.imaging.jpeg.file.FrameHeader;

/// Whether a picture's blocks can simply be moved.
///
/// What lies in the last, partly filled MCUs of a side must stay at the far end of it, since a JPEG can only be cut
/// off to the right and below. So each side along which the turn reverses the order must be filled: both for a half
/// turn, the height for a quarter clockwise, the width for one counter-clockwise.
public final class Alignment {
    private Alignment() {}

    public static boolean allows(FrameHeader frame, BlockTransform turn) {
        return trimmed(frame, turn).equals(frame);
    }

    /// The picture, not yet turned, without the partly filled MCUs that stand in the turn's way. Width or height
    /// can become 0.
    public static FrameHeader trimmed(FrameHeader frame, BlockTransform turn) {
        int width = frame.width();
        int height = frame.height();
        return frame.withSize(
                turn.mirrorsX() ? width - width % frame.mcuWidth() : width,
                turn.mirrorsY() ? height - height % frame.mcuHeight() : height);
    }
}
