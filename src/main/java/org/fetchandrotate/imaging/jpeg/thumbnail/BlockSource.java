package org.fetchandrotate.imaging.jpeg.thumbnail;

import java.util.List;
import org.fetchandrotate.imaging.ImageFormatException;
import org.fetchandrotate.imaging.jpeg.entropy.Plane;
import org.fetchandrotate.imaging.jpeg.file.JpegFile;
import org.fetchandrotate.imaging.jpeg.file.JpegSegment.Scan;
import org.fetchandrotate.imaging.jpeg.file.ScanLayout;
import org.fetchandrotate.imaging.jpeg.progressive.ProgressiveDecoder;
import org.fetchandrotate.imaging.jpeg.sequential.BlockIndex;
import org.fetchandrotate.imaging.jpeg.transform.BlockTransform;

/// Gives the coefficients of any block of a picture, in any order. Single-threaded.
public interface BlockSource extends DcSource {
    /// @param component its index in the frame
    /// @param x column of the block in its component
    /// @param y row of the block
    /// @param target 64 values in zigzag order; the first, and those named by the result, are set
    /// @return the set of coefficients but the first that aren't 0, by zigzag index
    long read(int component, int x, int y, short[] target);

    /// Opens a picture, whatever its process.
    ///
    /// @throws ImageFormatException if the data is cut off or makes no sense
    static BlockSource of(JpegFile file) throws ImageFormatException {
        return file.frame().isProgressive()
                ? new InPlanes(ProgressiveDecoder.decode(file, BlockTransform.NONE))
                : InScans.of(file);
    }

    /// Blocks that are in memory.
    record InPlanes(List<Plane> planes) implements BlockSource {
        @Override
        public long read(int component, int x, int y, short[] target) {
            Plane plane = planes.get(component);
            int block = y * plane.blocksAcross() + x;
            System.arraycopy(plane.values(), 64 * block, target, 0, 64);
            return plane.found()[block];
        }

        @Override
        public int dc(int component, int x, int y) {
            Plane plane = planes.get(component);
            return plane.values()[64 * (y * plane.blocksAcross() + x)];
        }
    }

    /// Blocks that are decoded when asked for.
    final class InScans implements BlockSource {
        private final BlockIndex[] scans;
        /// For each component its index in its scan, and the size of its part of an MCU there.
        private final int[] indexes;

        private final int[] across;
        private final int[] down;

        /// @param components how many the frame has
        public InScans(int components) {
            scans = new BlockIndex[components];
            indexes = new int[components];
            across = new int[components];
            down = new int[components];
        }

        static InScans of(JpegFile file) throws ImageFormatException {
            InScans source = new InScans(file.frame().components().size());
            for (Scan scan : file.scans()) {
                source.add(scan, BlockIndex.open(file, scan));
            }
            return source;
        }

        /// Adds the components of a scan.
        public void add(Scan scan, BlockIndex opened) {
            for (int i = 0; i < scan.components().size(); i++) {
                add(scan.components().get(i).index(), opened, i);
            }
        }

        private void add(int component, BlockIndex scan, int index) {
            scans[component] = scan;
            indexes[component] = index;
            for (int place = 0; place < scan.layout().blocksPerMcu(); place++) {
                ScanLayout.Block block = scan.layout().block(place);
                if (block.component() == index) {
                    across[component] = block.across();
                    down[component] = block.down();
                }
            }
        }

        @Override
        public long read(int component, int x, int y, short[] target) {
            BlockIndex scan = scans[component];
            int place = placeOf(component, x, y);
            int block = blockOf(component, x, y, place);
            target[0] = (short) scan.dc(block);
            return scan.readAc(block, place, BlockTransform.NONE, target);
        }

        @Override
        public int dc(int component, int x, int y) {
            return scans[component].dc(blockOf(component, x, y, placeOf(component, x, y)));
        }

        private int placeOf(int component, int x, int y) {
            return scans[component].layout().placeOf(indexes[component], x % across[component], y % down[component]);
        }

        private int blockOf(int component, int x, int y, int place) {
            ScanLayout layout = scans[component].layout();
            int mcu = y / down[component] * layout.mcusAcross() + x / across[component];
            return mcu * layout.blocksPerMcu() + place;
        }
    }
}
