package org.fetchandrotate.demo.drawing;

/// Still or choppy water below a shore line, in which the scene behind it is mirrored.
///
/// @param shore the `y` where the water begins
/// @param chop from 0.1 (a pond) to 1 (the sea)
record Water(Scene behind, Noise noise, double shore, Rgb deep, double chop) implements Scene {
    @Override
    public Rgb at(double x, double y) {
        double depth = y - shore;
        if (depth < 0) {
            return behind.at(x, y);
        }
        // Waves look lower and closer together the farther off they are.
        double scale = 0.05 + depth;
        double swell = noise.fractal(x * 2.2 / scale, 3.2 / scale + y * 22, 3) - 0.5;
        double ripple = noise.another(1).fractal(x * 7 / scale, 16 / scale + y * 60, 4) - 0.5;
        double tilt = swell * 0.8 + ripple * 0.7;
        double mirrorX = x + tilt * chop * scale * 0.5;
        double mirrorY = shore - depth * (0.92 + tilt * chop) - Math.abs(tilt) * chop * 0.12;
        Rgb mirrored = behind.at(mirrorX, Math.clamp(mirrorY, 0.0, shore));
        Rgb colour = mirrored.mix(deep, 0.22 + 0.5 * Math.min(depth * 1.4, 0.6) + 0.55 * tilt * chop);
        double crest = Noise.step(0.2, 0.42, tilt) * chop * (0.25 + depth);
        return colour.times(0.93 + tilt * 0.35).mix(Rgb.WHITE, crest * 0.55);
    }
}
