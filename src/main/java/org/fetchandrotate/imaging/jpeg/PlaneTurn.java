package org.fetchandrotate.imaging.jpeg;

import java.util.Arrays;
import java.util.stream.IntStream;

/// Turns one component of a picture whose blocks can't simply be moved: decodes it to samples, mirrors these, and
/// encodes them with the source's own quantisation table. There is no conversion of colours and no clipping to
/// pixel values in between. A component that happens to be made of whole blocks along each mirrored side, as luma
/// often is where chroma isn't, is turned exactly nevertheless. Single-threaded, one use per object.
final class PlaneTurn {
    private final BlockSource source;
    private final Frame frame;
    private final int component;
    private final Turn turn;
    private final Resampling across;
    private final Resampling down;
    private final Plane target;
    private final PlaneOrder order;
    private final short[] coefficients = new short[64];
    private final float[] blend;

    private PlaneTurn(BlockSource source, Frame frame, int component, Turn turn) {
        this.source = source;
        this.frame = frame;
        this.component = component;
        this.turn = turn;
        Component factors = frame.components().get(component);
        this.across = turn.mirrorsX()
                ? Resampling.mirrored(frame.width(), factors.across(), frame.maxAcross())
                : Resampling.unchanged(frame.samplesAcross(component));
        this.down = turn.mirrorsY()
                ? Resampling.mirrored(frame.height(), factors.down(), frame.maxDown())
                : Resampling.unchanged(frame.samplesDown(component));
        Frame targetFrame = turn.transposes() ? frame.transposed() : frame;
        this.target = new Plane(targetFrame.paddedBlocksAcross(component), targetFrame.paddedBlocksDown(component));
        this.blend = new float[8 * Frame.ceilDiv(frame.samplesAcross(component), 8)];
        // the mirroring is done on samples or by hand; what remains for the order is the transposition
        this.order = turn.transposes()
                ? new PlaneOrder(0, target.blocksAcross(), 1)
                : new PlaneOrder(0, 1, target.blocksAcross());
    }

    /// Turns a component.
    ///
    /// @param frame of the source
    /// @param quantTable of the component
    static Plane turn(BlockSource source, Frame frame, int component, Turn turn, int[] quantTable) {
        PlaneTurn plane = new PlaneTurn(source, frame, component, turn);
        if (isExact(frame, component, turn)) {
            plane.moveBlocks();
        } else {
            plane.recode(new Dct(quantTable));
        }
        plane.pad();
        return plane.target;
    }

    /// Whether a component can be turned without decoding it to samples.
    static boolean isExact(Frame frame, int component, Turn turn) {
        Component factors = frame.components().get(component);
        return !(turn.mirrorsX() && frame.width() * factors.across() % (8 * frame.maxAcross()) != 0)
                && !(turn.mirrorsY() && frame.height() * factors.down() % (8 * frame.maxDown()) != 0);
    }

    /// Whether all components can.
    static boolean isExact(Frame frame, Turn turn) {
        return IntStream.range(0, frame.components().size()).allMatch(component -> isExact(frame, component, turn));
    }

    private void moveBlocks() {
        int[] position = turn.position();
        int[] sign = turn.sign();
        short[] values = target.values();
        for (int y = 0; y < down.blocks(); y++) {
            for (int x = 0; x < across.blocks(); x++) {
                int fromX = turn.mirrorsX() ? across.blocks() - 1 - x : x;
                int fromY = turn.mirrorsY() ? down.blocks() - 1 - y : y;
                int block = order.first() + x * order.stepX() + y * order.stepY();
                long moved = 0;
                long found = source.read(component, fromX, fromY, coefficients);
                values[64 * block] = coefficients[0];
                for (long left = found; left != 0; left &= left - 1) {
                    int k = Long.numberOfTrailingZeros(left);
                    values[64 * block + position[k]] = (short) ((coefficients[k] ^ sign[k]) - sign[k]);
                    moved |= 1L << position[k];
                }
                target.found()[block] = moved;
            }
        }
    }

    private void recode(Dct dct) {
        SampleRows rows = new SampleRows(source, frame, component, dct);
        int width = 8 * across.blocks();
        float[] strip = new float[8 * width];
        int[] position = turn.transposes() ? Turn.CLOCKWISE_90.position() : Turn.NONE.position();
        for (int y = 0; y < down.blocks(); y++) {
            for (int row = 0; row < 8; row++) {
                fillRow(rows, 8 * y + row, strip, row * width);
            }
            for (int x = 0; x < across.blocks(); x++) {
                int to = order.first() + x * order.stepX() + y * order.stepY();
                target.found()[to] = dct.toCoefficients(strip, 8 * x, width, position, target.values(), 64 * to);
            }
        }
    }

    /// One row of the mirrored, not yet transposed component.
    private void fillRow(SampleRows rows, int p, float[] strip, int offset) {
        float[] row = down.isWhole() ? rows.row(down.source(p, 0)) : blended(rows, p);
        int width = 8 * across.blocks();
        if (!across.isWhole()) {
            interpolate(row, strip, offset);
        } else if (turn.mirrorsX()) {
            int last = across.last();
            for (int x = 0; x <= last; x++) {
                strip[offset + x] = row[last - x];
            }
            Arrays.fill(strip, offset + last + 1, offset + width, row[0]);
        } else {
            System.arraycopy(row, 0, strip, offset, width);
        }
    }

    private float[] blended(SampleRows rows, int p) {
        float[] weights = down.weights();
        float[] before = rows.row(down.source(p, -1));
        float[] first = rows.row(down.source(p, 0));
        float[] second = rows.row(down.source(p, 1));
        float[] behind = rows.row(down.source(p, 2));
        for (int x = 0; x < blend.length; x++) {
            blend[x] = weights[0] * before[x] + weights[1] * first[x] + weights[2] * second[x] + weights[3] * behind[x];
        }
        return blend;
    }

    private void interpolate(float[] row, float[] strip, int offset) {
        float[] weights = across.weights();
        int width = 8 * across.blocks();
        for (int x = 0; x < width; x++) {
            strip[offset + x] = weights[0] * row[across.source(x, -1)]
                    + weights[1] * row[across.source(x, 0)]
                    + weights[2] * row[across.source(x, 1)]
                    + weights[3] * row[across.source(x, 2)];
        }
    }

    /// Fills the blocks beyond the component up to whole MCUs, which nobody sees, with what costs least.
    private void pad() {
        int filledAcross = turn.transposes() ? down.blocks() : across.blocks();
        int filledDown = turn.transposes() ? across.blocks() : down.blocks();
        int width = target.blocksAcross();
        short[] values = target.values();
        for (int y = 0; y < filledDown; y++) {
            for (int x = filledAcross; x < width; x++) {
                values[64 * (y * width + x)] = values[64 * (y * width + filledAcross - 1)];
            }
        }
        for (int y = filledDown; y < target.blocksDown(); y++) {
            for (int x = 0; x < width; x++) {
                values[64 * (y * width + x)] = values[64 * ((filledDown - 1) * width + x)];
            }
        }
    }

    /// The rows of a component's samples, decoded a block row at a time; the last few of these are kept.
    private static final class SampleRows {
        private static final int KEPT = 3;

        private final BlockSource source;
        private final int component;
        private final Dct dct;
        private final int blocksAcross;
        private final float[][] rows;
        private final int[] heldBlockRow = new int[KEPT];
        private final short[] coefficients = new short[64];
        private final float[] strip;

        SampleRows(BlockSource source, Frame frame, int component, Dct dct) {
            this.source = source;
            this.component = component;
            this.dct = dct;
            this.blocksAcross = Frame.ceilDiv(frame.samplesAcross(component), 8);
            this.rows = new float[8 * KEPT][8 * blocksAcross];
            this.strip = new float[64 * blocksAcross];
            Arrays.fill(heldBlockRow, -1);
        }

        float[] row(int y) {
            int blockRow = y >> 3;
            int slot = blockRow % KEPT;
            if (heldBlockRow[slot] != blockRow) {
                decode(blockRow, slot);
                heldBlockRow[slot] = blockRow;
            }
            return rows[8 * slot + (y & 7)];
        }

        private void decode(int blockRow, int slot) {
            int width = 8 * blocksAcross;
            for (int x = 0; x < blocksAcross; x++) {
                long found = source.read(component, x, blockRow, coefficients);
                dct.toSamples(coefficients, found, strip, 8 * x, width);
            }
            for (int row = 0; row < 8; row++) {
                System.arraycopy(strip, row * width, rows[8 * slot + row], 0, width);
            }
        }
    }
}
