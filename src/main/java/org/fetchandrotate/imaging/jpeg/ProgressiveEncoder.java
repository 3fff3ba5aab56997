package org.fetchandrotate.imaging.jpeg;

import java.io.IOException;
import java.util.List;
import org.fetchandrotate.imaging.jpeg.Part.Scan;
import org.fetchandrotate.imaging.jpeg.Part.ScanComponent;

/// Writes scans of a progressive JPEG (T.81, annex G) from planes. Every scan gets the shortest Huffman tables, as
/// usual in progressive files: their symbols are too many for a table fit for all. Single-threaded.
final class ProgressiveEncoder {
    private final BitWriter target;
    private final Frame frame;
    private final List<Plane> planes;

    /// @param frame of the target
    /// @param planes may be larger than the frame needs: what is above or left of it is left out
    ProgressiveEncoder(BitWriter target, Frame frame, List<Plane> planes) {
        this.target = target;
        this.frame = frame;
        this.planes = planes;
    }

    /// Writes tables, header and data of a scan.
    void write(Scan scan) throws IOException {
        ScanTables tables = new ScanTables(scan.components());
        if (scan.firstIndex() > 0) {
            encodeAc(scan, new ProgressiveSink.Counting(tables.acHistogram(0)));
            tables.optimiseAc();
        } else if (!scan.isRefinement()) {
            DcTally tally = new DcTally(tables);
            forEachDc(scan, tally);
            tables.optimiseDc();
        }
        tables.write(target);
        ScanHeader.write(target, scan, frame);
        if (scan.firstIndex() > 0) {
            encodeAc(scan, new ProgressiveSink.Writing(target, tables.acCodes()[0]));
        } else {
            forEachDc(scan, scan.isRefinement() ? new DcBits() : new DcCodes(tables.dcCodes()));
        }
        target.align();
    }

    private void encodeAc(Scan scan, ProgressiveSink sink) throws IOException {
        ScanComponent component = scan.components().getFirst();
        Plane plane = planes.get(component.index());
        ScanLayout layout = new ScanLayout(frame, scan);
        ProgressiveAcEncoder encoder = new ProgressiveAcEncoder(sink, plane, scan);
        Restarts restarts = new Restarts(scan.restartInterval());
        long[] found = plane.found();
        int firstIndex = scan.firstIndex();
        for (int row = 0; row < layout.mcusDown(); row++) {
            int block = firstBlock(component.index()) + row * plane.blocksAcross();
            for (int column = 0; column < layout.mcusAcross(); column++, block++) {
                if (restarts.isDue()) {
                    encoder.endRun();
                    sink.restart(restarts);
                }
                if (scan.isRefinement()) {
                    encoder.refine(block, found[block], firstIndex);
                } else {
                    encoder.first(block, found[block], firstIndex);
                }
            }
        }
        encoder.endRun();
    }

    /// The place of a component's first block in its plane.
    private int firstBlock(int component) {
        Plane plane = planes.get(component);
        int left = plane.blocksAcross() - frame.paddedBlocksAcross(component);
        int above = plane.blocksDown() - frame.paddedBlocksDown(component);
        return above * plane.blocksAcross() + left;
    }

    private void forEachDc(Scan scan, DcVisitor visitor) throws IOException {
        ScanLayout layout = new ScanLayout(frame, scan);
        Restarts restarts = new Restarts(scan.restartInterval());
        int[] predictions = new int[4];
        int blocks = layout.blocksPerMcu();
        Plane[] planeOf = new Plane[blocks];
        int[] firstOf = new int[blocks];
        for (int place = 0; place < blocks; place++) {
            ScanLayout.Block block = layout.block(place);
            int component = scan.components().get(block.component()).index();
            planeOf[place] = planes.get(component);
            firstOf[place] = firstBlock(component) + block.y() * planeOf[place].blocksAcross() + block.x();
        }
        for (int row = 0; row < layout.mcusDown(); row++) {
            for (int column = 0; column < layout.mcusAcross(); column++) {
                if (restarts.isDue()) {
                    visitor.restart(restarts);
                    predictions = new int[4];
                }
                for (int place = 0; place < blocks; place++) {
                    ScanLayout.Block block = layout.block(place);
                    Plane plane = planeOf[place];
                    int index = firstOf[place] + row * block.down() * plane.blocksAcross() + column * block.across();
                    int dc = plane.values()[64 * index] >> scan.bit();
                    visitor.visit(block.component(), dc, dc - predictions[block.component()]);
                    predictions[block.component()] = dc;
                }
            }
        }
    }

    /// What is done with the DC values in their order.
    private interface DcVisitor {
        /// @param component its index in the scan
        /// @param value after the point transform
        /// @param difference from the component's value before
        void visit(int component, int value, int difference) throws IOException;

        void restart(Restarts restarts) throws IOException;
    }

    private record DcTally(ScanTables tables) implements DcVisitor {
        @Override
        public void visit(int component, int value, int difference) {
            tables.dcHistogram(component)[TurnedScan.sizeOf(difference)]++;
        }

        @Override
        public void restart(Restarts restarts) {
            // not a symbol
        }
    }

    private final class DcCodes implements DcVisitor {
        private final int[][] codes;

        DcCodes(int[][] codes) {
            this.codes = codes;
        }

        @Override
        public void visit(int component, int value, int difference) throws IOException {
            int size = TurnedScan.sizeOf(difference);
            target.putCoded(codes[component][size], difference, size);
        }

        @Override
        public void restart(Restarts restarts) throws IOException {
            restarts.write(target);
        }
    }

    private final class DcBits implements DcVisitor {
        @Override
        public void visit(int component, int value, int difference) throws IOException {
            target.put(value & 1, 1);
        }

        @Override
        public void restart(Restarts restarts) throws IOException {
            restarts.write(target);
        }
    }
}
