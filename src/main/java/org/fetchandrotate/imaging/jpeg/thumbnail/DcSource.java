package org.fetchandrotate.imaging.jpeg.thumbnail;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.fetchandrotate.imaging.ImageFormatException;
import org.fetchandrotate.imaging.jpeg.entropy.DcPlane;
import org.fetchandrotate.imaging.jpeg.file.FrameHeader;
import org.fetchandrotate.imaging.jpeg.file.JpegFile;
import org.fetchandrotate.imaging.jpeg.progressive.ProgressiveDecoder;
import org.fetchandrotate.imaging.jpeg.transform.BlockOrder;
import org.fetchandrotate.imaging.jpeg.transform.BlockTransform;

/// Gives the first coefficient of any block of a picture: eight times the block's mean, but for the
/// quantisation.
public interface DcSource {
    /// @param component its index in the frame
    /// @param x column of the block in its component, in the original picture
    /// @param y row of the block
    int dc(int component, int x, int y);

    /// What a rotated picture's planes say about the original one.
    ///
    /// @param orders where each component's blocks went
    record InRotatedPlanes(List<DcPlane> planes, List<BlockOrder> orders) implements DcSource {
        public static InRotatedPlanes of(FrameHeader frame, List<DcPlane> planes, BlockTransform transform) {
            List<BlockOrder> orders = IntStream.range(0, planes.size())
                    .mapToObj(c -> BlockOrder.of(frame.paddedBlocksAcross(c), frame.paddedBlocksDown(c), transform))
                    .toList();
            return new InRotatedPlanes(planes, orders);
        }

        @Override
        public int dc(int component, int x, int y) {
            BlockOrder order = orders.get(component);
            int block = order.first() + x * order.stepX() + y * order.stepY();
            DcPlane plane = planes.get(component);
            return plane.values()[plane.stride() * block];
        }
    }

    /// The values alone of a progressive picture.
    ///
    /// @throws ImageFormatException if the data is cut off or makes no sense
    static DcSource ofProgressive(JpegFile file) throws ImageFormatException {
        Kept kept = new Kept();
        ProgressiveDecoder.decodeMeans(file).forEach(plane -> kept.add(plane.values(), plane.blocksAcross()));
        return kept;
    }

    /// The values alone of components that have been rotated. Mutable; single-threaded.
    final class Kept implements DcSource {
        private final List<short[]> values = new ArrayList<>();
        private final List<Integer> blocksAcross = new ArrayList<>();

        /// Adds the next component.
        ///
        /// @param levels its DC values, row by row; not to be changed any more
        /// @param across how many blocks a row has
        public void add(short[] levels, int across) {
            values.add(levels);
            blocksAcross.add(across);
        }

        @Override
        public int dc(int component, int x, int y) {
            return values.get(component)[y * blocksAcross.get(component) + x];
        }
    }
}
