package org.fetchandrotate.demo.drawing;

/// A row of tall buildings with windows, some of them lit.
///
/// @param foot the `y` they stand on
/// @param width of one building
record Town(Scene behind, Light light, Noise noise, double foot, double width, double height, double haze)
        implements Scene {
    @Override
    public Rgb at(double x, double y) {
        int number = (int) Math.floor(x / width);
        double within = x / width - number;
        double tall = height * (0.3 + 0.7 * Math.pow(noise.cell(number, 0), 1.4));
        double gap = 0.06 * noise.cell(number, 3);
        double up = foot - y;
        boolean spire = noise.cell(number, 4) > 0.72 && Math.abs(within - 0.5) < 0.02 && up < tall * 1.22;
        if (up < 0 || within < gap || within > 1 - gap || up > tall) {
            return up >= 0 && spire ? light.on(Rgb.of(0x30343C), haze) : behind.at(x, y);
        }
        Rgb face = Rgb.of(0x5D6470).mix(Rgb.of(0x9A7E6C), noise.cell(number, 5)).times(within > 0.7 ? 0.7 : 1);
        Rgb wall = light.on(face.times(0.8 + 0.3 * noise.fractal(x * 60, y * 60, 3)), haze);
        return window(wall, number, within, up);
    }

    private Rgb window(Rgb wall, int number, double within, double up) {
        double rows = up / 0.022;
        double columns = within * (4 + Math.floor(4 * noise.cell(number, 6)));
        boolean glass = rows - Math.floor(rows) > 0.4 && columns - Math.floor(columns) > 0.36 && up > 0.02;
        if (!glass) {
            return wall;
        }
        double chance = noise.another(number).cell((int) rows, (int) columns);
        boolean lit = chance > (light.strength < 0.75 ? 0.5 : 0.97);
        Rgb lamp = Rgb.of(0xFFD27A).mix(Rgb.of(0xFFF4D8), chance);
        return lit ? lamp.mix(wall, haze) : wall.mix(light.horizon, 0.28).times(0.85);
    }
}
