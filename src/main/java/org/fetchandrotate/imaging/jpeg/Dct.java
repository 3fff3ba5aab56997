package org.fetchandrotate.imaging.jpeg;

import java.util.Arrays;

/// The discrete cosine transform of a block in either direction (T.81, A.3.3) in the factorisation of Arai, Agui
/// and Nakajima (1988; Pennebaker and Mitchell, "JPEG", 4.3.5): five multiplications for eight values, with the
/// remaining factors drawn into the quantisation. In floats.
/// Single-threaded.
final class Dct {
    private static final float SQRT2 = (float) Math.sqrt(2);

    // the cosines of multiples of π/16 in the combinations that the factorisation needs
    private static final float C4 = (float) Math.sqrt(0.5);
    private static final float C2 = (float) Math.cos(Math.PI / 8);
    private static final float C6 = (float) Math.sin(Math.PI / 8);

    /// More than any coefficient's magnitude, and a half.
    private static final float ROUNDING = 16_384.5f;

    private final float[] scratch = new float[64];
    private final int[] quantised = new int[64];

    /// By what each coefficient is multiplied before the inverse transform, row by row: step and factors.
    private final float[] scales = new float[64];

    /// By what each result of the forward transform is multiplied to become a quantised coefficient.
    private final float[] inverses = new float[64];

    /// @param quantTable 64 steps in zigzag order
    Dct(int[] quantTable) {
        for (int k = 0; k < 64; k++) {
            int place = ZigZag.NATURAL[k];
            double factor = factor(place & 7) * factor(place >> 3) * Math.max(1, quantTable[k]);
            scales[place] = (float) (factor / 8);
            inverses[place] = (float) (1 / (factor * 8));
        }
    }

    private static double factor(int frequency) {
        return frequency == 0 ? 1 : Math.cos(frequency * Math.PI / 16) * Math.sqrt(2);
    }

    /// Dequantises a block and transforms it to samples around 0, rounded to whole numbers as viewers show them:
    /// what is encoded then comes closer to what was seen (by 0.07 dB in the median) than with the fractions kept.
    ///
    /// @param coefficients in zigzag order
    /// @param found those that aren't 0, but for the first
    /// @param samples where to put them
    /// @param offset of the first
    /// @param stride from one row to the next
    void toSamples(short[] coefficients, long found, float[] samples, int offset, int stride) {
        if (found == 0) {
            float level = rounded(coefficients[0] * scales[0]);
            for (int row = 0; row < 8; row++) {
                Arrays.fill(samples, offset + row * stride, offset + row * stride + 8, level);
            }
            return;
        }
        float[] block = scratch;
        Arrays.fill(block, 0);
        block[0] = coefficients[0] * scales[0];
        long occupied = 1;
        for (long left = found; left != 0; left &= left - 1) {
            int k = Long.numberOfTrailingZeros(left);
            int place = ZigZag.NATURAL[k];
            block[place] = coefficients[k] * scales[place];
            occupied |= 1L << place;
        }
        for (int column = 0; column < 8; column++) {
            long ofColumn = occupied >>> column & 0x0101010101010101L;
            if (ofColumn == 1) {
                for (int row = 1; row < 8; row++) {
                    block[8 * row + column] = block[column];
                }
            } else if (ofColumn != 0) {
                inverse(block, column, 8, block, column, 8);
            }
        }
        for (int row = 0; row < 8; row++) {
            int at = offset + row * stride;
            inverse(block, 8 * row, 1, samples, at, 1);
            for (int x = at; x < at + 8; x++) {
                samples[x] = rounded(samples[x]);
            }
        }
    }

    /// What is cut off is positive, so this rounds to the nearest.
    private static int rounded(float value) {
        return (int) (value + ROUNDING) - (int) ROUNDING;
    }

    /// Eight coefficients, `step` apart, to eight samples.
    private static void inverse(float[] from, int at, int step, float[] to, int target, int targetStep) {
        float even0 = from[at] + from[at + 4 * step];
        float even1 = from[at] - from[at + 4 * step];
        float sum26 = from[at + 2 * step] + from[at + 6 * step];
        float rotated26 = (from[at + 2 * step] - from[at + 6 * step]) * SQRT2 - sum26;
        float e0 = even0 + sum26;
        float e3 = even0 - sum26;
        float e1 = even1 + rotated26;
        float e2 = even1 - rotated26;

        float z13 = from[at + 5 * step] + from[at + 3 * step];
        float z10 = from[at + 5 * step] - from[at + 3 * step];
        float z11 = from[at + step] + from[at + 7 * step];
        float z12 = from[at + step] - from[at + 7 * step];
        float o7 = z11 + z13;
        float o11 = (z11 - z13) * SQRT2;
        float z5 = (z10 + z12) * (2 * C2);
        float o10 = z5 - z12 * (2 * (C2 - C6));
        float o12 = z5 - z10 * (2 * (C2 + C6));
        float o6 = o12 - o7;
        float o5 = o11 - o6;
        float o4 = o10 - o5;

        to[target] = e0 + o7;
        to[target + 7 * targetStep] = e0 - o7;
        to[target + targetStep] = e1 + o6;
        to[target + 6 * targetStep] = e1 - o6;
        to[target + 2 * targetStep] = e2 + o5;
        to[target + 5 * targetStep] = e2 - o5;
        to[target + 3 * targetStep] = e3 + o4;
        to[target + 4 * targetStep] = e3 - o4;
    }

    /// Transforms a block of samples around 0 and quantises it.
    ///
    /// @param samples row by row
    /// @param from the block's first
    /// @param stride from one row to the next
    /// @param position where each zigzag index goes
    /// @param target where to put the coefficients; zeros are left out
    /// @param offset of the block's first
    /// @return the set of coefficients but the first that aren't 0
    long toCoefficients(float[] samples, int from, int stride, int[] position, short[] target, int offset) {
        float[] block = scratch;
        for (int row = 0; row < 8; row++) {
            forward(samples, from + row * stride, 1, block, 8 * row);
        }
        for (int column = 0; column < 8; column++) {
            forward(block, column, 8, block, column);
        }
        int[] rounded = quantised;
        for (int place = 0; place < 64; place++) {
            rounded[place] = rounded(block[place] * inverses[place]);
        }
        long found = 0;
        for (int place = 0; place < 64; place++) {
            if (rounded[place] != 0) {
                int to = position[ZigZag.POSITION[place]];
                target[offset + to] = (short) Math.clamp(rounded[place], -1023, 1023);
                found |= 1L << to;
            }
        }
        return found & ~1L;
    }

    /// Eight samples, `step` apart, to eight coefficients, as far apart.
    private static void forward(float[] from, int at, int step, float[] to, int target) {
        float s0 = from[at] + from[at + 7 * step];
        float d7 = from[at] - from[at + 7 * step];
        float s1 = from[at + step] + from[at + 6 * step];
        float d6 = from[at + step] - from[at + 6 * step];
        float s2 = from[at + 2 * step] + from[at + 5 * step];
        float d5 = from[at + 2 * step] - from[at + 5 * step];
        float s3 = from[at + 3 * step] + from[at + 4 * step];
        float d4 = from[at + 3 * step] - from[at + 4 * step];

        float e0 = s0 + s3;
        float e3 = s0 - s3;
        float e1 = s1 + s2;
        float e2 = s1 - s2;
        to[target] = e0 + e1;
        to[target + 4 * step] = e0 - e1;
        float z1 = (e2 + e3) * C4;
        to[target + 2 * step] = e3 + z1;
        to[target + 6 * step] = e3 - z1;

        float o0 = d4 + d5;
        float o1 = d5 + d6;
        float o2 = d6 + d7;
        float z5 = (o0 - o2) * C6;
        float z2 = (C2 - C6) * o0 + z5;
        float z4 = (C2 + C6) * o2 + z5;
        float z3 = o1 * C4;
        float z11 = d7 + z3;
        float z13 = d7 - z3;
        to[target + 5 * step] = z13 + z2;
        to[target + 3 * step] = z13 - z2;
        to[target + step] = z11 + z4;
        to[target + 7 * step] = z11 - z4;
    }
}
