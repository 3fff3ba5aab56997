package org.fetchandrotate.imaging.jpeg.entropy;

/// The coefficients of one component, decoded: 2 bytes each, and 8 bytes a block to say which aren't 0.
/// Mutable; single-threaded.
public final class Plane {
    private final int blocksAcross;
    private final int blocksDown;
    private final short[] values;
    private final long[] found;

    public Plane(int blocksAcross, int blocksDown) {
        this.blocksAcross = blocksAcross;
        this.blocksDown = blocksDown;
        this.values = new short[blocksAcross * blocksDown * 64];
        this.found = new long[blocksAcross * blocksDown];
    }

    public int blocksAcross() {
        return blocksAcross;
    }

    public int blocksDown() {
        return blocksDown;
    }

    /// 64 values for each block in zigzag order; block rows from the top, blocks from the left.
    public short[] values() {
        return values;
    }

    /// For each block the set of its coefficients that aren't 0, by zigzag index; bit 0, the DC's, is always
    /// clear.
    public long[] found() {
        return found;
    }
}
