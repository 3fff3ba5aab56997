package org.fetchandrotate.imaging;

import org.fetchandrotate.model.Rotation;
import org.fetchandrotate.model.Transform;

/// How a stored picture is shown: the values of EXIF's tag 0x0112 (CIPA DC-008, 4.6.4 A, "Orientation").
public enum Orientation {
    /// 1: row 0 is the top, column 0 the left side.
    NORMAL(Transform.NONE),
    /// 2: mirrored left to right.
    MIRRORED(Transform.FLIP_HORIZONTAL),
    /// 3: rotated by 180°.
    ROTATED_180(Transform.ROTATE_180),
    /// 4: mirrored top to bottom.
    FLIPPED(Transform.FLIP_VERTICAL),
    /// 5: rows and columns change places.
    TRANSPOSED(Transform.TRANSPOSE),
    /// 6: shown rotated by 90° clockwise.
    CLOCKWISE(Transform.ROTATE_90),
    /// 7: rows and columns change places along the other diagonal.
    TRANSVERSED(Transform.TRANSVERSE),
    /// 8: shown rotated by 270° clockwise.
    COUNTERCLOCKWISE(Transform.ROTATE_270);

    private final Transform transform;

    Orientation(Transform transform) {
        this.transform = transform;
    }

    /// The value of the tag, 1–8.
    public int exifValue() {
        return ordinal() + 1;
    }

    /// The orientation of a tag's value; anything but 1–8 counts as [#NORMAL], as in viewers.
    public static Orientation ofExifValue(int value) {
        return value >= 1 && value <= 8 ? values()[value - 1] : NORMAL;
    }

    /// How the stored picture is laid out to be shown.
    public Transform transform() {
        return transform;
    }

    /// The orientation by which a picture is shown so.
    public static Orientation of(Transform transform) {
        for (Orientation orientation : values()) {
            if (orientation.transform == transform) {
                return orientation;
            }
        }
        throw new AssertionError(transform);
    }

    /// Whether the picture is shown with width and height exchanged.
    public boolean swapsSides() {
        return transform.swapsSides();
    }

    /// Shown as this says, and then rotated: the tag for a picture whose stored pixels stay as they are.
    public Orientation compose(Rotation rotation) {
        return of(transform.then(rotation.transform()));
    }

    /// First this, then the other.
    public Orientation then(Orientation next) {
        return of(transform.then(next.transform));
    }

    /// The orientation that undoes this one.
    public Orientation inverse() {
        return of(transform.inverse());
    }

    /// What to do with the *stored* pixels so that the *shown* picture is rotated by `rotation` while the tag
    /// becomes [#after]: shown, rotated, and stored again. Where the picture is shown mirrored, a rotation goes the
    /// other way round.
    public Transform storedTransform(Rotation rotation) {
        return rotation == Rotation.UPRIGHT
                ? transform
                : transform.then(rotation.transform()).then(transform.inverse());
    }

    /// The tag of a picture whose stored pixels went through [#storedTransform]: the same, or none.
    public Orientation after(Rotation rotation) {
        return rotation == Rotation.UPRIGHT ? NORMAL : this;
    }

    /// Whether a picture of this orientation stays as it is, tag and pixels.
    public boolean isUnchangedBy(Rotation rotation) {
        return storedTransform(rotation) == Transform.NONE;
    }
}
