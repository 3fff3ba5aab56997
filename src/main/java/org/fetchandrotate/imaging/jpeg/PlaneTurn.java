package org.fetchandrotate.imaging.jpeg;

import java.util.stream.IntStream;

/// Turns one component of a picture whose blocks can't simply be moved: decodes it to samples, mirrors these, and
/// encodes them with the source's own quantisation table. There is no conversion of colours and no clipping to
/// pixel values in between. A component that happens to be made of whole blocks along each mirrored side, as luma
/// often is where chroma isn't, is turned exactly nevertheless. Single-threaded, one use per object.
final class PlaneTurn {
    private static final int[] AS_THEY_ARE = IntStream.range(0, 64).toArray();

    private final BlockSource source;
    private final Frame frame;
    private final int component;
    private final Turn turn;
    private final Resampling across;
    private final Resampling down;
    private final int blocksAcross;
    private final int blocksDown;
    private final BlockTarget target;
    private final PlaneOrder order;

    private PlaneTurn(BlockSource source, Frame frame, int component, Turn turn, BlockTarget target) {
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
        this.blocksAcross = targetFrame.paddedBlocksAcross(component);
        this.blocksDown = targetFrame.paddedBlocksDown(component);
        this.target = target;
        // the mirroring is done on samples or by hand; what remains for the order is the transposition
        this.order = turn.transposes()
                ? new PlaneOrder(0, blocksAcross, 1)
                : new PlaneOrder(0, 1, blocksAcross);
    }

    /// Turns a component.
    ///
    /// @param frame of the source
    /// @param quantTable of the component
    /// @param target takes the turned component, the blocks that fill up MCUs included
    static void turn(
            BlockSource source, Frame frame, int component, Turn turn, int[] quantTable, BlockTarget target) {
        PlaneTurn plane = new PlaneTurn(source, frame, component, turn, target);
        if (isExact(frame, component, turn)) {
            plane.moveBlocks();
        } else {
            plane.recode(quantTable);
        }
        plane.pad();
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
        short[] coefficients = new short[64];
        int[] turned = new int[64];
        for (int y = 0; y < down.blocks(); y++) {
            for (int x = 0; x < across.blocks(); x++) {
                int fromX = turn.mirrorsX() ? across.blocks() - 1 - x : x;
                int fromY = turn.mirrorsY() ? down.blocks() - 1 - y : y;
                long moved = 0;
                long found = source.read(component, fromX, fromY, coefficients);
                turned[0] = coefficients[0];
                for (long left = found; left != 0; left &= left - 1) {
                    int k = Long.numberOfTrailingZeros(left);
                    turned[position[k]] = (coefficients[k] ^ sign[k]) - sign[k];
                    moved |= 1L << position[k];
                }
                target.put(order.first() + x * order.stepX() + y * order.stepY(), turned, AS_THEY_ARE, 0, moved);
            }
        }
    }

    private void recode(int[] quantTable) {
        SampleStrips strips = new SampleStrips(source, component, across, new InverseDct(quantTable));
        int[] position = turn.transposes() ? Turn.CLOCKWISE_90.position() : Turn.NONE.position();
        ForwardDct dct = new ForwardDct(quantTable, position);
        int most = Frame.ceilDiv(across.blocks(), Lanes.parts(across.blocks()));
        int[] blend = across.isWhole() && down.isWhole() ? new int[0] : new int[8 * strips.planeLength()];
        for (int y = 0; y < down.blocks(); y++) {
            for (int from = 0; from < across.blocks(); from += most) {
                int count = Math.min(most, across.blocks() - from);
                float[] samples = dct.begin(count);
                for (int row = 0; row < 8; row++) {
                    int p = 8 * y + row;
                    if (blend.length == 0) {
                        copyRow(strips, down.source(p, 0), from, samples, dct.place(0, row), count);
                    } else {
                        blendRows(strips, p, blend);
                        interpolateRow(strips, blend, from, samples, dct.place(0, row), count);
                    }
                }
                dct.transform();
                for (int lane = 0; lane < count; lane++) {
                    int to = order.first() + (from + lane) * order.stepX() + y * order.stepY();
                    dct.put(lane, target, to);
                }
            }
        }
    }

    private void copyRow(SampleStrips strips, int row, int from, float[] samples, int to, int count) {
        float[] strip = strips.strip(row);
        int start = strips.rowStart(row) + from;
        for (int x = 0; x < 8; x++) {
            int place = start + strips.place(across.first() + across.step() * x);
            System.arraycopy(strip, place, samples, to + x * Lanes.ROW, count);
        }
    }

    private void blendRows(SampleStrips strips, int p, int[] blend) {
        int before = down.source(p, -1);
        int first = down.source(p, 0);
        int second = down.source(p, 1);
        int behind = down.source(p, 2);
        Resampling.blend(
                down.weights(),
                strips.strip(before), strips.rowStart(before),
                strips.strip(first), strips.rowStart(first),
                strips.strip(second), strips.rowStart(second),
                strips.strip(behind), strips.rowStart(behind),
                blend);
    }

    private void interpolateRow(SampleStrips strips, int[] blend, int from, float[] samples, int to, int count) {
        for (int x = 0; x < 8; x++) {
            int sample = across.first() + across.step() * x;
            Resampling.interpolate(
                    across.weights(), blend,
                    from + strips.place(sample - 1), from + strips.place(sample),
                    from + strips.place(sample + 1), from + strips.place(sample + 2),
                    samples, to + x * Lanes.ROW, count);
        }
    }

    /// Fills the blocks beyond the component up to whole MCUs, which nobody sees, with what costs least.
    private void pad() {
        int filledAcross = turn.transposes() ? down.blocks() : across.blocks();
        int filledDown = turn.transposes() ? across.blocks() : down.blocks();
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
