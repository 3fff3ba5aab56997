package org.fetchandrotate.imaging.webp;

import java.util.Arrays;
import org.fetchandrotate.imaging.ArgbImage;
import org.fetchandrotate.imaging.webp.WebPFrame.Blending;
import org.fetchandrotate.imaging.webp.WebPFrame.Disposal;

/// What an animation looks like as its frames are shown in turn (RFC 9649, section 2.7.1). As in browsers and in
/// libwebp's own `WebPAnimDecoder`, the background is transparent, whatever the file says. Single-threaded.
final class AnimationCanvas {
    private final ArgbImage picture;
    private int clearX;
    private int clearY;
    private int clearWidth;
    private int clearHeight;

    AnimationCanvas(int width, int height) {
        this.picture = new ArgbImage(width, height, new int[width * height]);
    }

    /// The canvas after the last frame shown; changes with the next.
    ArgbImage picture() {
        return picture;
    }

    void show(WebPFrame frame, ArgbImage pixels) {
        clear();
        for (int y = 0; y < pixels.height(); y++) {
            int target = (frame.y() + y) * picture.width() + frame.x();
            if (frame.blending() == Blending.REPLACE) {
                System.arraycopy(pixels.argb(), y * pixels.width(), picture.argb(), target, pixels.width());
            } else {
                blendRow(pixels, y, target);
            }
        }
        if (frame.disposal() == Disposal.CLEAR) {
            clearX = frame.x();
            clearY = frame.y();
            clearWidth = pixels.width();
            clearHeight = pixels.height();
        }
    }

    private void clear() {
        for (int y = clearY; y < clearY + clearHeight; y++) {
            int start = y * picture.width() + clearX;
            Arrays.fill(picture.argb(), start, start + clearWidth, 0);
        }
        clearHeight = 0;
    }

    private void blendRow(ArgbImage pixels, int y, int target) {
        int[] argb = picture.argb();
        for (int x = 0; x < pixels.width(); x++) {
            argb[target + x] = blended(pixels.argb()[y * pixels.width() + x], argb[target + x]);
        }
    }

    /// `BlendPixelNonPremult` of libwebp's `src/demux/anim_decode.c`, to the bit.
    private static int blended(int over, int under) {
        int overAlpha = over >>> 24;
        if (overAlpha == 0) {
            return under;
        }
        if (overAlpha == 255) {
            return over;
        }
        int underFactor = ((under >>> 24) * (256 - overAlpha)) >> 8;
        int alpha = overAlpha + underFactor;
        int scale = (1 << 24) / alpha;
        int result = alpha << 24;
        for (int shift = 0; shift < 24; shift += 8) {
            int sum = (over >> shift & 0xFF) * overAlpha + (under >> shift & 0xFF) * underFactor;
            result |= (int) (((long) sum * scale) >>> 24) << shift;
        }
        return result;
    }
}
