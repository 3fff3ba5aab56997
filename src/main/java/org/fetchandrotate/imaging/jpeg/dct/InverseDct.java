package org.fetchandrotate.imaging.jpeg.dct;

import java.util.Arrays;
import org.fetchandrotate.imaging.jpeg.entropy.BlockRow;
import org.fetchandrotate.imaging.jpeg.file.ZigZag;

/// The inverse discrete cosine transform (T.81, A.3.3) of many blocks at once in the factorisation of Arai,
/// Agui and Nakajima (1988; Pennebaker and Mitchell, "JPEG", 4.3.5): five multiplications for eight values,
/// with the remaining factors drawn into the dequantisation. In floats. Single-threaded.
///
/// Each step is a loop over all blocks, small enough for the JVM's compiler to make vector instructions of it:
/// what it doesn't unroll once for being larger than 60 of its nodes, it doesn't look at again, and neither
/// does it where it can't see an upper bound of the count.
public final class InverseDct {
    private static final float SQRT2 = (float) Math.sqrt(2);

    // the cosines of multiples of π/16 in the combinations that the factorisation needs
    private static final float C2 = (float) Math.cos(Math.PI / 8);
    private static final float C6 = (float) Math.sin(Math.PI / 8);

    /// More than any sample's magnitude, and a half.
    private static final float ROUNDING = 16_384.5f;

    /// By what each coefficient is multiplied before the transform, by zigzag index: step and factors.
    private final float[] scales = new float[64];

    /// Where each coefficient of the first block stands, by zigzag index.
    private final int[] places = new int[64];

    private final float[] coefficients = DctBatch.values();
    private final float[] samples = DctBatch.values();
    private int blocks;

    /// @param quantTable 64 steps in zigzag order
    public InverseDct(int[] quantTable) {
        for (int k = 0; k < 64; k++) {
            scales[k] = (float) (factor(k) * Math.max(1, quantTable[k]) / 8);
        }
    }

    /// What the factorisation leaves over of a coefficient, given by its zigzag index.
    static double factor(int k) {
        int place = ZigZag.NATURAL[k];
        return factorAlong(place & 7) * factorAlong(place >> 3);
    }

    private static double factorAlong(int frequency) {
        return frequency == 0 ? 1 : Math.cos(frequency * Math.PI / 16) * Math.sqrt(2);
    }

    /// Makes ready for some blocks, whose coefficients are all 0 until they are put.
    ///
    /// @param count up to [DctBatch#MOST]
    public void begin(int count) {
        if (count != blocks) {
            blocks = count;
            for (int k = 0; k < 64; k++) {
                places[k] = (ZigZag.NATURAL[k] >> 3) * DctBatch.ROW + (ZigZag.NATURAL[k] & 7) * count;
            }
        }
        for (int row = 0; row < 8; row++) {
            Arrays.fill(coefficients, row * DctBatch.ROW, row * DctBatch.ROW + 8 * count, 0);
        }
    }

    /// Dequantises a block.
    ///
    /// @param lane its number here
    /// @param block its number in `row`
    public void put(int lane, BlockRow row, int block) {
        coefficients[lane] = row.level(block) * scales[0];
        int[] tokens = row.tokens();
        int end = row.end(block);
        for (int i = row.start(block); i < end; i++) {
            int k = BlockRow.index(tokens[i]);
            coefficients[places[k] + lane] = BlockRow.value(tokens[i]) * scales[k];
        }
    }

    /// The same of a block with zeros.
    ///
    /// @param values in zigzag order
    /// @param found those that aren't 0, but for the first
    public void put(int lane, short[] values, long found) {
        coefficients[lane] = values[0] * scales[0];
        for (long left = found; left != 0; left &= left - 1) {
            int k = Long.numberOfTrailingZeros(left);
            coefficients[places[k] + lane] = values[k] * scales[k];
        }
    }

    /// Transforms the blocks to samples around 0, rounded to whole numbers as viewers show them: what is
    /// encoded then comes closer to what was seen (by 0.07 dB in the median) than with the fractions kept.
    ///
    /// @return the samples; see [#place]
    public float[] transform() {
        transform(coefficients, 8 * blocks);
        DctBatch.transpose(coefficients, samples, blocks);
        transform(samples, 8 * blocks);
        for (int row = 0; row < 8; row++) {
            round(samples, row * DctBatch.ROW, row * DctBatch.ROW + 8 * blocks);
        }
        return samples;
    }

    /// Where in the samples those of column `x` and row `y` stand, block after block.
    public int place(int x, int y) {
        return x * DctBatch.ROW + y * blocks;
    }

    /// What is cut off is positive, so this rounds to the nearest.
    private static void round(float[] values, int from, int to) {
        for (int i = from; i < to; i++) {
            values[i] = (int) (values[i] + ROUNDING) - (int) ROUNDING;
        }
    }

    /// Transforms columns of eight. In two loops, since the compiler leaves larger ones as they are.
    private static void transform(float[] values, int count) {
        transformOdd(values, count);
        transformEven(values, count);
    }

    /// Puts the odd frequencies' share in all samples into their rows.
    private static void transformOdd(float[] values, int count) {
        int end = Math.min(count, 8 * DctBatch.MOST);
        for (int i = 0; i < end; i++) {
            float in1 = values[i + DctBatch.ROW];
            float in7 = values[i + 7 * DctBatch.ROW];
            float in3 = values[i + 3 * DctBatch.ROW];
            float in5 = values[i + 5 * DctBatch.ROW];
            float z11 = in1 + in7;
            float z12 = in1 - in7;
            float z13 = in5 + in3;
            float z10 = in5 - in3;
            float o7 = z11 + z13;
            float o11 = (z11 - z13) * SQRT2;
            float z5 = (z10 + z12) * (2 * C2);
            float o10 = z5 - z12 * (2 * (C2 - C6));
            float o12 = z5 - z10 * (2 * (C2 + C6));
            float o6 = o12 - o7;
            float o5 = o11 - o6;
            values[i + DctBatch.ROW] = o7;
            values[i + 3 * DctBatch.ROW] = o6;
            values[i + 5 * DctBatch.ROW] = o5;
            values[i + 7 * DctBatch.ROW] = o10 - o5;
        }
    }

    /// Transforms the even frequencies and adds the odd ones' share.
    private static void transformEven(float[] values, int count) {
        int end = Math.min(count, 8 * DctBatch.MOST);
        for (int i = 0; i < end; i++) {
            float in0 = values[i];
            float in4 = values[i + 4 * DctBatch.ROW];
            float in2 = values[i + 2 * DctBatch.ROW];
            float in6 = values[i + 6 * DctBatch.ROW];
            float even0 = in0 + in4;
            float even1 = in0 - in4;
            float sum26 = in2 + in6;
            float rotated26 = (in2 - in6) * SQRT2 - sum26;
            float e0 = even0 + sum26;
            float e3 = even0 - sum26;
            float e1 = even1 + rotated26;
            float e2 = even1 - rotated26;
            float o7 = values[i + DctBatch.ROW];
            float o6 = values[i + 3 * DctBatch.ROW];
            float o5 = values[i + 5 * DctBatch.ROW];
            float o4 = values[i + 7 * DctBatch.ROW];
            values[i] = e0 + o7;
            values[i + DctBatch.ROW] = e1 + o6;
            values[i + 2 * DctBatch.ROW] = e2 + o5;
            values[i + 3 * DctBatch.ROW] = e3 + o4;
            values[i + 4 * DctBatch.ROW] = e3 - o4;
            values[i + 5 * DctBatch.ROW] = e2 - o5;
            values[i + 6 * DctBatch.ROW] = e1 - o6;
            values[i + 7 * DctBatch.ROW] = e0 - o7;
        }
    }
}
