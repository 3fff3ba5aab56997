package org.fetchandrotate.imaging.jpeg.lossless;

import java.io.IOException;
import org.fetchandrotate.imaging.ImageFormatException;
import org.fetchandrotate.imaging.jpeg.entropy.HuffmanCodes;
import org.fetchandrotate.imaging.jpeg.entropy.ScanTables;
import org.fetchandrotate.imaging.jpeg.file.BitWriter;
import org.fetchandrotate.imaging.jpeg.file.FrameHeader;
import org.fetchandrotate.imaging.jpeg.file.JpegFile;
import org.fetchandrotate.imaging.jpeg.file.JpegSegment.Scan;
import org.fetchandrotate.imaging.jpeg.file.RestartMarkers;
import org.fetchandrotate.imaging.jpeg.file.ScanHeader;
import org.fetchandrotate.imaging.jpeg.file.ScanLayout;
import org.fetchandrotate.imaging.jpeg.sequential.BlockIndex;
import org.fetchandrotate.imaging.jpeg.sequential.SequentialCodes;
import org.fetchandrotate.imaging.jpeg.transform.BlockTransform;
import org.fetchandrotate.imaging.jpeg.transform.McuOrder;

/// Writes a sequential scan rotated, straight from the source's codes. What a block's AC codes become is up to
/// the subclass; order, DC differences, restarts and tables are common. Single-threaded.
public abstract class MovedScan {
    private final BlockIndex source;
    private final McuOrder order;
    private final Scan scan;
    private final ScanTables tables;

    MovedScan(BlockIndex source, McuOrder order, Scan scan) {
        this.source = source;
        this.order = order;
        this.scan = scan;
        this.tables = new ScanTables(scan.components());
    }

    /// Reads a scan and makes ready to write it rotated.
    ///
    /// @param target the frame header of the rotated picture
    public static MovedScan of(JpegFile file, Scan scan, FrameHeader target, BlockTransform transform)
            throws ImageFormatException {
        ScanLayout targetLayout = new ScanLayout(target, scan);
        if (!transform.transposes()) {
            SequentialCodes codes = SequentialCodes.of(file, scan);
            NegatedCopy copy = new NegatedCopy(codes.data(), transform.negated());
            BlockIndex source = BlockIndex.open(codes, new NegatingSkipper(codes.data(), copy));
            McuOrder order = new McuOrder(codes.layout(), targetLayout, transform);
            return new CopiedScan(source, copy.words(), order, scan);
        }
        BlockIndex source = BlockIndex.open(file, scan);
        return new TransposedScan(source, new McuOrder(source.layout(), targetLayout, transform), scan, transform);
    }

    public BlockIndex source() {
        return source;
    }

    /// Writes tables, scan header and data.
    public final void write(BitWriter target, FrameHeader frame) throws IOException {
        countDc();
        tables.settleDc();
        settleAc(tables);
        tables.write(target);
        ScanHeader.write(target, scan, frame);
        writeData(target);
    }

    /// Chooses the AC tables.
    abstract void settleAc(ScanTables scanTables);

    /// Writes the AC codes of a block.
    ///
    /// @param block its number in the source's order
    /// @param place within the source's MCU
    /// @param component its index in the scan
    abstract void writeAc(BitWriter target, int block, int place, int component) throws IOException;

    private void countDc() {
        ScanLayout layout = order.target();
        int[] placeInMcu = order.placeInMcu();
        int[][] histograms = new int[placeInMcu.length][];
        for (int i = 0; i < placeInMcu.length; i++) {
            histograms[i] = tables.dcHistogram(layout.block(i).component());
        }
        long[] entries = source.entries();
        int[] predictions = new int[4];
        RestartMarkers restarts = new RestartMarkers(scan.restartInterval());
        for (int row = 0; row < layout.mcusDown(); row++) {
            for (int column = 0; column < layout.mcusAcross(); column++) {
                if (restarts.isDue()) {
                    predictions = new int[4];
                }
                int first = order.sourceOf(column, row);
                for (int i = 0; i < placeInMcu.length; i++) {
                    int dc = (short) entries[first + placeInMcu[i]];
                    int component = layout.block(i).component();
                    histograms[i][HuffmanCodes.sizeOf(dc - predictions[component])]++;
                    predictions[component] = dc;
                }
            }
        }
    }

    private void writeData(BitWriter target) throws IOException {
        ScanLayout layout = order.target();
        RestartMarkers restarts = new RestartMarkers(scan.restartInterval());
        int[] predictions = new int[4];
        int[][] dcCodes = tables.dcCodes();
        for (int row = 0; row < layout.mcusDown(); row++) {
            for (int column = 0; column < layout.mcusAcross(); column++) {
                if (restarts.isDue()) {
                    restarts.write(target);
                    predictions = new int[4];
                }
                writeMcu(target, order.sourceOf(column, row), predictions, dcCodes);
            }
        }
        target.align();
    }

    private void writeMcu(BitWriter target, int first, int[] predictions, int[][] dcCodes) throws IOException {
        int[] placeInMcu = order.placeInMcu();
        for (int i = 0; i < placeInMcu.length; i++) {
            int component = order.target().block(i).component();
            int block = first + placeInMcu[i];
            int dc = source.dc(block);
            int difference = dc - predictions[component];
            predictions[component] = dc;
            int size = HuffmanCodes.sizeOf(difference);
            target.putCoded(dcCodes[component][size], difference, size);
            writeAc(target, block, placeInMcu[i], component);
        }
    }
}
