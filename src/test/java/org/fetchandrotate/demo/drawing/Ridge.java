package org.fetchandrotate.demo.drawing;

import java.util.function.DoubleUnaryOperator;

/// Land up to a line, before another scene.
///
/// @param crest the `y` of its upper edge at an `x`
/// @param surface its look
record Ridge(Scene behind, DoubleUnaryOperator crest, Surface surface) implements Scene {

    /// The look of land.
    @FunctionalInterface
    interface Surface {
        /// @param depth how far below the crest
        Rgb at(double x, double y, double depth);
    }

    @Override
    public Rgb at(double x, double y) {
        double depth = y - crest.applyAsDouble(x);
        return depth < 0 ? behind.at(x, y) : surface.at(x, y, depth);
    }

    /// A line of hills: sharp peaks or soft swells.
    static DoubleUnaryOperator hills(Noise noise, double base, double height, double frequency) {
        return x -> base - height * (1.5 * noise.fractal(x * frequency, 4.2, 4) - 0.35);
    }

    static DoubleUnaryOperator peaks(Noise noise, double base, double height, double frequency) {
        return x -> base
                - height
                        * (1.15 * Math.pow(1 - Math.abs(2 * noise.at(x * frequency * 1.7, 2.5) - 1), 1.4)
                                + 0.42 * noise.ridged(x * frequency * 3.1, 2.5, 5)
                                - 0.12);
    }

    /// Tree tops along a line.
    static DoubleUnaryOperator treetops(Noise noise, DoubleUnaryOperator ground, double width, double height) {
        return x -> {
            double best = 0;
            int column = (int) Math.floor(x / width);
            for (int near = column - 1; near <= column + 1; near++) {
                double centre = (near + 0.2 + 0.6 * noise.cell(near, 1)) * width;
                double tall = height * (0.45 + 0.55 * noise.cell(near, 2));
                double across = Math.abs(x - centre) / (width * 0.85);
                double needles = 0.12 * noise.at(x / width * 14, near);
                best = Math.max(best, tall * (1 - across - needles));
            }
            return ground.applyAsDouble(x) - best;
        };
    }

    /// Bare rock with snow above a height.
    ///
    /// @param snowline the lowest `y` with snow; 0 for none
    static Surface rock(Noise noise, Light light, Rgb stone, double snowline, double haze) {
        return (x, y, depth) -> {
            double here = noise.ridged(x * 7, y * 9, 6);
            double beside = noise.ridged(x * 7 + 0.10, y * 9 - 0.08, 6);
            double lit = Math.clamp(0.62 + (here - beside) * 2.4, 0.18, 1.15);
            double cover = Noise.step(-0.05, 0.04, snowline - y + 0.30 * (here - 0.42));
            Rgb look =
                    stone.times(0.65 + 0.5 * noise.fractal(x * 60, y * 60, 3)).mix(Rgb.of(0xF4F8FF), cover);
            return light.on(look.times(lit), haze);
        };
    }

    /// Woods seen from afar.
    static Surface woods(Noise noise, Light light, Rgb leaves, double haze) {
        return (x, y, depth) -> {
            double crowns = noise.fractal(x * 95, y * 60, 3);
            double patches = noise.fractal(x * 9, y * 14, 3);
            double lit = 0.35 + 1.0 * crowns * crowns + 0.5 * patches - Math.min(depth, 0.25);
            return light.on(leaves.times(lit), haze);
        };
    }

    /// Grass, sand or snow that comes towards the viewer.
    static Surface ground(Noise noise, Light light, Rgb far, Rgb near, double grain) {
        return (x, y, depth) -> {
            double closeness = 0.06 + depth;
            double blades = noise.fractal(x * 16 / Math.sqrt(closeness), y * 9 / closeness, 5);
            double swells = noise.fractal(x * 3, Math.log(closeness) * 3, 3);
            double lit = 0.95 - 0.17 * grain + grain * (blades - 0.5) * 1.7 + 0.4 * (swells - 0.5);
            return light.on(far.mix(near, depth * 2.6).times(lit), 0.3 * Math.exp(-depth * 9));
        };
    }
}
