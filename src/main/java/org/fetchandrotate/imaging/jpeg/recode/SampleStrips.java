package org.fetchandrotate.imaging.jpeg.recode;

import org.fetchandrotate.imaging.jpeg.dct.DctBatch;
import org.fetchandrotate.imaging.jpeg.dct.InverseDct;
import org.fetchandrotate.imaging.jpeg.entropy.BlockRow;

/// The samples of one component, decoded a row of blocks, a *strip*, at a time; the last few of these are kept.
///
/// Samples of equal place in their blocks stand one behind the other, block after block in the order in which
/// the target needs them. So a mirrored row is read forwards, and one that is moved by some samples is the same
/// values from other places. What lies beyond the edges is the edge again. Single-threaded.
final class SampleStrips {
    private static final int KEPT = 3;

    /// How many blocks beyond the edge can be asked for, before the first and behind the last.
    private static final int BEFORE = 1;

    private static final int BEHIND = 2;

    private static final float SCALE = 1024;

    private final Resampling across;
    private final InverseDct dct;
    private final int blocks;
    private final float[][] strips;

    /// @param across whether the blocks' order is reversed, and where the last sample is
    SampleStrips(Resampling across, InverseDct dct) {
        this.across = across;
        this.dct = dct;
        this.blocks = across.blocks();
        this.strips = new float[KEPT][64 * planeLength()];
    }

    /// How many values stand between one place in the block and the next.
    int planeLength() {
        return BEFORE + blocks + BEHIND;
    }

    /// The strip that has a row of samples, one of the last three.
    float[] strip(int row) {
        return strips[(row >> 3) % KEPT];
    }

    /// Where in its strip a row begins, with what is before the edge.
    int rowStart(int row) {
        return 8 * (row & 7) * planeLength();
    }

    /// Where, from the beginning of its row, a source sample of the target's first block stands; those of the
    /// further blocks follow it.
    ///
    /// @param sample its number from the left, which may be a little beyond the edges
    int place(int sample) {
        int block = sample >> 3;
        int lane = across.step() < 0 ? blocks - 1 - block : block;
        return (sample & 7) * planeLength() + BEFORE + lane;
    }

    /// Makes samples of a row of blocks.
    ///
    /// @param number of the strip
    /// @param places where in `row` the blocks stand, from the left
    void decode(int number, BlockRow row, int[] places) {
        float[] target = strips[number % KEPT];
        int most = DctBatch.most(blocks);
        for (int from = 0; from < blocks; from += most) {
            int count = Math.min(most, blocks - from);
            put(row, places, from, count);
            store(dct.transform(), target, BEFORE + from, count);
        }
        if (across.step() < 0) {
            for (int y = 0; y < 8; y++) {
                extend(target, rowStart(y));
            }
        }
    }

    // small methods of one loop each, so that they are compiled early and in no time

    private void put(BlockRow row, int[] places, int from, int count) {
        dct.begin(count);
        for (int lane = 0; lane < count; lane++) {
            dct.put(lane, row, places[across.step() < 0 ? blocks - 1 - from - lane : from + lane]);
        }
    }

    private void store(float[] samples, float[] target, int to, int count) {
        for (int place = 0; place < 64; place++) {
            System.arraycopy(samples, dct.place(place & 7, place >> 3), target, to + place * planeLength(), count);
        }
    }

    /// Repeats the last sample, which is in the first block, and the first one, which is in the last.
    private void extend(float[] target, int row) {
        target[row + place(across.last() + 1)] = target[row + place(across.last())];
        for (int sample = -8 * BEHIND; sample < 0; sample++) {
            target[row + place(sample)] = target[row + place(0)];
        }
    }

    /// Interpolates between four rows, all places at once, with what is beyond the edges.
    ///
    /// @param target takes the values in 1024ths. Being whole numbers they can't be in the same memory as the
    ///     samples, and the JVM's compiler can use vector instructions
    void blend(int[] rows, float[] weights, int[] target) {
        float[] before = strip(rows[0]);
        float[] first = strip(rows[1]);
        float[] second = strip(rows[2]);
        float[] behind = strip(rows[3]);
        int a = rowStart(rows[0]);
        int b = rowStart(rows[1]);
        int c = rowStart(rows[2]);
        int d = rowStart(rows[3]);
        float weightA = SCALE * weights[0];
        float weightB = SCALE * weights[1];
        float weightC = SCALE * weights[2];
        float weightD = SCALE * weights[3];
        for (int i = 0; i < target.length; i++) {
            target[i] = (int) (weightA * before[a + i]
                    + weightB * first[b + i]
                    + weightC * second[c + i]
                    + weightD * behind[d + i]);
        }
    }

    /// Interpolates between the samples of a blended row.
    ///
    /// @param sample the source's second of the four that the target's first block needs
    /// @param from the first of the target's blocks that are wanted
    /// @param target where to put the samples of equal place in these blocks, from `to` on
    void interpolate(int[] blended, int sample, int from, float[] target, int to, int count) {
        float weightA = across.weights()[0] / SCALE;
        float weightB = across.weights()[1] / SCALE;
        float weightC = across.weights()[2] / SCALE;
        float weightD = across.weights()[3] / SCALE;
        int a = from + place(sample - 1);
        int b = from + place(sample);
        int c = from + place(sample + 1);
        int d = from + place(sample + 2);
        for (int i = 0; i < count; i++) {
            target[to + i] = weightA * blended[a + i]
                    + weightB * blended[b + i]
                    + weightC * blended[c + i]
                    + weightD * blended[d + i];
        }
    }
}
