package org.fetchandrotate.desktop.compare;

import org.fetchandrotate.model.Rotation;
import org.fetchandrotate.model.Transform;

/// Which part of an original is in sight, and how large. Its rotated copy shows the same part, rotated. Immutable.
///
/// @param scale screen pixels for each of the image's; meaningless while fitted
/// @param x what is in the middle, from 0 = left edge of the original to 1 = right edge
/// @param y likewise, from top to bottom
/// @param sizing whether the scale is that at which all of it is in sight
record Viewport(double scale, double x, double y, Sizing sizing) {
    static final Viewport WHOLE = new Viewport(1, 0.5, 0.5, Sizing.FITTED);

    private static final double LARGEST = 16;

    /// What decides the scale.
    enum Sizing {
        FITTED,
        FREE
    }

    /// The size of an original, and of the place that it is shown in.
    ///
    /// @param width of the original in pixels
    /// @param height likewise
    /// @param placeWidth in screen pixels
    /// @param placeHeight likewise
    record Frame(double width, double height, double placeWidth, double placeHeight) {}

    /// A point, as [Viewport] counts.
    record Point(double x, double y) {
        /// Where it is after the rotation.
        Point rotated(Rotation rotation) {
            Transform transform = rotation.transform();
            double across = transform.mirrorsX() ? 1 - x : x;
            double down = transform.mirrorsY() ? 1 - y : y;
            return transform.swapsSides() ? new Point(down, across) : new Point(across, down);
        }
    }

    /// The middle.
    Point centre() {
        return new Point(x, y);
    }

    /// The scale in use.
    ///
    /// @param fitting the scale at which all is in sight
    double effective(double fitting) {
        return sizing == Sizing.FITTED ? fitting : scale;
    }

    /// One image pixel on one screen pixel.
    Viewport actualSize(Frame frame) {
        return new Viewport(1, x, y, Sizing.FREE).within(frame);
    }

    /// Larger or smaller, with one point staying where it is.
    ///
    /// @param fitting the scale at which all is in sight: smaller than that it doesn't get, unless that enlarges it
    /// @param fromMiddleX of the point that stays, in screen pixels from the middle of the place
    Viewport zoomed(double factor, double fitting, double fromMiddleX, double fromMiddleY, Frame frame) {
        double before = effective(fitting);
        double after = Math.min(LARGEST, before * factor);
        if (after <= fitting) {
            return WHOLE;
        }
        double newX = x + fromMiddleX / frame.width() * (1 / before - 1 / after);
        double newY = y + fromMiddleY / frame.height() * (1 / before - 1 / after);
        return new Viewport(after, newX, newY, Sizing.FREE).within(frame);
    }

    /// Moved as if the original had been dragged.
    ///
    /// @param right in screen pixels
    /// @param down in screen pixels
    Viewport dragged(double right, double down, Frame frame) {
        return sizing == Sizing.FITTED
                ? this
                : new Viewport(scale, x - right / (scale * frame.width()), y - down / (scale * frame.height()), sizing)
                        .within(frame);
    }

    /// No further than to the edges.
    private Viewport within(Frame frame) {
        return new Viewport(
                scale,
                bounded(x, frame.placeWidth() / (scale * frame.width())),
                bounded(y, frame.placeHeight() / (scale * frame.height())),
                sizing);
    }

    /// @param share of the side that is in sight
    private static double bounded(double middle, double share) {
        return share >= 1 ? 0.5 : Math.clamp(middle, share / 2, 1 - share / 2);
    }
}
