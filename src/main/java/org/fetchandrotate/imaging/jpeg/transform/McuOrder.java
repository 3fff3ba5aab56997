package org.fetchandrotate.imaging.jpeg.transform;

import org.fetchandrotate.imaging.jpeg.file.ScanLayout;

/// Where the blocks of a turned scan come from: for each block of the target, in the target's order, its number in
/// the source's order. Immutable.
public final class McuOrder {
    private final ScanLayout target;
    private final int blocksPerMcu;
    private final int firstMcu;
    private final int stepAcross;
    private final int stepDown;
    private final int[] placeInMcu;

    /// @param target may be smaller than the turned source: what lies beyond the far edges is dropped then
    public McuOrder(ScanLayout source, ScanLayout target, BlockTransform turn) {
        this.target = target;
        this.blocksPerMcu = source.blocksPerMcu();
        int keptAcross = turn.transposes() ? target.mcusDown() : target.mcusAcross();
        int keptDown = turn.transposes() ? target.mcusAcross() : target.mcusDown();
        int stepX = turn.mirrorsX() ? -1 : 1;
        int stepY = (turn.mirrorsY() ? -1 : 1) * source.mcusAcross();
        this.firstMcu =
                (turn.mirrorsX() ? keptAcross - 1 : 0) + (turn.mirrorsY() ? keptDown - 1 : 0) * source.mcusAcross();
        this.stepAcross = turn.transposes() ? stepY : stepX;
        this.stepDown = turn.transposes() ? stepX : stepY;
        this.placeInMcu = new int[blocksPerMcu];
        for (int place = 0; place < blocksPerMcu; place++) {
            ScanLayout.Block block = target.block(place);
            int across = turn.transposes() ? block.down() : block.across();
            int down = turn.transposes() ? block.across() : block.down();
            int x = turn.transposes() ? block.y() : block.x();
            int y = turn.transposes() ? block.x() : block.y();
            placeInMcu[place] = source.placeOf(
                    block.component(), turn.mirrorsX() ? across - 1 - x : x, turn.mirrorsY() ? down - 1 - y : y);
        }
    }

    public ScanLayout target() {
        return target;
    }

    /// The number, in the source's order, of the first block of the MCU that becomes the target's `column`-th of
    /// `row`.
    public int sourceOf(int column, int row) {
        return (firstMcu + column * stepAcross + row * stepDown) * blocksPerMcu;
    }

    /// For each block of a target MCU, its place within the source MCU. Not to be changed.
    public int[] placeInMcu() {
        return placeInMcu;
    }
}
