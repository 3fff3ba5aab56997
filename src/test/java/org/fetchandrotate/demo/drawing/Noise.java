package org.fetchandrotate.demo.drawing;

/// Value noise: random numbers at the corners of a grid, smoothly interpolated. The same seed gives the same noise
/// on every machine. Immutable.
record Noise(int seed) {

    Noise another(int number) {
        return new Noise(seed * 31 + number);
    }

    /// A random number from 0 to 1 for a cell of the grid.
    double cell(int x, int y) {
        int hash = x * 374_761_393 + y * 668_265_263 + seed * 974_634_181;
        hash = (hash ^ (hash >>> 13)) * 1_274_126_177;
        hash = (hash ^ (hash >>> 16)) * 668_265_263;
        return ((hash ^ (hash >>> 15)) & 0xFF_FFFF) / (double) 0xFF_FFFF;
    }

    /// Smooth noise from 0 to 1.
    double at(double x, double y) {
        int column = (int) Math.floor(x);
        int row = (int) Math.floor(y);
        double u = ease(x - column);
        double v = ease(y - row);
        double upper = cell(column, row) + (cell(column + 1, row) - cell(column, row)) * u;
        double lower = cell(column, row + 1) + (cell(column + 1, row + 1) - cell(column, row + 1)) * u;
        return upper + (lower - upper) * v;
    }

    /// Several octaves of noise, each of twice the frequency and half the strength; 0 to 1, mostly near the middle.
    double fractal(double x, double y, int octaves) {
        double sum = 0;
        double weight = 0.5;
        double total = 0;
        double scale = 1;
        for (int octave = 0; octave < octaves; octave++) {
            sum += weight * at(x * scale + octave * 17.3, y * scale - octave * 9.1);
            total += weight;
            weight *= 0.5;
            scale *= 2.03;
        }
        return sum / total;
    }

    /// Fractal noise folded in the middle, which makes creases as in eroded rock.
    double ridged(double x, double y, int octaves) {
        double sum = 0;
        double weight = 0.5;
        double total = 0;
        double scale = 1;
        for (int octave = 0; octave < octaves; octave++) {
            double folded = 1 - Math.abs(2 * at(x * scale + octave * 7.7, y * scale + octave * 3.9) - 1);
            sum += weight * folded * folded;
            total += weight;
            weight *= 0.5;
            scale *= 2.1;
        }
        return sum / total;
    }

    /// 0 below `from`, 1 above `to`, smooth between.
    static double step(double from, double to, double value) {
        return ease(Math.clamp((value - from) / (to - from), 0, 1));
    }

    private static double ease(double t) {
        return t * t * (3 - 2 * t);
    }
}
