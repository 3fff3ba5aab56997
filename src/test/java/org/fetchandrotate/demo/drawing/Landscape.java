package org.fetchandrotate.demo.drawing;

import java.util.function.DoubleUnaryOperator;

/// The kinds of scene that the gallery shows. Each differs with its seed and the light.
enum Landscape {
    MOUNTAINS {
        @Override
        Scene paint(Light light, Noise noise, double aspect) {
            double sunX = aspect * (0.2 + 0.6 * noise.cell(1, 1));
            Scene scene = new Sky(light, noise, 0.6, sunX, 0.13, 0.55);
            scene = new Ridge(
                    scene,
                    Ridge.peaks(noise.another(1), 0.52, 0.34, 1.3),
                    Ridge.rock(noise.another(2), light, Rgb.of(0x7C7F8C), 0.37, 0.42));
            scene = new Ridge(
                    scene,
                    Ridge.peaks(noise.another(3), 0.64, 0.26, 1.9),
                    Ridge.rock(noise.another(4), light, Rgb.of(0x6A6660), 0.3, 0.2));
            DoubleUnaryOperator valley = Ridge.hills(noise.another(5), 0.72, 0.08, 1.2);
            scene = new Ridge(
                    scene,
                    Ridge.treetops(noise.another(6), valley, 0.016, 0.045),
                    Ridge.woods(noise.another(7), light, Rgb.of(0x2E4A33), 0.14));
            DoubleUnaryOperator meadow = Ridge.hills(noise.another(8), 0.79, 0.06, 0.8);
            scene = new Ridge(
                    scene, meadow, Ridge.ground(noise.another(9), light, Rgb.of(0x8DA04E), Rgb.of(0x4F7A30), 1));
            return spruces(scene, light, noise, meadow, aspect, 0);
        }
    },
    LAKE {
        @Override
        Scene paint(Light light, Noise noise, double aspect) {
            double sunX = aspect * (0.3 + 0.4 * noise.cell(1, 2));
            Scene scene = new Sky(light, noise, 0.56, sunX, light.isNight() ? 0.15 : 0.3, 0.45);
            scene = new Ridge(
                    scene,
                    Ridge.peaks(noise.another(1), 0.55, 0.2, 1.2),
                    Ridge.rock(noise.another(2), light, Rgb.of(0x6B7388), 0.36, 0.5));
            scene = new Ridge(
                    scene,
                    Ridge.treetops(noise.another(3), Ridge.hills(noise.another(4), 0.545, 0.07, 1.6), 0.014, 0.04),
                    Ridge.woods(noise.another(5), light, Rgb.of(0x33503C), 0.2));
            Props props = new Props(light, noise);
            scene = new Prop(
                    scene,
                    props.house(Rgb.of(0x9A4032), Rgb.of(0x3A3838)),
                    light,
                    aspect * (0.75 - 0.5 * Math.round(noise.cell(3, 3))),
                    0.565,
                    0.085);
            scene = new Water(scene, noise.another(6), 0.57, light.on(Rgb.of(0x1F4258), 0), 0.22);
            return new Prop(
                    scene, props.boat(Rgb.of(0x274C77)), light, aspect * (0.35 + 0.3 * noise.cell(4, 4)), 0.76, 0.3);
        }
    },
    SEA {
        @Override
        Scene paint(Light light, Noise noise, double aspect) {
            Scene scene = new Sky(light, noise, 0.5, aspect * (0.25 + 0.5 * noise.cell(1, 1)), 0.2, 0.75);
            scene = new Water(scene, noise.another(1), 0.5, light.on(Rgb.of(0x0F4F6E), 0), 0.85);
            Props props = new Props(light, noise);
            scene = new Prop(scene, props.boat(Rgb.of(0x8A2E2E)), light, aspect * 0.33, 0.6, 0.24);
            scene = new Prop(scene, props.boat(Rgb.of(0x303A4A)), light, aspect * 0.56, 0.535, 0.08);
            DoubleUnaryOperator cliff = x -> 0.74
                    - 0.3 * Noise.step(aspect * 0.62, aspect * 0.8, x + 0.1 * noise.fractal(x * 9, 1, 4))
                    + 0.5 * Noise.step(aspect * 0.66, aspect * 0.5, x);
            scene = new Ridge(scene, cliff, Ridge.rock(noise.another(3), light, Rgb.of(0x6E5F50), 0, 0.02));
            return new Prop(scene, props.lighthouse(), light, aspect * 0.86, 0.47, 0.34);
        }
    },
    DUNES {
        @Override
        Scene paint(Light light, Noise noise, double aspect) {
            Scene scene = new Sky(light, noise, 0.6, aspect * (0.2 + 0.6 * noise.cell(2, 1)), 0.16, 0.3);
            scene = dune(scene, light, noise.another(1), 0.55, 0.1, 0.35);
            scene = dune(scene, light, noise.another(2), 0.66, 0.13, 0.14);
            scene = dune(scene, light, noise.another(3), 0.83, 0.16, 0);
            Props props = new Props(light, noise);
            scene = new Prop(scene, props.cactus(), light, aspect * 0.24, 0.86, 0.4);
            return new Prop(scene, props.cactus(), light, aspect * 0.7, 0.74, 0.17);
        }

        private Scene dune(Scene behind, Light light, Noise noise, double base, double height, double haze) {
            DoubleUnaryOperator crest = Ridge.hills(noise, base, height, 0.9);
            return new Ridge(behind, crest, (x, y, depth) -> {
                double bend = noise.fractal(x * 2, y * 3, 3);
                double wind = 0.5 + 0.5 * Math.sin((y * 60 + bend * 26 + x * 14) / (0.35 + depth * 1.6));
                double slope = noise.another(4).fractal(x * 2.2 + depth * 1.5, depth * 4, 3);
                double grains = noise.fractal(x * 160, y * 160, 2) - 0.5;
                double lit = 0.5 + 0.75 * Noise.step(0.35, 0.62, slope) + 0.13 * wind + 0.16 * grains;
                return light.on(Rgb.of(0xD79A5B).times(lit), haze);
            });
        }
    },
    MISTY_WOODS {
        @Override
        Scene paint(Light light, Noise noise, double aspect) {
            Scene scene = new Sky(light, noise, 0.7, aspect * (0.3 + 0.4 * noise.cell(5, 1)), 0.2, 0.4);
            for (int row = 0; row < 5; row++) {
                Noise own = noise.another(row + 1);
                double near = row / 4.0;
                DoubleUnaryOperator ground = Ridge.hills(own, 0.48 + 0.12 * row, 0.12, 1.1);
                double mist = 0.72 - 0.62 * near;
                Rgb leaves = Rgb.of(0x24402F).mix(Rgb.of(0x16301F), near);
                Ridge.Surface woods = Ridge.woods(own.another(2), light, leaves, 0);
                scene = new Ridge(
                        scene,
                        Ridge.treetops(own, ground, 0.022 + 0.03 * near, 0.07 + 0.13 * near),
                        (x, y, depth) -> woods.at(x, y, depth).mix(light.haze, mist + (1.1 - near) * depth));
            }
            return spruces(scene, light, noise, x -> 0.97, aspect, 0);
        }
    },
    FIELDS {
        @Override
        Scene paint(Light light, Noise noise, double aspect) {
            Scene scene = new Sky(light, noise, 0.5, aspect * (0.15 + 0.6 * noise.cell(1, 3)), 0.14, 0.65);
            scene = new Ridge(
                    scene,
                    Ridge.hills(noise.another(1), 0.46, 0.1, 0.9),
                    Ridge.woods(noise.another(2), light, Rgb.of(0x5E7A4A), 0.4));
            Rgb[] crops = {Rgb.of(0x8A62C8), Rgb.of(0xE8C238), Rgb.of(0xC8423C), Rgb.of(0x7FB04A)};
            Rgb crop = crops[(int) (noise.cell(7, 7) * 3.999)];
            double vanishing = aspect * (0.3 + 0.4 * noise.cell(8, 8));
            scene = new Ridge(scene, x -> 0.5 + 0.012 * noise.fractal(x * 3, 3, 2), (x, y, depth) -> {
                double closeness = 0.02 + depth;
                double row = (x - vanishing) / closeness * 2.6;
                double furrow = Noise.step(0.15, 0.5, Math.abs(row - Math.rint(row)) * 2);
                double blooms = noise.fractal(x * 12 / closeness, y * 30 / closeness, 4);
                Rgb plants =
                        crop.times(0.55 + 0.95 * blooms).mix(Rgb.of(0x3F5C2C), 0.75 * Noise.step(0.52, 0.4, blooms));
                return light.on(
                        Rgb.of(0x5A4630).times(0.6 + 0.8 * blooms).mix(plants, furrow), 0.35 * Math.exp(-depth * 14));
            });
            Props props = new Props(light, noise);
            double side = noise.cell(2, 2) > 0.5 ? 0.74 : 0.2;
            scene = new Prop(scene, props.house(Rgb.of(0xEDE3CF), Rgb.of(0xA24A32)), light, aspect * side, 0.535, 0.16);
            return new Prop(scene, props.tree(Rgb.of(0x5C8A3A)), light, aspect * (side + 0.13), 0.56, 0.27);
        }
    },
    TOWN {
        @Override
        Scene paint(Light light, Noise noise, double aspect) {
            double sunX = aspect * (0.2 + 0.6 * noise.cell(1, 5));
            Scene scene = new Sky(light, noise, 0.66, sunX, 0.18, 0.5);
            scene = new Town(scene, light, noise.another(1), 0.66, 0.06, 0.34, 0.45);
            scene = new Town(scene, light, noise.another(2), 0.665, 0.09, 0.4, 0.18);
            scene = new Town(scene, light, noise.another(3), 0.67, 0.12, 0.22, 0.02);
            scene = new Water(scene, noise.another(4), 0.67, light.on(Rgb.of(0x24384A), 0), 0.4);
            return new Prop(scene, new Props(light, noise).boat(Rgb.of(0x2B3A55)), light, aspect * 0.7, 0.86, 0.26);
        }
    },
    WINTER {
        @Override
        Scene paint(Light light, Noise noise, double aspect) {
            Scene scene = new Sky(light, noise, 0.55, aspect * (0.15 + 0.6 * noise.cell(3, 1)), 0.16, 0.35);
            scene = new Ridge(
                    scene,
                    Ridge.peaks(noise.another(1), 0.54, 0.22, 1.2),
                    Ridge.rock(noise.another(2), light, Rgb.of(0x76808F), 0.6, 0.35));
            scene = new Ridge(
                    scene,
                    Ridge.treetops(noise.another(3), Ridge.hills(noise.another(4), 0.6, 0.06, 1.4), 0.018, 0.05),
                    Ridge.woods(noise.another(5), light, Rgb.of(0x8298A0), 0.2));
            DoubleUnaryOperator field = Ridge.hills(noise.another(6), 0.67, 0.08, 0.8);
            scene = new Ridge(
                    scene, field, Ridge.ground(noise.another(7), light, Rgb.of(0xD6E2F4), Rgb.of(0xF2F6FF), 0.35));
            double houseX = aspect * (0.4 + 0.25 * noise.cell(5, 5));
            scene = new Prop(
                    scene,
                    new Props(light, noise).house(Rgb.of(0x8A3A2A), Rgb.of(0xF0F4FA)),
                    light,
                    houseX,
                    field.applyAsDouble(houseX) + 0.07,
                    0.22);
            return spruces(scene, light, noise, field, aspect, 0.85);
        }
    },
    BALLOONS {
        @Override
        Scene paint(Light light, Noise noise, double aspect) {
            Scene scene = new Sky(light, noise, 0.7, aspect * (0.2 + 0.6 * noise.cell(4, 1)), 0.55, 0.3);
            for (int row = 0; row < 4; row++) {
                DoubleUnaryOperator hills = Ridge.hills(noise.another(row), 0.68 + 0.08 * row, 0.1, 1.3);
                scene = new Ridge(
                        scene,
                        Ridge.treetops(noise.another(row + 20), hills, 0.012 + 0.004 * row, 0.01 + 0.006 * row),
                        Ridge.woods(noise.another(row + 10), light, Rgb.of(0x6E7A3C), 0.5 - 0.15 * row));
            }
            int[][] cloths = {{0xD8402E, 0xF4B93A}, {0x2C6FB8, 0xF2F0E4}, {0x7A3A9A, 0xF08A3A}, {0x2E9A6A, 0xF6D84A}};
            Props props = new Props(light, noise);
            for (int number = 3; number >= 0; number--) {
                int[] cloth = cloths[(number + (int) (noise.cell(9, 9) * 4)) % 4];
                double x = aspect * (0.16 + 0.23 * ((number * 3 + 1) % 4) + 0.08 * noise.cell(number, 30));
                double size = 0.5 - 0.11 * number;
                double foot = 0.62 - 0.1 * number + 0.14 * noise.cell(number, 31);
                scene = new Prop(scene, props.balloon(Rgb.of(cloth[0]), Rgb.of(cloth[1])), light, x, foot, size);
            }
            return scene;
        }
    },
    COTTAGE {
        @Override
        Scene paint(Light light, Noise noise, double aspect) {
            Scene scene = new Sky(light, noise, 0.6, aspect * (0.6 + 0.25 * noise.cell(6, 1)), 0.18, 0.4);
            DoubleUnaryOperator far = Ridge.hills(noise.another(1), 0.58, 0.14, 1.1);
            scene = new Ridge(
                    scene,
                    Ridge.treetops(noise.another(2), far, 0.02, 0.05),
                    Ridge.woods(noise.another(3), light, Rgb.of(0x35523C), 0.28));
            DoubleUnaryOperator meadow = Ridge.hills(noise.another(4), 0.7, 0.06, 0.9);
            scene = new Ridge(
                    scene, meadow, Ridge.ground(noise.another(5), light, Rgb.of(0x7F9A4A), Rgb.of(0x446E2C), 1.1));
            Props props = new Props(light, noise);
            Rgb[] walls = {Rgb.of(0xE9DCC0), Rgb.of(0xB5533C), Rgb.of(0xD8E0E4), Rgb.of(0xE0B85A)};
            Rgb wall = walls[(int) (noise.cell(12, 1) * 3.999)];
            scene = new Prop(scene, props.tree(Rgb.of(0xC8762E)), light, aspect * 0.2, 0.8, 0.52);
            scene = new Prop(scene, props.house(wall, Rgb.of(0x6A3A30)), light, aspect * 0.48, 0.82, 0.36);
            return new Prop(scene, props.tree(Rgb.of(0x6A9A3E)), light, aspect * 0.78, 0.86, 0.4);
        }
    };

    /// @param aspect width / height
    abstract Scene paint(Light light, Noise noise, double aspect);

    /// A few spruces in the foreground, at the edges.
    private static Scene spruces(
            Scene behind, Light light, Noise noise, DoubleUnaryOperator ground, double aspect, double snow) {
        Scene scene = behind;
        Props props = new Props(light, noise);
        for (int number = 0; number < 7; number++) {
            double random = noise.cell(number, 50);
            double fromEdge = 0.02 + 0.27 * random;
            double x = aspect * (number % 2 == 0 ? fromEdge : 1 - fromEdge);
            double size = 0.22 + 0.035 * number + 0.08 * noise.cell(number, 51);
            double foot = Math.min(1.02, ground.applyAsDouble(x) + 0.06 + 0.03 * number);
            scene = new Prop(scene, props.spruce(snow), light, x, foot, size);
        }
        return scene;
    }
}
