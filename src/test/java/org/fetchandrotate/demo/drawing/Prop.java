package org.fetchandrotate.demo.drawing;

/// One thing standing upright in a scene: it shows which way is up.
///
/// @param shape what it is
/// @param footX where its foot stands
/// @param size its height, as a share of the picture's
record Prop(Scene behind, Shape shape, Light light, double footX, double footY, double size) implements Scene {

    /// A thing in its own coordinates: foot at (0, 0), one unit tall, `v` upwards.
    @FunctionalInterface
    interface Shape {
        /// The colour there, or `clear` if the thing doesn't cover the point.
        Rgb at(double u, double v, Rgb clear);
    }

    @Override
    public Rgb at(double x, double y) {
        double u = (x - footX) / size;
        double v = (footY - y) / size;
        if (v < -0.1 || v > 1.1 || Math.abs(u) > 1.2) {
            return behind.at(x, y);
        }
        Rgb clear = behind.at(x, y);
        Rgb own = shape.at(u, v, clear);
        return own == clear ? clear : own.mix(light.haze, 0.05);
    }
}
