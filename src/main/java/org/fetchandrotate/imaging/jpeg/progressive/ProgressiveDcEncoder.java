package org.fetchandrotate.imaging.jpeg.progressive;

import java.io.IOException;
import java.util.List;
import org.fetchandrotate.imaging.jpeg.entropy.DcPlane;
import org.fetchandrotate.imaging.jpeg.entropy.HuffmanCodes;
import org.fetchandrotate.imaging.jpeg.entropy.ScanTables;
import org.fetchandrotate.imaging.jpeg.file.BitWriter;
import org.fetchandrotate.imaging.jpeg.file.FrameHeader;
import org.fetchandrotate.imaging.jpeg.file.JpegSegment.Scan;
import org.fetchandrotate.imaging.jpeg.file.RestartMarkers;
import org.fetchandrotate.imaging.jpeg.file.ScanHeader;
import org.fetchandrotate.imaging.jpeg.file.ScanLayout;

/// Writes DC scans of a progressive JPEG: T.81, G.1.2.1. Single-threaded.
public final class ProgressiveDcEncoder {
    private final BitWriter target;
    private final FrameHeader frame;
    private final List<DcPlane> planes;

    /// @param frame of the target
    /// @param planes may be larger than the frame needs: what is above or left of it is left out
    public ProgressiveDcEncoder(BitWriter target, FrameHeader frame, List<DcPlane> planes) {
        this.target = target;
        this.frame = frame;
        this.planes = planes;
    }

    /// Writes tables, header and data of a scan.
    public void write(Scan scan) throws IOException {
        ScanLayout layout = new ScanLayout(frame, scan);
        Place[] places = places(scan, layout);
        if (scan.isRefinement()) {
            ScanHeader.write(target, scan, frame);
            forEachMcu(layout, scan, (column, row, predictions) -> refine(places, column, row, scan.bit()));
        } else {
            ScanTables tables = new ScanTables(scan.components());
            int[][] histograms = new int[4][];
            for (int i = 0; i < scan.components().size(); i++) {
                histograms[i] = tables.dcHistogram(i);
            }
            count(layout, scan, places, histograms);
            tables.optimiseDc();
            tables.write(target);
            ScanHeader.write(target, scan, frame);
            int[][] codes = tables.dcCodes();
            forEachMcu(
                    layout,
                    scan,
                    (column, row, predictions) -> first(places, column, row, scan.bit(), predictions, codes));
        }
        target.align();
    }

    /// A block of every MCU.
    ///
    /// @param component its index in the scan
    /// @param first the place in the plane of the block in the first MCU
    /// @param stepX to the place in the next MCU
    /// @param stepY to the place in the MCU below
    private record Place(int component, short[] values, int first, int stepX, int stepY) {
        int value(int column, int row) {
            return values[first + column * stepX + row * stepY];
        }
    }

    private Place[] places(Scan scan, ScanLayout layout) {
        Place[] places = new Place[layout.blocksPerMcu()];
        for (int i = 0; i < places.length; i++) {
            ScanLayout.Block block = layout.block(i);
            int component = scan.components().get(block.component()).index();
            DcPlane plane = planes.get(component);
            int left = plane.blocksAcross() - frame.paddedBlocksAcross(component);
            int above = plane.blocksDown() - frame.paddedBlocksDown(component);
            places[i] = new Place(
                    block.component(),
                    plane.values(),
                    plane.stride() * ((above + block.y()) * plane.blocksAcross() + left + block.x()),
                    plane.stride() * block.across(),
                    plane.stride() * block.down() * plane.blocksAcross());
        }
        return places;
    }

    private interface McuWriter {
        public void write(int column, int row, int[] predictions) throws IOException;
    }

    private void forEachMcu(ScanLayout layout, Scan scan, McuWriter writer) throws IOException {
        RestartMarkers restarts = new RestartMarkers(scan.restartInterval());
        int[] predictions = new int[4];
        for (int row = 0; row < layout.mcusDown(); row++) {
            for (int column = 0; column < layout.mcusAcross(); column++) {
                if (restarts.isDue()) {
                    restarts.write(target);
                    predictions = new int[4];
                }
                writer.write(column, row, predictions);
            }
        }
    }

    private static void count(ScanLayout layout, Scan scan, Place[] places, int[][] histograms) {
        RestartMarkers restarts = new RestartMarkers(scan.restartInterval());
        int[] predictions = new int[4];
        for (int row = 0; row < layout.mcusDown(); row++) {
            for (int column = 0; column < layout.mcusAcross(); column++) {
                if (restarts.isDue()) {
                    predictions = new int[4];
                }
                for (Place place : places) {
                    int dc = place.value(column, row) >> scan.bit();
                    histograms[place.component][HuffmanCodes.sizeOf(dc - predictions[place.component])]++;
                    predictions[place.component] = dc;
                }
            }
        }
    }

    private void first(Place[] places, int column, int row, int shift, int[] predictions, int[][] codes)
            throws IOException {
        for (Place place : places) {
            int dc = place.value(column, row) >> shift;
            int difference = dc - predictions[place.component];
            predictions[place.component] = dc;
            int size = HuffmanCodes.sizeOf(difference);
            target.putCoded(codes[place.component][size], difference, size);
        }
    }

    private void refine(Place[] places, int column, int row, int shift) throws IOException {
        long bits = 0;
        for (Place place : places) {
            bits = bits << 1 | place.value(column, row) >> shift & 1;
        }
        // no more than 10 blocks: T.81, B.2.3
        target.put(bits, places.length);
    }
}
