package org.fetchandrotate.imaging;

import org.fetchandrotate.model.Rotation;

/// How a stored picture is shown: the values of EXIF's tag 0x0112 (CIPA DC-008, 4.6.4 A, "Orientation").
///
/// Each is a mirroring left to right (or none), followed by quarter turns clockwise, so that composing two of them
/// is arithmetic on these two numbers.
public enum Orientation {
    /// 1: row 0 is the top, column 0 the left side.
    NORMAL(Mirroring.NONE, 0),
    /// 2: mirrored left to right.
    MIRRORED(Mirroring.LEFT_TO_RIGHT, 0),
    /// 3: turned by 180°.
    HALF_TURNED(Mirroring.NONE, 2),
    /// 4: mirrored top to bottom.
    FLIPPED(Mirroring.LEFT_TO_RIGHT, 2),
    /// 5: rows and columns change places.
    TRANSPOSED(Mirroring.LEFT_TO_RIGHT, 3),
    /// 6: shown turned by 90° clockwise.
    CLOCKWISE(Mirroring.NONE, 1),
    /// 7: rows and columns change places along the other diagonal.
    TRANSVERSED(Mirroring.LEFT_TO_RIGHT, 1),
    /// 8: shown turned by 270° clockwise.
    COUNTERCLOCKWISE(Mirroring.NONE, 3);

    private enum Mirroring {
        NONE,
        LEFT_TO_RIGHT
    }

    private final Mirroring mirroring;
    private final int quarterTurns;

    Orientation(Mirroring mirroring, int quarterTurns) {
        this.mirroring = mirroring;
        this.quarterTurns = quarterTurns;
    }

    /// The value of the tag, 1–8.
    public int exifValue() {
        return ordinal() + 1;
    }

    /// The orientation of a tag's value; anything but 1–8 counts as [#NORMAL], as in viewers.
    public static Orientation ofExifValue(int value) {
        return value >= 1 && value <= 8 ? values()[value - 1] : NORMAL;
    }

    /// The orientation that merely turns.
    public static Orientation of(Rotation rotation) {
        return of(Mirroring.NONE, rotation.degrees() / 90);
    }

    /// Whether a mirroring is part of it.
    public boolean isMirrored() {
        return mirroring == Mirroring.LEFT_TO_RIGHT;
    }

    /// Whether the picture is shown with width and height exchanged.
    public boolean swapsSides() {
        return quarterTurns % 2 != 0;
    }

    /// Shown as this says, and then turned: the tag for a picture whose stored pixels stay as they are.
    public Orientation compose(Rotation rotation) {
        return then(of(rotation));
    }

    /// First this, then the other.
    public Orientation then(Orientation next) {
        // a mirroring after quarter turns equals the opposite quarter turns after the mirroring
        int turns = next.isMirrored() ? next.quarterTurns - quarterTurns : next.quarterTurns + quarterTurns;
        return of(isMirrored() == next.isMirrored() ? Mirroring.NONE : Mirroring.LEFT_TO_RIGHT, turns);
    }

    /// The orientation that undoes this one.
    public Orientation inverse() {
        return isMirrored() ? this : of(Mirroring.NONE, -quarterTurns);
    }

    /// How to turn the *stored* pixels so that the *shown* picture is turned by `rotation` while this tag stays:
    /// the same angle, but the other way round where the picture is shown mirrored.
    public Rotation storedTurn(Rotation rotation) {
        return isMirrored() ? rotation.inverse() : rotation;
    }

    private static Orientation of(Mirroring mirroring, int quarterTurns) {
        int turns = Math.floorMod(quarterTurns, 4);
        for (Orientation orientation : values()) {
            if (orientation.mirroring == mirroring && orientation.quarterTurns == turns) {
                return orientation;
            }
        }
        throw new AssertionError(mirroring + " " + turns);
    }
}
