package org.fetchandrotate.imaging.jpeg.entropy;

/// Takes the coefficients of one component's blocks, in any order, each block once.
public interface BlockTarget {
    /// Takes a block.
    ///
    /// @param block its number, row by row
    /// @param values coefficient `k` at `places[k] + offset`
    /// @param places by zigzag index
    /// @param found which coefficients but the first aren't 0; bit 0 is clear
    void put(int block, int[] values, int[] places, int offset, long found);

    /// Takes a block that has only the DC value of another.
    void putLevel(int block, int other);

    /// As planes of the component have it.
    ///
    /// @param plane all 0
    static BlockTarget of(Plane plane) {
        return new InPlane(plane);
    }

    /// Blocks to be written in several passes.
    record InPlane(Plane plane) implements BlockTarget {
        @Override
        public void put(int block, int[] values, int[] places, int offset, long found) {
            short[] target = plane.values();
            target[64 * block] = (short) values[places[0] + offset];
            for (long left = found; left != 0; left &= left - 1) {
                int k = Long.numberOfTrailingZeros(left);
                target[64 * block + k] = (short) values[places[k] + offset];
            }
            plane.found()[block] = found;
        }

        @Override
        public void putLevel(int block, int other) {
            plane.values()[64 * block] = plane.values()[64 * other];
        }
    }
}
