package org.fetchandrotate.demo.drawing;

/// The things that stand in the scenes.
final class Props {
    private final Light light;
    private final Noise noise;

    Props(Light light, Noise noise) {
        this.light = light;
        this.noise = noise.another(77);
    }

    /// A house with a gable roof, chimney, door and windows; at night the windows are lit.
    Prop.Shape house(Rgb walls, Rgb roof) {
        Rgb lamp = Rgb.of(0xFFD98A);
        Rgb glass = light.strength < 0.8 ? lamp : Rgb.of(0x5C7890);
        return (u, v, clear) -> {
            double grain = noise.fractal(u * 40, v * 90, 3) - 0.5;
            if (v >= 0 && v <= 0.52 && Math.abs(u) <= 0.55) {
                boolean door = Math.abs(u + 0.05) < 0.075 && v < 0.28;
                boolean window = Math.abs(Math.abs(u) - 0.33) < 0.085 && Math.abs(v - 0.27) < 0.09;
                boolean bar = Math.abs(Math.abs(u) - 0.33) < 0.012 || Math.abs(v - 0.27) < 0.012;
                if (window && !bar) {
                    return glass.times(0.85 + 0.3 * grain);
                }
                Rgb face = door ? Rgb.of(0x4A2E1E) : walls;
                double boards = 0.9 + 0.1 * Noise.step(0.05, 0.2, v * 22 - Math.floor(v * 22));
                return light.on(face.times(boards * (u > 0.15 ? 0.78 : 1) * (1 + 0.25 * grain)), 0);
            }
            double slope = 0.68 * (0.93 - v) / 0.43;
            if (v > 0.48 && v < 0.93 && Math.abs(u) < slope) {
                double tiles = 0.82 + 0.18 * Noise.step(0, 0.4, v * 30 - Math.floor(v * 30));
                return light.on(roof.times(tiles * (u > 0.1 ? 0.75 : 1.05) * (1 + 0.5 * grain)), 0);
            }
            if (Math.abs(u - 0.33) < 0.06 && v > 0.6 && v < 1.0) {
                return light.on(Rgb.of(0x8A4B3A).times(1 + 0.4 * grain), 0);
            }
            return clear;
        };
    }

    /// A spruce; `snow` from 0 to 1 lies on its branches.
    Prop.Shape spruce(double snow) {
        return (u, v, clear) -> {
            if (v < 0.1 && v > -0.02 && Math.abs(u) < 0.02) {
                return light.on(Rgb.of(0x3B2A1E), 0);
            }
            double tier = v * 8 - Math.floor(v * 8);
            double needles = noise.at(u * 60, v * 70);
            double half = 0.27 * (1 - v) * (1.05 - 0.4 * tier) + 0.02 * needles;
            if (v < 0.06 || v > 1 || Math.abs(u) > half) {
                return clear;
            }
            double lit = 0.5 + 0.7 * needles - 0.35 * tier + 0.3 * (u < 0 ? 1 : 0);
            Rgb leaf = Rgb.of(0x2C5A38).times(lit);
            double covered = snow * Noise.step(0.35, 0.1, tier + 0.5 * (needles - 0.5));
            return light.on(leaf.mix(Rgb.of(0xF2F6FC), covered), 0.04);
        };
    }

    /// A broad tree with a round crown.
    Prop.Shape tree(Rgb leaves) {
        return (u, v, clear) -> {
            double lump = noise.fractal(u * 7, v * 7, 4);
            double crown = Math.hypot(u / 0.44, (v - 0.64) / 0.37) + (lump - 0.5) * 0.75;
            if (crown < 1) {
                double lit = 0.55 + 0.7 * noise.fractal(u * 30, v * 30, 3) + 0.5 * (v - 0.6) - 0.25 * u;
                return light.on(leaves.times(lit), 0.03);
            }
            boolean trunk = Math.abs(u) < 0.035 + 0.03 * Math.exp(-v * 14);
            return trunk && v >= -0.02 && v < 0.5 ? light.on(Rgb.of(0x4C3828).times(0.8 - 4 * u), 0) : clear;
        };
    }

    /// A boat under sail.
    Prop.Shape boat(Rgb hull) {
        return (u, v, clear) -> {
            if (v >= 0 && v < 0.13 && Math.abs(u) < 0.3 + v * 0.9) {
                return light.on((v > 0.1 ? Rgb.WHITE : hull).times(0.95 - 0.3 * u), 0);
            }
            if (Math.abs(u) < 0.009 && v < 1 && v > 0) {
                return light.on(Rgb.of(0x5A4030), 0);
            }
            boolean mainSail = u > 0.015 && v > 0.18 && u < 0.42 * (1 - (v - 0.18) / 0.8);
            boolean jib = u < -0.015 && v > 0.18 && -u < 0.3 * (1 - (v - 0.18) / 0.68);
            double cloth = 1.0 - 0.5 * Math.abs(u) + 0.06 * (noise.fractal(u * 20, v * 6, 2) - 0.5);
            if (mainSail) {
                return light.on(Rgb.of(0xFBF7EC).times(cloth), 0);
            }
            return jib ? light.on(Rgb.of(0xD8523A).times(cloth), 0) : clear;
        };
    }

    /// A lighthouse with red bands.
    Prop.Shape lighthouse() {
        return (u, v, clear) -> {
            double half = 0.12 - 0.05 * v;
            if (v >= -0.03 && v < 0.78 && Math.abs(u) < half) {
                boolean red = (int) Math.floor(v * 6.4) % 2 == 1;
                double round = 1.05 - 0.55 * Noise.step(-half, half, u);
                return light.on((red ? Rgb.of(0xC2342B) : Rgb.of(0xF4F0E6)).times(round), 0);
            }
            if (v >= 0.78 && v < 0.81 && Math.abs(u) < 0.12) {
                return light.on(Rgb.of(0x2A2D33), 0);
            }
            if (v >= 0.81 && v < 0.9 && Math.abs(u) < 0.06) {
                return Rgb.of(0xFFE9A0);
            }
            return v >= 0.9 && v < 1 && Math.abs(u) < 0.08 * (1 - v) / 0.1 ? light.on(Rgb.of(0xA82A24), 0) : clear;
        };
    }

    /// A hot-air balloon.
    Prop.Shape balloon(Rgb first, Rgb second) {
        return (u, v, clear) -> {
            double below = Math.max(0, 0.62 - v);
            double half = Math.sqrt(Math.max(0, 0.1225 - (v - 0.65) * (v - 0.65))) * (1 - below * 0.25);
            if (v > 0.3 && v < 1 && Math.abs(u) < half) {
                double around = Math.asin(Math.clamp(u / half, -1, 1));
                boolean odd = (int) Math.floor((around + 4) * 3.2) % 2 == 0;
                Rgb cloth = Math.abs(v - 0.66) < 0.035 ? Rgb.WHITE : odd ? first : second;
                return light.on(cloth.times(1.08 - 0.5 * Noise.step(-0.35, 0.4, u) + 0.3 * (v - 0.65)), 0);
            }
            if (v > 0.16 && v < 0.32 && Math.abs(Math.abs(u) - 0.05 - (v - 0.16) * 0.3) < 0.006) {
                return light.on(Rgb.of(0x4A3A2A), 0);
            }
            return v > 0.05 && v < 0.16 && Math.abs(u) < 0.055 ? light.on(Rgb.of(0x7A5230), 0) : clear;
        };
    }

    /// A cactus with two arms.
    Prop.Shape cactus() {
        return (u, v, clear) -> {
            double body = limb(u, v, 0, 0.92, 0.085);
            double left = Math.min(limb(u, v, -0.27, 0.68, 0.06), bar(u, v, -0.27, 0, 0.36));
            double right = Math.min(limb(u, v, 0.25, 0.8, 0.06), bar(u, v, 0, 0.25, 0.46));
            boolean leftArm = left < 1 && (v > 0.36 || u > -0.27);
            boolean rightArm = right < 1 && (v > 0.46 || u < 0.25);
            if (v < -0.02 || !(body < 1 || leftArm || rightArm)) {
                return clear;
            }
            double ribs = 0.75 + 0.25 * Math.sin(u * 170) - 1.2 * u;
            return light.on(Rgb.of(0x55803F).times(ribs), 0);
        };
    }

    private static double limb(double u, double v, double axis, double top, double half) {
        double over = Math.max(0, v - top + half);
        return Math.hypot(u - axis, over) / half;
    }

    private static double bar(double u, double v, double from, double to, double height) {
        return u < from || u > to ? 2 : Math.abs(v - height) / 0.055;
    }
}
