package org.fetchandrotate.imaging.jpeg.transform;

import org.fetchandrotate.imaging.jpeg.file.ZigZag;
import org.fetchandrotate.model.Transform;

/// What a rotation or mirroring does to the coefficients of a block and to the order of the blocks.
///
/// With `u` the horizontal and `v` the vertical frequency, mirroring left to right negates the coefficients of
/// odd `u`, mirroring top to bottom those of odd `v`, and a transposition exchanges `u` and `v`: so follow from
/// the symmetry of the cosines in T.81, A.3.3. All else is made of these, mirrorings first: see [Transform].
@SuppressWarnings("ImmutableEnumChecker") // its arrays are never written to after construction; copies would cost time
public enum BlockTransform {
    NONE(Transform.NONE),
    FLIP_HORIZONTAL(Transform.FLIP_HORIZONTAL),
    FLIP_VERTICAL(Transform.FLIP_VERTICAL),
    ROTATE_180(Transform.ROTATE_180),
    TRANSPOSE(Transform.TRANSPOSE),
    ROTATE_90(Transform.ROTATE_90),
    ROTATE_270(Transform.ROTATE_270),
    TRANSVERSE(Transform.TRANSVERSE);

    private final Transform transform;
    private final int[] position = new int[64];
    private final int[] sign = new int[64];
    private final long negated;

    BlockTransform(Transform transform) {
        this.transform = transform;
        long odd = 0;
        for (int k = 0; k < 64; k++) {
            int u = ZigZag.NATURAL[k] & 7;
            int v = ZigZag.NATURAL[k] >> 3;
            position[k] = transposes() ? ZigZag.POSITION[u << 3 | v] : k;
            if ((mirrorsX() && u % 2 != 0) ^ (mirrorsY() && v % 2 != 0)) {
                sign[k] = -1;
                odd |= 1L << k;
            }
        }
        negated = odd;
    }

    public static BlockTransform of(Transform transform) {
        return values()[transform.ordinal()];
    }

    /// The same for pixels.
    public Transform transform() {
        return transform;
    }

    /// Whether rows become columns.
    public boolean transposes() {
        return transform.swapsSides();
    }

    /// Whether the source's columns are run through from right to left, so that its width must be aligned.
    public boolean mirrorsX() {
        return transform.mirrorsX();
    }

    /// Whether the source's rows are run through from the bottom up, so that its height must be aligned.
    public boolean mirrorsY() {
        return transform.mirrorsY();
    }

    /// Where a source block's coefficients go: a zigzag index for each zigzag index. Not to be changed.
    public int[] position() {
        return position;
    }

    /// For each zigzag index of the source, −1 where the coefficient changes its sign, else 0, so that
    /// `(value ^ sign) - sign` is the rotated one. Not to be changed.
    public int[] sign() {
        return sign;
    }

    /// The same as a set: bit `k` says that the coefficient of zigzag index `k` changes its sign.
    public long negated() {
        return negated;
    }
}
