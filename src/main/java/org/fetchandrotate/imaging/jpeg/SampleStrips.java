package org.fetchandrotate.imaging.jpeg;

import java.util.Arrays;

/// The samples of one component, decoded a row of blocks, a *strip*, at a time; the last few of these are kept.
///
/// Samples of equal place in their blocks stand one behind the other, block after block in the order in which the
/// target needs them. So a mirrored row is read forwards, and one that is moved by some samples is the same values
/// from other places. What lies beyond the edges is the edge again. Single-threaded.
final class SampleStrips {
    private static final int KEPT = 3;

    /// How many blocks beyond the edge can be asked for, before the first and behind the last.
    private static final int BEFORE = 1;

    private static final int BEHIND = 2;

    private final BlockSource source;
    private final int component;
    private final Resampling across;
    private final InverseDct dct;
    private final int blocks;
    private final float[][] strips;
    private final int[] held = new int[KEPT];
    private final short[] coefficients = new short[64];

    /// @param across whether the blocks' order is reversed, and where the last sample is
    SampleStrips(BlockSource source, int component, Resampling across, InverseDct dct) {
        this.source = source;
        this.component = component;
        this.across = across;
        this.dct = dct;
        this.blocks = across.blocks();
        this.strips = new float[KEPT][64 * planeLength()];
        Arrays.fill(held, -1);
    }

    /// How many values stand between one place in the block and the next.
    int planeLength() {
        return BEFORE + blocks + BEHIND;
    }

    /// The strip that has a row of samples.
    float[] strip(int row) {
        int strip = row >> 3;
        int slot = strip % KEPT;
        if (held[slot] != strip) {
            decode(strip, strips[slot]);
            held[slot] = strip;
        }
        return strips[slot];
    }

    /// Where in its strip a row begins, with what is before the edge.
    int rowStart(int row) {
        return 8 * (row & 7) * planeLength();
    }

    /// Where, from the beginning of its row, a source sample of the target's first block stands; those of the further
    /// blocks follow it.
    ///
    /// @param sample its number from the left, which may be a little beyond the edges
    int place(int sample) {
        int block = sample >> 3;
        int lane = across.step() < 0 ? blocks - 1 - block : block;
        return (sample & 7) * planeLength() + BEFORE + lane;
    }

    private void decode(int strip, float[] target) {
        int most = Frame.ceilDiv(blocks, Lanes.parts(blocks));
        for (int from = 0; from < blocks; from += most) {
            int count = Math.min(most, blocks - from);
            dct.begin(count);
            for (int lane = 0; lane < count; lane++) {
                int x = across.step() < 0 ? blocks - 1 - from - lane : from + lane;
                dct.put(lane, coefficients, source.read(component, x, strip, coefficients));
            }
            float[] samples = dct.transform();
            for (int place = 0; place < 64; place++) {
                int to = place * planeLength() + BEFORE + from;
                System.arraycopy(samples, dct.place(place & 7, place >> 3), target, to, count);
            }
        }
        if (across.step() < 0) {
            for (int row = 0; row < 8; row++) {
                extend(target, rowStart(row));
            }
        }
    }

    /// Repeats the last sample, which is in the first block, and the first one, which is in the last.
    private void extend(float[] target, int row) {
        target[row + place(across.last() + 1)] = target[row + place(across.last())];
        for (int sample = -8 * BEHIND; sample < 0; sample++) {
            target[row + place(sample)] = target[row + place(0)];
        }
    }
}
