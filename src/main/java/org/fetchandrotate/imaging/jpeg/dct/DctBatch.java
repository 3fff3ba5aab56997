package org.fetchandrotate.imaging.jpeg.dct;

import org.fetchandrotate.imaging.jpeg.file.FrameHeader;

/// How the values of many blocks lie in an array while they are transformed: value `j` of row `i` of block
/// `lane` at `i * ROW + j * blocks + lane`.
///
/// So one step of a transform is the same for whole stretches of the array, up to `8 * blocks` values that
/// stand one behind the other, and the JVM's compiler makes vector instructions of it. That it does so depends
/// on the rows' distance being a constant: else it can't know that what is stored in one row isn't read from
/// another.
public final class DctBatch {
    /// How many blocks are transformed at once, at most; as many as the processor's nearest cache holds.
    static final int MOST = 128;

    /// From one row to the next. Not a power of 2, which would bring all rows to the same few places of the
    /// cache.
    public static final int ROW = 8 * MOST + 16;

    private DctBatch() {}

    /// An array for [#MOST] blocks.
    static float[] values() {
        return new float[8 * ROW];
    }

    /// How many blocks of a row are transformed at once, such that the parts are about equal.
    public static int most(int blocks) {
        return FrameHeader.ceilDiv(blocks, FrameHeader.ceilDiv(blocks, MOST));
    }

    /// Exchanges rows and columns of all blocks.
    static void transpose(float[] from, float[] to, int blocks) {
        for (int row = 0; row < 8; row++) {
            for (int column = 0; column < 8; column++) {
                System.arraycopy(from, row * ROW + column * blocks, to, column * ROW + row * blocks, blocks);
            }
        }
    }
}
