package org.fetchandrotate.imaging.webp;

import java.util.ArrayList;
import java.util.List;
import org.fetchandrotate.imaging.AnimationCanvas;
import org.fetchandrotate.imaging.AnimationCanvas.Blending;
import org.fetchandrotate.imaging.AnimationCanvas.Disposal;
import org.fetchandrotate.imaging.ArgbImage;
import org.fetchandrotate.imaging.ImageFormatException;
import org.fetchandrotate.imaging.webp.Bitstream.Opacity;
import org.fetchandrotate.model.Transform;

/// Rotates the frames of one animation, one after the other; single-threaded, to be used once.
///
/// A frame's offset must be even (RFC 9649, section 2.7.1.2), but the offset of a rotated one is the distance of
/// its far edge to the canvas's far edge, which may be odd. Such a frame grows by one column or row at its near
/// edge:
///
/// - If it is laid over the canvas, or has no transparent pixels so that this makes no difference, the growth is
///   transparent and leaves the canvas as it is.
/// - Otherwise the frame becomes the whole canvas as it is to look, replacing what is there.
/// - A grown frame that is to be cleared afterwards isn't, since that would clear too much; instead the next
///   frame becomes the whole canvas, cleared where it should have been.
///
/// So what is seen after every frame is exactly what was seen before, rotated, and nearly all frames keep their
/// size.
final class AnimationRotation {
    private final WebPFile file;
    private final Transform transform;
    private final AnimationCanvas canvas;
    private final boolean needsCanvas;
    private boolean clearingIsDue;

    AnimationRotation(WebPFile file, Transform transform) {
        this.file = file;
        this.transform = transform;
        this.needsCanvas =
                file.frames().stream().anyMatch(frame -> !placed(frame).isEven());
        this.canvas = needsCanvas ? new AnimationCanvas(file.width(), file.height()) : new AnimationCanvas(1, 1);
    }

    List<WebPFrame> rotated() throws ImageFormatException {
        List<WebPFrame> frames = new ArrayList<>();
        for (WebPFrame frame : file.frames()) {
            ArgbImage picture = LibWebP.decode(frame.bitstream());
            if (needsCanvas) {
                frame.showOn(canvas, picture);
            }
            frames.add(rotated(frame, picture));
        }
        return frames;
    }

    private WebPFrame rotated(WebPFrame frame, ArgbImage picture) throws ImageFormatException {
        Place place = placed(frame);
        Opacity opacity = frame.bitstream().opacity();
        if (!clearingIsDue && place.isEven()) {
            Bitstream same = LibWebP.encodeLike(frame.bitstream(), picture.transformed(transform), opacity);
            return frame.with(place.x, place.y, frame.blending(), frame.disposal(), same);
        }
        boolean growable = !clearingIsDue && (frame.blending() == Blending.OVER || isOpaque(picture));
        clearingIsDue = frame.disposal() == Disposal.CLEAR;
        if (growable) {
            ArgbImage larger = grown(picture.transformed(transform), place);
            Bitstream grown = LibWebP.encodeLike(frame.bitstream(), larger, Opacity.TRANSLUCENT);
            return frame.with(place.x - place.x % 2, place.y - place.y % 2, Blending.OVER, Disposal.KEEP, grown);
        }
        ArgbImage canvasRotated = canvas.picture().transformed(transform);
        Bitstream whole = LibWebP.encodeLike(mostFaithful(frame), canvasRotated, Opacity.TRANSLUCENT);
        return frame.with(0, 0, Blending.REPLACE, Disposal.KEEP, whole);
    }

    /// What the canvas shows stems from all frames so far; where some are lossless it has to be encoded so.
    private Bitstream mostFaithful(WebPFrame frame) {
        return file.frames().stream()
                .map(WebPFrame::bitstream)
                .filter(Bitstream::isLossless)
                .findFirst()
                .orElse(frame.bitstream());
    }

    private Place placed(WebPFrame frame) {
        int right = file.width() - frame.x() - frame.bitstream().width();
        int bottom = file.height() - frame.y() - frame.bitstream().height();
        return new Place(
                transform.left(frame.x(), frame.y(), right, bottom),
                transform.top(frame.x(), frame.y(), right, bottom));
    }

    private static ArgbImage grown(ArgbImage picture, Place place) {
        int left = place.x % 2;
        int top = place.y % 2;
        int width = picture.width() + left;
        int[] argb = new int[width * (picture.height() + top)];
        for (int y = 0; y < picture.height(); y++) {
            System.arraycopy(picture.argb(), y * picture.width(), argb, (y + top) * width + left, picture.width());
        }
        return new ArgbImage(width, picture.height() + top, argb);
    }

    private static boolean isOpaque(ArgbImage picture) {
        for (int pixel : picture.argb()) {
            if (pixel >>> 24 != 0xFF) {
                return false;
            }
        }
        return true;
    }

    private record Place(int x, int y) {
        boolean isEven() {
            return x % 2 == 0 && y % 2 == 0;
        }
    }
}
