package org.fetchandrotate.imaging.jpeg.transform;

import org.fetchandrotate.imaging.jpeg.file.FrameHeader;

/// Whether a picture's blocks can simply be moved.
///
/// What lies in the last, partly filled MCUs of a side must stay at the far end of it, since a JPEG can only be
/// cut off to the right and below. So each side along which the rotation reverses the order must be filled:
/// both for 180°, the height for 90° clockwise, the width for 270°.
public final class Alignment {
    private Alignment() {}

    public static boolean allows(FrameHeader frame, BlockTransform transform) {
        return trimmed(frame, transform).equals(frame);
    }

    /// The picture, not yet rotated, without the partly filled MCUs that stand in the rotation's way. Width or
    /// height can become 0.
    public static FrameHeader trimmed(FrameHeader frame, BlockTransform transform) {
        int width = frame.width();
        int height = frame.height();
        return frame.withSize(
                transform.mirrorsX() ? width - width % frame.mcuWidth() : width,
                transform.mirrorsY() ? height - height % frame.mcuHeight() : height);
    }
}
