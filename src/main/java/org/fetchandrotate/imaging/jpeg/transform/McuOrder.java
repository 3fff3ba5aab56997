package org.fetchandrotate.imaging.jpeg.transform;

import org.fetchandrotate.imaging.jpeg.file.ScanLayout;

/// Where the blocks of a rotated scan come from: for each block of the target, in the target's order, its
/// number in the source's order. Immutable.
public final class McuOrder {
    private final ScanLayout target;
    private final int blocksPerMcu;
    private final int firstMcu;
    private final int stepAcross;
    private final int stepDown;
    private final int[] placeInMcu;

    /// @param target may be smaller than the rotated source: what lies beyond the far edges is dropped then
    public McuOrder(ScanLayout source, ScanLayout target, BlockTransform transform) {
        this.target = target;
        this.blocksPerMcu = source.blocksPerMcu();
        int keptAcross = transform.transposes() ? target.mcusDown() : target.mcusAcross();
        int keptDown = transform.transposes() ? target.mcusAcross() : target.mcusDown();
        int stepX = transform.mirrorsX() ? -1 : 1;
        int stepY = (transform.mirrorsY() ? -1 : 1) * source.mcusAcross();
        this.firstMcu = (transform.mirrorsX() ? keptAcross - 1 : 0)
                + (transform.mirrorsY() ? keptDown - 1 : 0) * source.mcusAcross();
        this.stepAcross = transform.transposes() ? stepY : stepX;
        this.stepDown = transform.transposes() ? stepX : stepY;
        this.placeInMcu = new int[blocksPerMcu];
        for (int place = 0; place < blocksPerMcu; place++) {
            ScanLayout.Block block = target.block(place);
            int across = transform.transposes() ? block.down() : block.across();
            int down = transform.transposes() ? block.across() : block.down();
            int x = transform.transposes() ? block.y() : block.x();
            int y = transform.transposes() ? block.x() : block.y();
            placeInMcu[place] = source.placeOf(
                    block.component(),
                    transform.mirrorsX() ? across - 1 - x : x,
                    transform.mirrorsY() ? down - 1 - y : y);
        }
    }

    public ScanLayout target() {
        return target;
    }

    /// The number, in the source's order, of the first block of the MCU that becomes the target's `column`-th
    /// of `row`.
    public int sourceOf(int column, int row) {
        return (firstMcu + column * stepAcross + row * stepDown) * blocksPerMcu;
    }

    /// For each block of a target MCU, its place within the source MCU. Not to be changed.
    public int[] placeInMcu() {
        return placeInMcu;
    }
}
