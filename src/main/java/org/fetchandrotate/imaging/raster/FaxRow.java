package org.fetchandrotate.imaging.raster;

import java.util.Arrays;

/// A row of a fax as the columns where its colour changes: at even indices from white to black, at odd ones
/// back (ITU-T T.4, 4.2.1.3.1, "changing elements"), each to the right of the one before. Mutable;
/// single-threaded.
final class FaxRow {
    private final int width;
    private int[] changes = new int[64];
    private int count;

    FaxRow(int width) {
        this.width = width;
    }

    /// All white.
    void clear() {
        count = 0;
    }

    /// The column of a change; those that there aren't lie at the row's end.
    int change(int index) {
        return index < count ? changes[index] : width;
    }

    /// The first change to the right of a column, to the colour that isn't the given one ("b1").
    ///
    /// @param column -1 at the start of a row
    /// @param colour 0 = white, 1 = black
    /// @param near the index that was found for a column further left; 0 at the start of a row
    int indexBehind(int column, int colour, int near) {
        int index = (near & ~1) + colour;
        if (index >= 2 && change(index - 2) > column) {
            index -= 2;
        }
        while (change(index) <= column && change(index) < width) {
            index += 2;
        }
        return index;
    }

    /// Adds a change; one at the place of the last undoes that, and at the row's end there is nothing to
    /// change.
    ///
    /// @return false if it lies before the last one
    boolean add(int place) {
        int last = count == 0 ? 0 : changes[count - 1];
        if (place < last) {
            return false;
        }
        if (place >= width) {
            return true;
        }
        if (count > 0 && place == last) {
            count--;
            return true;
        }
        if (count == changes.length) {
            changes = Arrays.copyOf(changes, 2 * count);
        }
        changes[count++] = place;
        return true;
    }

    /// Reads the pixels of a row, black being 1.
    void read(byte[] rows, int start) {
        clear();
        int colour = 0;
        int x = 0;
        while (x < width) {
            int packed = rows[start + (x >> 3)];
            if ((x & 7) == 0 && packed == -colour) {
                x += 8;
                continue;
            }
            if ((packed >> (7 - (x & 7)) & 1) != colour) {
                add(x);
                colour ^= 1;
            }
            x++;
        }
    }

    /// Sets the black pixels of a row of white ones.
    void write(byte[] rows, int start) {
        for (int i = 0; i < count; i += 2) {
            int end = change(i + 1);
            int x = changes[i];
            while (x < end) {
                if ((x & 7) == 0 && x + 8 <= end) {
                    rows[start + (x >> 3)] = -1;
                    x += 8;
                } else {
                    rows[start + (x >> 3)] |= (byte) (0x80 >> (x & 7));
                    x++;
                }
            }
        }
    }
}
