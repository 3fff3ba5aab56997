package org.fetchandrotate.imaging.jpeg.progressive;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.fetchandrotate.imaging.ImageFormatException;
import org.fetchandrotate.imaging.jpeg.entropy.DcPlane;
import org.fetchandrotate.imaging.jpeg.entropy.Plane;
import org.fetchandrotate.imaging.jpeg.file.EntropyData;
import org.fetchandrotate.imaging.jpeg.file.FrameHeader;
import org.fetchandrotate.imaging.jpeg.file.JpegFile;
import org.fetchandrotate.imaging.jpeg.file.JpegSegment.Scan;
import org.fetchandrotate.imaging.jpeg.file.RestartIntervals;
import org.fetchandrotate.imaging.jpeg.file.ScanLayout;
import org.fetchandrotate.imaging.jpeg.transform.BlockOrder;
import org.fetchandrotate.imaging.jpeg.transform.BlockTransform;

/// Decodes the scans of a progressive JPEG (T.81, annex G) into planes, rotating on the way: each coefficient
/// is written to its rotated place with its rotated sign, so that the rotation costs nothing. Single-threaded,
/// one use per object.
public final class ProgressiveDecoder {
    private final JpegFile file;
    private final BlockTransform transform;
    private final List<Plane> planes = new ArrayList<>();
    private final List<BlockOrder> orders = new ArrayList<>();

    private ProgressiveDecoder(JpegFile file, BlockTransform transform, BitSet wanted) {
        this.file = file;
        this.transform = transform;
        FrameHeader frame = file.frame();
        for (int c = 0; c < frame.components().size(); c++) {
            int across = wanted.get(c) ? frame.paddedBlocksAcross(c) : 0;
            int down = wanted.get(c) ? frame.paddedBlocksDown(c) : 0;
            planes.add(transform.transposes() ? new Plane(down, across) : new Plane(across, down));
            orders.add(BlockOrder.of(across, down, transform));
        }
    }

    /// Decodes all scans.
    ///
    /// @return for each component its plane, rotated, with the blocks that fill up the last MCUs
    /// @throws ImageFormatException if the data is cut off or makes no sense
    public static List<Plane> decode(JpegFile file, BlockTransform transform) throws ImageFormatException {
        BitSet all = new BitSet();
        all.set(0, file.frame().components().size());
        return decode(file, transform, all);
    }

    /// Decodes one component, not rotated. To decode one after the other takes less memory than all at once;
    /// only the scans that they share, those of the DC values, are read repeatedly.
    ///
    /// @param component its index in the frame
    /// @throws ImageFormatException if the data is cut off or makes no sense
    public static Plane decode(JpegFile file, int component) throws ImageFormatException {
        BitSet one = new BitSet();
        one.set(component);
        return decode(file, BlockTransform.NONE, one).get(component);
    }

    /// Decodes the DC values alone, not rotated: the scans that hold them come first, and take a fraction of the
    /// time and a sixty-fourth of the memory.
    ///
    /// @return for each component its plane, with the blocks that fill up the last MCUs
    /// @throws ImageFormatException if the data is cut off or makes no sense
    public static List<DcPlane> decodeMeans(JpegFile file) throws ImageFormatException {
        FrameHeader frame = file.frame();
        BitSet all = new BitSet();
        List<DcPlane> planes = new ArrayList<>();
        for (int c = 0; c < frame.components().size(); c++) {
            planes.add(new DcPlane(frame.paddedBlocksAcross(c), frame.paddedBlocksDown(c)));
            all.set(c);
        }
        ProgressiveDcDecoder decoder = new ProgressiveDcDecoder(frame, BlockTransform.NONE, planes, all);
        for (Scan scan : file.scans()) {
            if (scan.firstIndex() == 0) {
                decoder.decode(scan, EntropyData.of(file.bytes(), scan.start(), scan.end()));
            }
        }
        return planes;
    }

    private static List<Plane> decode(JpegFile file, BlockTransform transform, BitSet wanted)
            throws ImageFormatException {
        ProgressiveDecoder decoder = new ProgressiveDecoder(file, transform, wanted);
        List<DcPlane> dcPlanes = decoder.planes.stream().map(DcPlane::of).toList();
        ProgressiveDcDecoder dcDecoder = new ProgressiveDcDecoder(file.frame(), transform, dcPlanes, wanted);
        for (Scan scan : file.scans()) {
            if (scan.components().stream().anyMatch(component -> wanted.get(component.index()))) {
                EntropyData data = EntropyData.of(file.bytes(), scan.start(), scan.end());
                if (scan.firstIndex() == 0) {
                    dcDecoder.decode(scan, data);
                } else {
                    decoder.decode(scan, data);
                }
            }
        }
        if (transform.transposes()) {
            decoder.planes.forEach(plane -> decoder.moveFound(plane.found()));
        }
        return decoder.planes;
    }

    private void decode(Scan scan, EntropyData data) throws ImageFormatException {
        ScanLayout layout = new ScanLayout(file.frame(), scan);
        int component = scan.components().getFirst().index();
        Plane plane = planes.get(component);
        BlockOrder order = orders.get(component);
        ProgressiveAcDecoder decoder = new ProgressiveAcDecoder(scan, data, transform, plane.values(), plane.found());
        RestartIntervals intervals = RestartIntervals.of(layout, scan, data);
        for (int interval = 0; interval < intervals.count(); interval++) {
            decoder.restart();
            int bit = data.startOf(interval);
            int end = data.endOf(interval);
            int last = intervals.lastOf(interval);
            int row = intervals.firstOf(interval) / layout.mcusAcross();
            int column = intervals.firstOf(interval) - row * layout.mcusAcross();
            for (int mcu = intervals.firstOf(interval); mcu < last; mcu++) {
                bit = decoder.decode(bit, order.first() + column * order.stepX() + row * order.stepY());
                if (bit < 0) {
                    throw EntropyData.invalid();
                }
                if (bit > end) {
                    throw EntropyData.cutOff();
                }
                if (++column == layout.mcusAcross()) {
                    column = 0;
                    row++;
                }
            }
        }
    }

    /// Names the coefficients that aren't 0 by their rotated places, not the source's.
    private void moveFound(long[] found) {
        int[] position = transform.position();
        for (int block = 0; block < found.length; block++) {
            long rotated = 0;
            for (long left = found[block]; left != 0; left &= left - 1) {
                rotated |= 1L << position[Long.numberOfTrailingZeros(left)];
            }
            found[block] = rotated;
        }
    }
}
