package org.fetchandrotate.imaging.jpeg.entropy;

/// The DC values of one component: every `stride`-th of `values`, block rows from the top, blocks from the
/// left. Mutable; single-threaded.
///
/// @param values may hold the other coefficients in between
/// @param stride 64 if it does, else 1
public record DcPlane(short[] values, int stride, int blocksAcross, int blocksDown) {
    /// One that has room for DC values only, all 0.
    public DcPlane(int blocksAcross, int blocksDown) {
        this(new short[blocksAcross * blocksDown], 1, blocksAcross, blocksDown);
    }

    /// A view of a plane.
    public static DcPlane of(Plane plane) {
        return new DcPlane(plane.values(), 64, plane.blocksAcross(), plane.blocksDown());
    }
}
