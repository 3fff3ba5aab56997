package org.fetchandrotate.imaging.jpeg.file;

/// The order of a block's coefficients in the file: T.81, figure A.6.
public final class ZigZag {
    /// The place in a block stored row by row (`8 * v + u`) of each zigzag index.
    public static final int[] NATURAL = new int[64];

    /// The zigzag index of each place in a block stored row by row.
    public static final int[] POSITION = new int[64];

    static {
        int k = 0;
        for (int diagonal = 0; diagonal < 15; diagonal++) {
            for (int step = 0; step <= diagonal; step++) {
                int row = diagonal % 2 == 0 ? diagonal - step : step;
                int column = diagonal - row;
                if (row < 8 && column < 8) {
                    NATURAL[k] = 8 * row + column;
                    POSITION[8 * row + column] = k;
                    k++;
                }
            }
        }
    }

    private ZigZag() {}
}
