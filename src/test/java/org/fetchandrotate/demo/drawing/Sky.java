package org.fetchandrotate.demo.drawing;

/// A sky with sun or moon, clouds, and at night stars and northern lights.
///
/// @param horizon where it meets the land
/// @param clouds from 0 (clear) to 1 (covered)
record Sky(Light light, Noise noise, double horizon, double sunX, double sunY, double clouds) implements Scene {
    private static final Rgb CURTAIN_LOW = Rgb.of(0x38F0A0);
    private static final Rgb CURTAIN_HIGH = Rgb.of(0x8040C0);

    @Override
    public Rgb at(double x, double y) {
        double fall = Math.clamp(y / horizon, 0, 1.2);
        Rgb colour = light.zenith.mix(light.horizon, Math.pow(fall, 1.5));
        if (light.isNight()) {
            colour = colour.plus(Rgb.WHITE, star(x, y) * (1 - fall * 0.7));
        }
        if (light == Light.POLAR) {
            colour = northernLights(colour, x, y);
        }
        double distance = Math.hypot(x - sunX, y - sunY);
        colour = colour.plus(light.sun, glow(distance));
        colour = disc(colour, x, y, distance);
        return cloud(colour, x, y, distance);
    }

    private double glow(double distance) {
        double near = Math.exp(-distance * 9) * (light.isNight() ? 0.35 : 0.6);
        return near + Math.exp(-distance * 2.6) * (light.isNight() ? 0.05 : 0.18);
    }

    private Rgb disc(Rgb behind, double x, double y, double distance) {
        double radius = light.isNight() ? 0.05 : 0.042;
        double inside = 1 - Noise.step(radius * 0.94, radius * 1.04, distance);
        if (inside <= 0) {
            return behind;
        }
        Rgb face = light.sun;
        if (light.isNight()) {
            double seas = noise.another(5).fractal(x * 30, y * 30, 3);
            face = face.times(1.05 - 0.35 * Noise.step(0.45, 0.65, seas));
        } else {
            face = face.mix(Rgb.WHITE, 0.6).times(1.1);
        }
        return behind.mix(face, inside);
    }

    private double star(double x, double y) {
        int column = (int) Math.floor(x * 90);
        int row = (int) Math.floor(y * 90);
        double chance = noise.another(9).cell(column, row);
        if (chance < 0.93) {
            return 0;
        }
        double starX = (column + 0.2 + 0.6 * noise.another(10).cell(column, row)) / 90;
        double starY = (row + 0.2 + 0.6 * noise.another(11).cell(column, row)) / 90;
        double size = 0.0008 + 0.0016 * (chance - 0.93) / 0.07;
        return Math.exp(-Math.pow(Math.hypot(x - starX, y - starY) / size, 2)) * 0.9;
    }

    private Rgb northernLights(Rgb behind, double x, double y) {
        Rgb colour = behind;
        for (int curtain = 0; curtain < 3; curtain++) {
            Noise own = noise.another(20 + curtain);
            double foot = horizon * (0.55 + 0.14 * curtain) - 0.28 * (own.fractal(x * 1.3, curtain, 3) - 0.3);
            double above = foot - y;
            double rays = 0.35 + 0.65 * own.fractal(x * 26 + above * 2, above * 1.2, 3);
            double strength = above > 0 ? Math.exp(-above * 6.5) : Math.exp(above * 60);
            colour = colour.plus(CURTAIN_LOW.mix(CURTAIN_HIGH, above * 3.2), strength * rays * 0.55);
        }
        return colour;
    }

    private Rgb cloud(Rgb behind, double x, double y, double distance) {
        if (clouds <= 0) {
            return behind;
        }
        // Clouds lie on a plane above: towards the horizon they crowd together and flatten.
        double nearness = 0.22 + Math.max(0, horizon - y);
        double planeX = x * 0.9 / Math.sqrt(nearness) + 3;
        double planeY = y * 2.6 / Math.sqrt(nearness);
        double density = noise.fractal(planeX * 2.1, planeY * 1.7, 6);
        double cover = Noise.step(0.72 - clouds * 0.34, 0.86 - clouds * 0.24, density);
        if (cover <= 0) {
            return behind;
        }
        double towardsSun = noise.fractal(planeX * 2.1 + (sunX > x ? 0.12 : -0.12), planeY * 1.7 - 0.14, 5);
        double lit = Math.clamp(0.55 + (density - towardsSun) * 4.5, 0, 1);
        Rgb body = light.darkCloud.mix(light.brightCloud, lit).plus(light.sun, Math.exp(-distance * 5) * 0.35);
        double veil = 1 - 0.55 * Noise.step(horizon * 0.7, horizon, y);
        return behind.mix(body, cover * 0.93 * veil);
    }
}
