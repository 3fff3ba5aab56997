package org.fetchandrotate.imaging.png;

import java.util.Arrays;
import java.util.List;

/// The scanlines of a rotated image in the order in which they are written, pass after pass where it is interlaced.
/// Immutable and thread-safe.
///
/// A rotated image is interlaced if its source is: nothing of what a reader sees while loading is lost. That costs
/// time, a rotated row being made up to seven times, and nothing in memory.
final class Scanlines {
    private final RotatedRows rows;
    private final List<Adam7.Pass> passes;
    private final boolean interlaced;
    private final int count;

    Scanlines(RotatedRows rows, boolean interlaced) {
        this.rows = rows;
        this.interlaced = interlaced;
        this.passes = Adam7.passes(rows.width(), rows.height(), interlaced);
        this.count = passes.stream().mapToInt(Adam7.Pass::height).sum();
    }

    int count() {
        return count;
    }

    /// Bytes of a scanline without its filter byte.
    int length(int line) {
        if (!interlaced) {
            return rows.rowBytes();
        }
        Adam7.Pass pass = passes.get(passOf(line));
        return Math.toIntExact(Raster.rowBytes(pass.width(), rows.bitsPerPixel()));
    }

    /// Whether nothing lies above it as far as filters are concerned.
    boolean isFirstOfPass(int line) {
        return line == 0 || (interlaced && line == firstLineOf(passOf(line)));
    }

    /// Bytes from a byte to its counterpart in the pixel to the left, as filters count (PNG clause 9.2).
    int step() {
        return Math.max(1, rows.bitsPerPixel() / 8);
    }

    /// Writes `lines` scanlines from `first` on, without filter bytes, one after the other.
    void read(int first, int lines, byte[] into, int offset) {
        if (!interlaced) {
            rows.read(first, lines, into, offset);
            return;
        }
        byte[] row = new byte[rows.rowBytes()];
        int target = offset;
        for (int line = first; line < first + lines; line++) {
            int index = passOf(line);
            Adam7.Pass pass = passes.get(index);
            rows.read(pass.top() + (line - firstLineOf(index)) * pass.down(), 1, row, 0);
            int length = length(line);
            Arrays.fill(into, target, target + length, (byte) 0);
            for (int x = 0; x < pass.width(); x++) {
                Pixels.copy(row, 0, pass.left() + x * pass.across(), into, target, x, rows.bitsPerPixel());
            }
            target += length;
        }
    }

    private int passOf(int line) {
        int index = 0;
        int remaining = line;
        while (remaining >= passes.get(index).height()) {
            remaining -= passes.get(index).height();
            index++;
        }
        return index;
    }

    private int firstLineOf(int passIndex) {
        int first = 0;
        for (int i = 0; i < passIndex; i++) {
            first += passes.get(i).height();
        }
        return first;
    }
}
