package org.fetchandrotate.imaging;

import java.util.Arrays;

/// What an animation looks like as its frames are shown in turn (RFC 9649, section 2.7.1; PNG, clause 11.3.6.2;
/// GIF89a, section 23). As in browsers and in libwebp's own `WebPAnimDecoder`, the background is transparent,
/// whatever the file says. Single-threaded.
public final class AnimationCanvas {
    private final ArgbImage picture;
    private Disposal due = Disposal.KEEP;
    private Area area = new Area(0, 0, 0, 0);
    /// What lay under the frame shown, if that is to come back.
    private int[] covered = {};

    /// How a frame is laid on the canvas.
    public enum Blending {
        OVER,
        REPLACE
    }

    /// What becomes of a frame's area before the next.
    public enum Disposal {
        KEEP,
        CLEAR,
        /// What was there before comes back.
        RESTORE
    }

    public AnimationCanvas(int width, int height) {
        this.picture = new ArgbImage(width, height, new int[width * height]);
    }

    /// The canvas after the last frame shown; changes with the next.
    public ArgbImage picture() {
        return picture;
    }

    /// @param x of the frame's left edge: it must lie wholly on the canvas
    /// @param y of its top edge
    public void show(int x, int y, ArgbImage pixels, Blending blending, Disposal disposal) {
        dispose();
        area = new Area(x, y, pixels.width(), pixels.height());
        due = disposal;
        covered = disposal == Disposal.RESTORE ? copied() : new int[0];
        for (int row = 0; row < pixels.height(); row++) {
            int target = start(row);
            if (blending == Blending.REPLACE) {
                System.arraycopy(pixels.argb(), row * pixels.width(), picture.argb(), target, pixels.width());
            } else {
                blendRow(pixels, row, target);
            }
        }
    }

    private void dispose() {
        for (int row = 0; due != Disposal.KEEP && row < area.height(); row++) {
            if (due == Disposal.CLEAR) {
                Arrays.fill(picture.argb(), start(row), start(row) + area.width(), 0);
            } else {
                System.arraycopy(covered, row * area.width(), picture.argb(), start(row), area.width());
            }
        }
    }

    private int[] copied() {
        int[] copy = new int[area.width() * area.height()];
        for (int row = 0; row < area.height(); row++) {
            System.arraycopy(picture.argb(), start(row), copy, row * area.width(), area.width());
        }
        return copy;
    }

    /// Where a row of the area begins on the canvas.
    private int start(int row) {
        return (area.y() + row) * picture.width() + area.x();
    }

    private void blendRow(ArgbImage pixels, int row, int target) {
        int[] argb = picture.argb();
        for (int x = 0; x < pixels.width(); x++) {
            argb[target + x] = blended(pixels.argb()[row * pixels.width() + x], argb[target + x]);
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

    private record Area(int x, int y, int width, int height) {}
}
