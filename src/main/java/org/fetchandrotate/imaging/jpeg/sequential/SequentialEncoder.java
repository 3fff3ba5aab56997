package org.fetchandrotate.imaging.jpeg.sequential;

import java.io.IOException;
import java.util.List;
import org.fetchandrotate.imaging.jpeg.entropy.HuffmanCodes;
import org.fetchandrotate.imaging.jpeg.entropy.ScanTables;
import org.fetchandrotate.imaging.jpeg.file.BitWriter;
import org.fetchandrotate.imaging.jpeg.file.FrameHeader;
import org.fetchandrotate.imaging.jpeg.file.JpegSegment.Scan;
import org.fetchandrotate.imaging.jpeg.file.RestartMarkers;
import org.fetchandrotate.imaging.jpeg.file.ScanHeader;
import org.fetchandrotate.imaging.jpeg.file.ScanLayout;

/// Writes scans of a sequential JPEG (T.81, F.1.2) from components. Every scan gets the shortest Huffman
/// tables: what was decoded to samples has a little more noise to code than the source, which these make up
/// for. Single-threaded.
public final class SequentialEncoder {
    private final BitWriter target;
    private final FrameHeader frame;
    private final List<PackedBlocks> components;

    /// @param frame of the target
    /// @param components of its size in whole MCUs
    public SequentialEncoder(BitWriter target, FrameHeader frame, List<PackedBlocks> components) {
        this.target = target;
        this.frame = frame;
        this.components = components;
    }

    /// Writes tables, header and data of a scan.
    public void write(Scan scan) throws IOException {
        ScanTables tables = new ScanTables(scan.components());
        forEachBlock(scan, new BlockVisitor() {
            @Override
            public void visit(int component, PackedBlocks blocks, int block, int difference) {
                tables.dcHistogram(component)[HuffmanCodes.sizeOf(difference)]++;
            }

            @Override
            public void restart(RestartMarkers restarts) {
                // not a symbol
            }
        });
        boolean interleaved = scan.components().size() > 1;
        for (int i = 0; i < scan.components().size(); i++) {
            components.get(scan.components().get(i).index()).count(tables.acHistogram(i), interleaved);
        }
        tables.optimiseDc();
        tables.optimiseAc();
        tables.write(target);
        ScanHeader.write(target, scan, frame);
        writeData(scan, tables.dcCodes(), tables.acCodes());
        target.align();
    }

    private void writeData(Scan scan, int[][] dcCodes, int[][] acCodes) throws IOException {
        forEachBlock(scan, new BlockVisitor() {
            @Override
            public void visit(int component, PackedBlocks blocks, int block, int difference) throws IOException {
                int size = HuffmanCodes.sizeOf(difference);
                target.putCoded(dcCodes[component][size], difference, size);
                blocks.write(block, target, acCodes[component]);
            }

            @Override
            public void restart(RestartMarkers restarts) throws IOException {
                restarts.write(target);
            }
        });
    }

    /// What is done with the blocks in their order.
    private interface BlockVisitor {
        /// @param component its index in the scan
        /// @param block its place in the plane
        /// @param difference of its DC value from that of the component's block before
        void visit(int component, PackedBlocks blocks, int block, int difference) throws IOException;

        void restart(RestartMarkers restarts) throws IOException;
    }

    private void forEachBlock(Scan scan, BlockVisitor visitor) throws IOException {
        ScanLayout layout = new ScanLayout(frame, scan);
        RestartMarkers restarts = new RestartMarkers(scan.restartInterval());
        int[] predictions = new int[4];
        for (int row = 0; row < layout.mcusDown(); row++) {
            for (int column = 0; column < layout.mcusAcross(); column++) {
                if (restarts.isDue()) {
                    visitor.restart(restarts);
                    predictions = new int[4];
                }
                for (int place = 0; place < layout.blocksPerMcu(); place++) {
                    ScanLayout.Block block = layout.block(place);
                    PackedBlocks blocks = components.get(
                            scan.components().get(block.component()).index());
                    int index = (row * block.down() + block.y()) * blocks.blocksAcross()
                            + column * block.across()
                            + block.x();
                    int dc = blocks.dc(index);
                    visitor.visit(block.component(), blocks, index, dc - predictions[block.component()]);
                    predictions[block.component()] = dc;
                }
            }
        }
    }
}
