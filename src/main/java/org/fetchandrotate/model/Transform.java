package org.fetchandrotate.model;

/// A way to lay a rectangular picture on itself: the eight symmetries of a rectangle whose sides may change places,
/// the dihedral group D4, by the names that `jpegtran` gives them.
///
/// Each is a mirroring left to right or not, one top to bottom or not, and then an exchange of rows and columns or
/// not; any two in succession are one of them again.
public enum Transform {
    NONE(false, false, false),
    /// Left and right change places.
    FLIP_HORIZONTAL(true, false, false),
    /// Top and bottom change places.
    FLIP_VERTICAL(false, true, false),
    ROTATE_180(true, true, false),
    /// Rows become columns, the upper left corner stays.
    TRANSPOSE(false, false, true),
    /// Clockwise.
    ROTATE_90(false, true, true),
    /// Clockwise.
    ROTATE_270(true, false, true),
    /// Rows become columns, the upper right corner stays.
    TRANSVERSE(true, true, true);

    private final boolean mirrorsX;
    private final boolean mirrorsY;
    private final boolean swapsSides;

    Transform(boolean mirrorsX, boolean mirrorsY, boolean swapsSides) {
        this.mirrorsX = mirrorsX;
        this.mirrorsY = mirrorsY;
        this.swapsSides = swapsSides;
    }

    /// Whether the source's columns are run through from right to left.
    public boolean mirrorsX() {
        return mirrorsX;
    }

    /// Whether the source's rows are run through from the bottom up.
    public boolean mirrorsY() {
        return mirrorsY;
    }

    /// Whether rows become columns, so that width and height change places.
    public boolean swapsSides() {
        return swapsSides;
    }

    /// First this, then the other.
    public Transform then(Transform next) {
        boolean nextX = swapsSides ? next.mirrorsY : next.mirrorsX;
        boolean nextY = swapsSides ? next.mirrorsX : next.mirrorsY;
        return of(mirrorsX != nextX, mirrorsY != nextY, swapsSides != next.swapsSides);
    }

    /// The one that brings the picture back.
    public Transform inverse() {
        return swapsSides ? of(mirrorsY, mirrorsX, true) : this;
    }

    /// The column to which something moves.
    ///
    /// @param left its distance from the source's left edge
    /// @param top from the upper edge
    /// @param right from the right edge
    /// @param bottom from the lower edge
    /// @return its distance from the target's left edge
    public int left(int left, int top, int right, int bottom) {
        return swapsSides ? (mirrorsY ? bottom : top) : (mirrorsX ? right : left);
    }

    /// The row to which something moves; as [#left].
    ///
    /// @return its distance from the target's upper edge
    public int top(int left, int top, int right, int bottom) {
        return swapsSides ? (mirrorsX ? right : left) : (mirrorsY ? bottom : top);
    }

    private static Transform of(boolean mirrorsX, boolean mirrorsY, boolean swapsSides) {
        int index =
                (swapsSides ? 4 : 0) + (mirrorsY ? (swapsSides ? 1 : 2) : 0) + (mirrorsX ? (swapsSides ? 2 : 1) : 0);
        return values()[index];
    }
}
