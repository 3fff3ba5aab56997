package org.fetchandrotate.model;

import java.util.Optional;

/// The angle by which every image is turned, in degrees clockwise.
public enum Rotation {
    CLOCKWISE_90(90),
    HALF_TURN(180),
    CLOCKWISE_270(270);

    private final int degrees;

    Rotation(int degrees) {
        this.degrees = degrees;
    }

    /// The angle in degrees clockwise: 90, 180 or 270.
    public int degrees() {
        return degrees;
    }

    /// Whether width and height change places.
    public boolean swapsSides() {
        return this != HALF_TURN;
    }

    /// The rotation that turns a rotated image back.
    public Rotation inverse() {
        return switch (this) {
            case CLOCKWISE_90 -> CLOCKWISE_270;
            case HALF_TURN -> HALF_TURN;
            case CLOCKWISE_270 -> CLOCKWISE_90;
        };
    }

    /// The rotation of that angle; empty where the program offers none.
    public static Optional<Rotation> ofDegrees(int degrees) {
        for (Rotation rotation : values()) {
            if (rotation.degrees == degrees) {
                return Optional.of(rotation);
            }
        }
        return Optional.empty();
    }
}
