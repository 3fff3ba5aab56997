package org.fetchandrotate.imaging.jpeg.thumbnail;

import org.fetchandrotate.imaging.jpeg.dct.DctBatch;
import org.fetchandrotate.imaging.jpeg.dct.InverseDct;

/// The samples of a rectangle of one component's blocks, 0–255 but for what rounding does, row by row.
///
/// @param width samples in a row
@SuppressWarnings("ArrayRecordComponent") // never compared, and seen by this package alone
record ComponentSamples(int width, float[] values) {
    /// Decodes blocks.
    ///
    /// @param quantTable of the component
    /// @param fromX column of the first block
    /// @param fromY its row
    /// @param across blocks in a row
    /// @param down rows of blocks
    /// @param perBlock samples of each side of a block: 1, 2, 4 or 8
    static ComponentSamples of(
            BlockSource source,
            int[] quantTable,
            int component,
            int fromX,
            int fromY,
            int across,
            int down,
            int perBlock) {
        InverseDct dct = new InverseDct(quantTable);
        ComponentSamples samples =
                new ComponentSamples(across * perBlock, new float[across * perBlock * down * perBlock]);
        short[] coefficients = new short[64];
        int most = DctBatch.most(across);
        for (int y = 0; y < down; y++) {
            for (int first = 0; first < across; first += most) {
                int count = Math.min(most, across - first);
                dct.begin(count);
                for (int lane = 0; lane < count; lane++) {
                    long found = source.read(component, fromX + first + lane, fromY + y, coefficients);
                    dct.put(lane, coefficients, found);
                }
                float[] blocks = dct.transform();
                for (int lane = 0; lane < count; lane++) {
                    samples.add(dct, blocks, lane, (first + lane) * perBlock, y * perBlock, 8 / perBlock);
                }
            }
        }
        return samples;
    }

    /// @param side of the square of a block's samples that becomes one
    private void add(InverseDct dct, float[] blocks, int lane, int left, int top, int side) {
        for (int place = 0; place < 64; place++) {
            int x = left + (place & 7) / side;
            int y = top + (place >> 3) / side;
            float sample = blocks[dct.place(place & 7, place >> 3) + lane];
            values[y * width + x] += sample / (side * side) + 128f / (side * side);
        }
    }
}
