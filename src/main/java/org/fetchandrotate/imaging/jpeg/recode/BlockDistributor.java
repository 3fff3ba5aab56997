package org.fetchandrotate.imaging.jpeg.recode;

import java.util.List;
import java.util.stream.IntStream;
import org.fetchandrotate.imaging.jpeg.entropy.BlockRow;
import org.fetchandrotate.imaging.jpeg.entropy.Plane;
import org.fetchandrotate.imaging.jpeg.file.FrameHeader;
import org.fetchandrotate.imaging.jpeg.file.JpegSegment.Scan;
import org.fetchandrotate.imaging.jpeg.file.ScanLayout;
import org.fetchandrotate.imaging.jpeg.sequential.SequentialDecoder;

/// Hands the blocks of a scan on to the recoders of its components. Single-threaded.
public final class BlockDistributor implements SequentialDecoder.RowTarget {
    private final ComponentRecoder[] recoders;
    /// For each component of the scan and each of its rows of blocks in an MCU, where the blocks stand.
    private final int[][][] places;

    /// @param recoders for each component of the frame
    public BlockDistributor(FrameHeader frame, Scan scan, List<ComponentRecoder> recoders) {
        ScanLayout layout = new ScanLayout(frame, scan);
        this.recoders = new ComponentRecoder[scan.components().size()];
        this.places = new int[this.recoders.length][][];
        for (int i = 0; i < this.recoders.length; i++) {
            this.recoders[i] = recoders.get(scan.components().get(i).index());
        }
        for (int place = 0; place < layout.blocksPerMcu(); place++) {
            ScanLayout.Block block = layout.block(place);
            if (places[block.component()] == null) {
                places[block.component()] = new int[block.down()][layout.mcusAcross() * block.across()];
            }
            int[] ofRow = places[block.component()][block.y()];
            for (int mcu = 0; mcu < layout.mcusAcross(); mcu++) {
                ofRow[mcu * block.across() + block.x()] = mcu * layout.blocksPerMcu() + place;
            }
        }
    }

    @Override
    public void accept(int row, BlockRow blocks) {
        for (int i = 0; i < recoders.length; i++) {
            for (int[] ofRow : places[i]) {
                recoders[i].accept(blocks, ofRow);
            }
        }
    }

    /// Hands on all blocks of a component that is in memory.
    public static void all(Plane plane, ComponentRecoder transform) {
        BlockRow row = new BlockRow(transform.sourceAcross());
        int[] places = IntStream.range(0, transform.sourceAcross()).toArray();
        for (int y = 0; y < transform.sourceDown(); y++) {
            row.clear();
            for (int x = 0; x < transform.sourceAcross(); x++) {
                add(plane, y * plane.blocksAcross() + x, row);
            }
            transform.accept(row, places);
        }
    }

    private static void add(Plane plane, int block, BlockRow row) {
        int[] tokens = row.room();
        int to = row.size();
        for (long left = plane.found()[block]; left != 0; left &= left - 1) {
            int k = Long.numberOfTrailingZeros(left);
            tokens[to++] = BlockRow.token(k, plane.values()[64 * block + k]);
        }
        row.add(plane.values()[64 * block], to);
    }
}
