package org.fetchandrotate.imaging.png;

import java.util.ArrayList;
import java.util.List;

/// The seven passes of an interlaced image (PNG clause 8.1).
final class Adam7 {
    /// For each pass: first column, first row, columns from pixel to pixel, rows from line to line.
    private static final int[][] GRID = {
        {0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}
    };

    private Adam7() {}

    /// A reduced image within the image.
    ///
    /// @param left column of its first pixel
    /// @param top row of its first line
    /// @param across columns from pixel to pixel
    /// @param down rows from line to line
    /// @param width pixels of its lines
    /// @param height its lines
    record Pass(int left, int top, int across, int down, int width, int height) {}

    /// The passes that have any pixel, in their order; for an image that isn't interlaced the only pass is the
    /// image.
    static List<Pass> passes(int width, int height, boolean interlaced) {
        if (!interlaced) {
            return List.of(new Pass(0, 0, 1, 1, width, height));
        }
        List<Pass> passes = new ArrayList<>();
        for (int[] grid : GRID) {
            int columns = ceilDiv(width - grid[0], grid[2]);
            int rows = ceilDiv(height - grid[1], grid[3]);
            if (columns > 0 && rows > 0) {
                passes.add(new Pass(grid[0], grid[1], grid[2], grid[3], columns, rows));
            }
        }
        return passes;
    }

    private static int ceilDiv(int pixels, int step) {
        return pixels <= 0 ? 0 : (pixels - 1) / step + 1;
    }
}
