package org.fetchandrotate.imaging.jpeg.dct;

import java.util.Arrays;
import org.fetchandrotate.imaging.jpeg.entropy.BlockTarget;
import org.fetchandrotate.imaging.jpeg.file.ZigZag;

/// The forward discrete cosine transform (T.81, A.3.3) of many blocks at once, the reverse of [InverseDct], and
/// the quantisation of its results. In floats. Single-threaded.
public final class ForwardDct {
    // the cosines of multiples of π/16 in the combinations that the factorisation needs
    private static final float C4 = (float) Math.sqrt(0.5);
    private static final float C2 = (float) Math.cos(Math.PI / 8);
    private static final float C6 = (float) Math.sin(Math.PI / 8);

    /// More than any coefficient's magnitude, and a half.
    private static final float ROUNDING = 16_384.5f;

    /// What 10 bits can say: T.81, table F.2.
    private static final int MOST = 1023;

    /// Where the sets of values that aren't 0 stand among the quantised ones: behind them.
    private static final int SETS = 8 * DctBatch.ROW;

    private final int[] quantTable;
    private final int[] position;
    private final float[] samples = DctBatch.values();
    private final float[] coefficients = DctBatch.values();

    /// By what each result of the transform is multiplied to become a quantised coefficient, in its place.
    private final float[] inverses = DctBatch.values();

    /// Coefficient `k` in row `k & 7` at place `k >> 3`, so that the sets are bytes of the whole block's.
    private final int[] quantised = new int[9 * DctBatch.ROW];

    private final int[] places = new int[64];
    private int blocks;

    /// @param quantTable 64 steps in zigzag order
    /// @param position where each zigzag index goes
    public ForwardDct(int[] quantTable, int[] position) {
        this.quantTable = quantTable;
        this.position = position;
    }

    /// Makes ready for some blocks.
    ///
    /// @param count up to [DctBatch#MOST]
    /// @return where to put the samples; see [#place]
    public float[] begin(int count) {
        if (count != blocks) {
            blocks = count;
            for (int k = 0; k < 64; k++) {
                int to = position[k];
                places[to] = (to & 7) * DctBatch.ROW + (to >> 3) * count;
                float inverse = (float) (1 / (InverseDct.factor(k) * Math.max(1, quantTable[k]) * 8));
                Arrays.fill(inverses, places[to], places[to] + count, inverse);
            }
        }
        return samples;
    }

    /// Where in the samples those of column `x` and row `y` stand, block after block.
    public int place(int x, int y) {
        return x * DctBatch.ROW + y * blocks;
    }

    /// Transforms the samples, which are to be around 0, and quantises the results.
    public void transform() {
        transform(samples, 8 * blocks);
        DctBatch.transpose(samples, coefficients, blocks);
        transform(coefficients, 8 * blocks);
        for (int k = 0; k < 64; k++) {
            int from = (ZigZag.NATURAL[k] >> 3) * DctBatch.ROW + (ZigZag.NATURAL[k] & 7) * blocks;
            System.arraycopy(coefficients, from, samples, places[position[k]], blocks);
        }
        for (int row = 0; row < 8; row++) {
            quantise(samples, inverses, quantised, row * DctBatch.ROW, row * DctBatch.ROW + 8 * blocks);
        }
        find(quantised, 8 * blocks);
    }

    /// Hands a block on.
    ///
    /// @param lane its number
    /// @param block its number in the target
    public void put(int lane, BlockTarget target, int block) {
        long found = 0;
        for (int place = 7 * blocks + lane; place >= 0; place -= blocks) {
            found = found << 8 | quantised[SETS + place];
        }
        target.put(block, quantised, places, lane, found & ~1L);
    }

    /// What is cut off is positive, so this rounds to the nearest.
    private static void quantise(float[] values, float[] inverses, int[] quantised, int from, int to) {
        for (int i = from; i < to; i++) {
            int value = (int) (values[i] * inverses[i] + ROUNDING) - (int) ROUNDING;
            quantised[i] = Math.max(-MOST, Math.min(MOST, value));
        }
    }

    /// Notes for each column of eight which values aren't 0: bit `row` says it of `row`.
    private static void find(int[] values, int count) {
        int end = Math.min(count, 8 * DctBatch.MOST);
        for (int i = 0; i < end; i++) {
            values[i + SETS] = bitUnlessZero(values[i])
                    ^ bitUnlessZero(values[i + DctBatch.ROW]) << 1
                    ^ bitUnlessZero(values[i + 2 * DctBatch.ROW]) << 2
                    ^ bitUnlessZero(values[i + 3 * DctBatch.ROW]) << 3
                    ^ bitUnlessZero(values[i + 4 * DctBatch.ROW]) << 4
                    ^ bitUnlessZero(values[i + 5 * DctBatch.ROW]) << 5
                    ^ bitUnlessZero(values[i + 6 * DctBatch.ROW]) << 6
                    ^ bitUnlessZero(values[i + 7 * DctBatch.ROW]) << 7;
        }
    }

    private static int bitUnlessZero(int value) {
        return (value | -value) >>> 31;
    }

    /// Transforms columns of eight. In two loops, since the compiler leaves larger ones as they are.
    private static void transform(float[] values, int count) {
        transformEven(values, count);
        transformOdd(values, count);
    }

    /// Transforms the sums, and leaves the differences in the odd rows.
    private static void transformEven(float[] values, int count) {
        int end = Math.min(count, 8 * DctBatch.MOST);
        for (int i = 0; i < end; i++) {
            float in0 = values[i];
            float in7 = values[i + 7 * DctBatch.ROW];
            float in1 = values[i + DctBatch.ROW];
            float in6 = values[i + 6 * DctBatch.ROW];
            float in2 = values[i + 2 * DctBatch.ROW];
            float in5 = values[i + 5 * DctBatch.ROW];
            float in3 = values[i + 3 * DctBatch.ROW];
            float in4 = values[i + 4 * DctBatch.ROW];
            float s0 = in0 + in7;
            float s1 = in1 + in6;
            float s2 = in2 + in5;
            float s3 = in3 + in4;
            float e0 = s0 + s3;
            float e3 = s0 - s3;
            float e1 = s1 + s2;
            float e2 = s1 - s2;
            float z1 = (e2 + e3) * C4;
            values[i] = e0 + e1;
            values[i + DctBatch.ROW] = in3 - in4;
            values[i + 2 * DctBatch.ROW] = e3 + z1;
            values[i + 3 * DctBatch.ROW] = in2 - in5;
            values[i + 4 * DctBatch.ROW] = e0 - e1;
            values[i + 5 * DctBatch.ROW] = in1 - in6;
            values[i + 6 * DctBatch.ROW] = e3 - z1;
            values[i + 7 * DctBatch.ROW] = in0 - in7;
        }
    }

    private static void transformOdd(float[] values, int count) {
        int end = Math.min(count, 8 * DctBatch.MOST);
        for (int i = 0; i < end; i++) {
            float d4 = values[i + DctBatch.ROW];
            float d5 = values[i + 3 * DctBatch.ROW];
            float d6 = values[i + 5 * DctBatch.ROW];
            float d7 = values[i + 7 * DctBatch.ROW];
            float o0 = d4 + d5;
            float o1 = d5 + d6;
            float o2 = d6 + d7;
            float z5 = (o0 - o2) * C6;
            float z2 = (C2 - C6) * o0 + z5;
            float z4 = (C2 + C6) * o2 + z5;
            float z3 = o1 * C4;
            float z11 = d7 + z3;
            float z13 = d7 - z3;
            values[i + DctBatch.ROW] = z11 + z4;
            values[i + 3 * DctBatch.ROW] = z13 - z2;
            values[i + 5 * DctBatch.ROW] = z13 + z2;
            values[i + 7 * DctBatch.ROW] = z11 - z4;
        }
    }
}
