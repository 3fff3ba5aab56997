package org.fetchandrotate.demo.drawing;

/// Turns a scene into pixels: four rays a pixel, a gentle tone curve, darker corners and film grain.
final class Camera {
    private final int width;
    private final int height;
    private final double grain;

    /// @param grain from 0 (none) to 1: fine texture, which real photos have
    Camera(int width, int height, double grain) {
        this.width = width;
        this.height = height;
        this.grain = grain;
    }

    /// The picture, row by row from the top, `0xFFRRGGBB`.
    int[] expose(Scene scene, Noise noise) {
        int[] pixels = new int[width * height];
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                pixels[row * width + column] = develop(average(scene, column, row), noise, column, row);
            }
        }
        return pixels;
    }

    private Rgb average(Scene scene, int column, int row) {
        Rgb sum = new Rgb(0, 0, 0);
        for (int ray = 0; ray < 4; ray++) {
            double x = (column + 0.25 + 0.5 * (ray & 1)) / height;
            double y = (row + 0.25 + 0.5 * (ray >> 1)) / height;
            sum = sum.plus(scene.at(x, y), 0.25);
        }
        return sum;
    }

    private int develop(Rgb colour, Noise noise, int column, int row) {
        double fromCentre = Math.hypot((column - width / 2.0) / width, (row - height / 2.0) / height);
        double corner = 1.04 - 0.42 * fromCentre * fromCentre;
        double speck = 1 + grain * 0.22 * (noise.cell(column, row) + noise.at(column * 0.6, row * 0.6) - 1);
        double exposure = corner * speck;
        return 0xFF00_0000
                | (level(colour.red() * exposure) << 16)
                | (level(colour.green() * exposure) << 8)
                | level(colour.blue() * exposure);
    }

    /// An S-shaped curve that never quite clips.
    private static int level(double value) {
        double positive = Math.max(0, value);
        double soft = positive < 0.8 ? positive : 0.8 + 0.2 * (1 - Math.exp(-(positive - 0.8) / 0.2));
        double curved = soft + 0.10 * soft * (1 - soft) * (2 * soft - 1) * 2;
        return Math.clamp(Math.round(curved * 255), 0, 255);
    }
}
