package org.fetchandrotate.imaging.jpeg.recode;

import java.util.stream.IntStream;
import org.fetchandrotate.imaging.jpeg.dct.DctBatch;
import org.fetchandrotate.imaging.jpeg.dct.ForwardDct;
import org.fetchandrotate.imaging.jpeg.dct.InverseDct;
import org.fetchandrotate.imaging.jpeg.entropy.BlockRow;
import org.fetchandrotate.imaging.jpeg.entropy.BlockTarget;
import org.fetchandrotate.imaging.jpeg.file.Component;
import org.fetchandrotate.imaging.jpeg.file.FrameHeader;
import org.fetchandrotate.imaging.jpeg.transform.BlockOrder;
import org.fetchandrotate.imaging.jpeg.transform.BlockTransform;

/// Rotates one component of a picture whose blocks can't simply be moved: makes samples of it, mirrors these,
/// and encodes them with the source's own quantisation table. There is no conversion of colours and no clipping
/// to pixel values in between. A component that happens to be made of whole blocks along each mirrored side, as
/// luma often is where chroma isn't, is rotated exactly nevertheless.
///
/// The component comes from the top, a row of blocks at a time, and a row of the target is made as soon as
/// there is all that it needs. Single-threaded, one use per object.
public final class ComponentRecoder {
    private static final int[] AS_THEY_ARE = IntStream.range(0, 64).toArray();

    private final BlockTransform transform;
    private final Resampling across;
    private final Resampling down;
    private final int blocksAcross;
    private final int blocksDown;
    private final BlockTarget target;
    private final BlockOrder order;
    private final boolean isExact;
    private final SampleStrips strips;
    private final ForwardDct dct;
    private final int[] blend;
    private final int[] moved = new int[64];
    private final short[] levels;
    private int accepted;
    private int made;

    /// @param frame of the source
    /// @param quantTable of the component
    /// @param target takes the rotated component, the blocks that fill up MCUs included
    public ComponentRecoder(
            FrameHeader frame, int component, BlockTransform transform, int[] quantTable, BlockTarget target) {
        this.transform = transform;
        this.target = target;
        Component factors = frame.components().get(component);
        this.across = transform.mirrorsX()
                ? Resampling.mirrored(frame.width(), factors.across(), frame.maxAcross())
                : Resampling.unchanged(frame.samplesAcross(component));
        this.down = transform.mirrorsY()
                ? Resampling.mirrored(frame.height(), factors.down(), frame.maxDown())
                : Resampling.unchanged(frame.samplesDown(component));
        FrameHeader targetFrame = transform.transposes() ? frame.transposed() : frame;
        this.blocksAcross = targetFrame.paddedBlocksAcross(component);
        this.blocksDown = targetFrame.paddedBlocksDown(component);
        // the mirroring is done on samples or by hand; what remains for the order is the transposition
        this.order = transform.transposes() ? new BlockOrder(0, blocksAcross, 1) : new BlockOrder(0, 1, blocksAcross);
        this.isExact = isExact(frame, component, transform);
        this.strips = new SampleStrips(across, new InverseDct(quantTable));
        this.dct = new ForwardDct(
                quantTable,
                transform.transposes() ? BlockTransform.ROTATE_90.position() : BlockTransform.NONE.position());
        this.blend = new int[across.isWhole() && down.isWhole() ? 0 : 8 * strips.planeLength()];
        this.levels = new short[across.blocks() * down.blocks()];
    }

    /// Whether a component can be rotated without decoding it to samples.
    public static boolean isExact(FrameHeader frame, int component, BlockTransform transform) {
        Component factors = frame.components().get(component);
        return !(transform.mirrorsX() && frame.width() * factors.across() % (8 * frame.maxAcross()) != 0)
                && !(transform.mirrorsY() && frame.height() * factors.down() % (8 * frame.maxDown()) != 0);
    }

    /// Whether all components can.
    public static boolean isExact(FrameHeader frame, BlockTransform transform) {
        return IntStream.range(0, frame.components().size())
                .allMatch(component -> isExact(frame, component, transform));
    }

    /// How many blocks the component has across, without those that fill up MCUs.
    public int sourceAcross() {
        return across.blocks();
    }

    int sourceDown() {
        return down.blocks();
    }

    /// The DC values of the source, row by row. Not to be changed.
    public short[] levels() {
        return levels;
    }

    /// Takes the next row of blocks; those that only fill up MCUs are passed over.
    ///
    /// @param places where in `row` the blocks stand, from the left; there may be more of them than needed
    void accept(BlockRow row, int[] places) {
        if (accepted == down.blocks()) {
            return;
        }
        int y = accepted++;
        for (int x = 0; x < across.blocks(); x++) {
            levels[y * across.blocks() + x] = row.level(places[x]);
        }
        if (isExact) {
            move(row, places, down.step() < 0 ? down.blocks() - 1 - y : y);
        } else {
            strips.decode(y, row, places);
            while (made < down.blocks() && down.lastSource(next()) < 8 * accepted) {
                recode(next());
                made++;
            }
        }
        if (accepted == down.blocks()) {
            pad();
        }
    }

    /// The target's row of blocks, before a transposition, whose turn it is.
    private int next() {
        return down.step() < 0 ? down.blocks() - 1 - made : made;
    }

    private void move(BlockRow row, int[] places, int y) {
        int[] position = transform.position();
        int[] sign = transform.sign();
        int[] tokens = row.tokens();
        for (int x = 0; x < across.blocks(); x++) {
            int block = places[across.step() < 0 ? across.blocks() - 1 - x : x];
            int end = row.end(block);
            long found = 0;
            moved[0] = row.level(block);
            for (int i = row.start(block); i < end; i++) {
                int k = BlockRow.index(tokens[i]);
                moved[position[k]] = (BlockRow.value(tokens[i]) ^ sign[k]) - sign[k];
                found |= 1L << position[k];
            }
            target.put(numberOf(x, y), moved, AS_THEY_ARE, 0, found);
        }
    }

    private int numberOf(int x, int y) {
        return order.first() + x * order.stepX() + y * order.stepY();
    }

    private void recode(int y) {
        int most = DctBatch.most(across.blocks());
        for (int from = 0; from < across.blocks(); from += most) {
            int count = Math.min(most, across.blocks() - from);
            float[] samples = dct.begin(count);
            for (int row = 0; row < 8; row++) {
                fillRow(8 * y + row, from, samples, dct.place(0, row), count);
            }
            dct.transform();
            for (int lane = 0; lane < count; lane++) {
                dct.put(lane, target, numberOf(from + lane, y));
            }
        }
    }

    /// One row of the mirrored, not yet transposed component.
    private void fillRow(int p, int from, float[] samples, int to, int count) {
        if (blend.length == 0) {
            int row = down.source(p, 0);
            float[] strip = strips.strip(row);
            for (int x = 0; x < 8; x++) {
                int place = strips.rowStart(row) + from + strips.place(across.unlimited(x));
                System.arraycopy(strip, place, samples, to + x * DctBatch.ROW, count);
            }
            return;
        }
        int[] rows = {down.source(p, -1), down.source(p, 0), down.source(p, 1), down.source(p, 2)};
        strips.blend(rows, down.weights(), blend);
        for (int x = 0; x < 8; x++) {
            strips.interpolate(blend, across.unlimited(x), from, samples, to + x * DctBatch.ROW, count);
        }
    }

    /// Fills the blocks beyond the component up to whole MCUs, which nobody sees, with what costs least.
    private void pad() {
        int filledAcross = transform.transposes() ? down.blocks() : across.blocks();
        int filledDown = transform.transposes() ? across.blocks() : down.blocks();
        for (int y = 0; y < filledDown; y++) {
            for (int x = filledAcross; x < blocksAcross; x++) {
                target.putLevel(y * blocksAcross + x, y * blocksAcross + filledAcross - 1);
            }
        }
        for (int y = filledDown; y < blocksDown; y++) {
            for (int x = 0; x < blocksAcross; x++) {
                target.putLevel(y * blocksAcross + x, (filledDown - 1) * blocksAcross + x);
            }
        }
    }
}
