package org.fetchandrotate.model;

import java.util.Optional;

/// What is done with every image: rotated by an angle, mirrored, or stored the way it is shown.
public enum Rotation {
    CLOCKWISE_90("90", Transform.ROTATE_90),
    HALF_TURN("180", Transform.ROTATE_180),
    CLOCKWISE_270("270", Transform.ROTATE_270),
    /// Looks as it did, but no longer by means of a tag.
    UPRIGHT("upright", Transform.NONE),
    FLIP_HORIZONTAL("flip-horizontal", Transform.FLIP_HORIZONTAL),
    FLIP_VERTICAL("flip-vertical", Transform.FLIP_VERTICAL),
    TRANSPOSE("transpose", Transform.TRANSPOSE),
    TRANSVERSE("transverse", Transform.TRANSVERSE);

    private final String code;
    private final Transform transform;

    Rotation(String code, Transform transform) {
        this.code = code;
        this.transform = transform;
    }

    /// The word used in `config.ini`, in the history and on the command line: degrees clockwise, or a name.
    public String code() {
        return code;
    }

    /// What becomes of the picture as it is shown.
    public Transform transform() {
        return transform;
    }

    /// Whether the code is an angle in degrees.
    public boolean isAngle() {
        return Character.isDigit(code.charAt(0));
    }

    /// Whether width and height of the picture shown change places.
    public boolean swapsSides() {
        return transform.swapsSides();
    }

    public static Optional<Rotation> ofCode(String code) {
        for (Rotation rotation : values()) {
            if (rotation.code.equals(code)) {
                return Optional.of(rotation);
            }
        }
        return Optional.empty();
    }

    /// The rotation that does so to a picture that is stored the way it is shown.
    public static Rotation of(Transform transform) {
        for (Rotation rotation : values()) {
            if (rotation.transform == transform) {
                return rotation;
            }
        }
        throw new AssertionError(transform);
    }
}
