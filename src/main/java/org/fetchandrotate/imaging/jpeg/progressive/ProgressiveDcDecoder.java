package org.fetchandrotate.imaging.jpeg.progressive;

import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.fetchandrotate.imaging.ImageFormatException;
import org.fetchandrotate.imaging.jpeg.entropy.DcPlane;
import org.fetchandrotate.imaging.jpeg.entropy.DecoderSet;
import org.fetchandrotate.imaging.jpeg.entropy.HuffmanDecoder;
import org.fetchandrotate.imaging.jpeg.file.EntropyData;
import org.fetchandrotate.imaging.jpeg.file.FrameHeader;
import org.fetchandrotate.imaging.jpeg.file.JpegSegment;
import org.fetchandrotate.imaging.jpeg.file.JpegSegment.Scan;
import org.fetchandrotate.imaging.jpeg.file.RestartIntervals;
import org.fetchandrotate.imaging.jpeg.file.ScanLayout;
import org.fetchandrotate.imaging.jpeg.transform.BlockOrder;
import org.fetchandrotate.imaging.jpeg.transform.BlockTransform;

/// Decodes the DC scans of a progressive JPEG (T.81, G.1.2.1) into planes, rotating on the way.
/// Single-threaded.
public final class ProgressiveDcDecoder {
    private final FrameHeader frame;
    private final List<DcPlane> planes;
    private final BitSet wanted;
    private final List<BlockOrder> orders;

    // of the scan being decoded
    private byte[] bytes = {};
    private int bit;

    /// @param planes for each component of the frame where its rotated values go, blocks that fill up MCUs
    ///     included
    /// @param wanted the components that have a plane; values of others are passed over
    public ProgressiveDcDecoder(FrameHeader frame, BlockTransform transform, List<DcPlane> planes, BitSet wanted) {
        this.frame = frame;
        this.planes = planes;
        this.wanted = wanted;
        this.orders = IntStream.range(0, planes.size())
                .mapToObj(c -> BlockOrder.of(frame.paddedBlocksAcross(c), frame.paddedBlocksDown(c), transform))
                .toList();
    }

    /// Decodes a scan.
    ///
    /// @throws ImageFormatException if the data is cut off or makes no sense
    public void decode(Scan scan, EntropyData data) throws ImageFormatException {
        bytes = data.bytes();
        ScanLayout layout = new ScanLayout(frame, scan);
        Place[] places = places(scan, layout);
        RestartIntervals intervals = RestartIntervals.of(layout, scan, data);
        for (int interval = 0; interval < intervals.count(); interval++) {
            bit = data.startOf(interval);
            int last = intervals.lastOf(interval);
            int[] predictions = new int[4];
            for (int mcu = intervals.firstOf(interval); mcu < last; ) {
                int row = mcu / layout.mcusAcross();
                int column = mcu - row * layout.mcusAcross();
                int until = Math.min(layout.mcusAcross(), column + last - mcu);
                mcu += until - column;
                for (; column < until; column++) {
                    if (scan.isRefinement()) {
                        refine(places, column, row, scan.bit());
                    } else {
                        first(places, column, row, scan.bit(), predictions);
                    }
                    if (bit > data.endOf(interval)) {
                        throw EntropyData.cutOff();
                    }
                }
            }
        }
    }

    /// A block of every MCU.
    ///
    /// @param component its index in the scan
    /// @param isWanted whether its values are to be kept
    /// @param first the place in the plane of the block in the first MCU
    /// @param stepX to the place in the next MCU
    /// @param stepY to the place in the MCU below
    private record Place(
            int component, boolean isWanted, short[] values, int first, int stepX, int stepY, HuffmanDecoder decoder) {
        int at(int column, int row) {
            return first + column * stepX + row * stepY;
        }
    }

    private Place[] places(Scan scan, ScanLayout layout) {
        DecoderSet decoders = new DecoderSet();
        Place[] places = new Place[layout.blocksPerMcu()];
        for (int i = 0; i < places.length; i++) {
            ScanLayout.Block block = layout.block(i);
            JpegSegment.ScanComponent component = scan.components().get(block.component());
            DcPlane plane = planes.get(component.index());
            BlockOrder order = orders.get(component.index());
            int first = order.first() + block.x() * order.stepX() + block.y() * order.stepY();
            places[i] = new Place(
                    block.component(),
                    wanted.get(component.index()),
                    plane.values(),
                    plane.stride() * first,
                    plane.stride() * block.across() * order.stepX(),
                    plane.stride() * block.down() * order.stepY(),
                    decoders.dc(component));
        }
        return places;
    }

    private void first(Place[] places, int column, int row, int shift, int[] predictions) throws ImageFormatException {
        int at = bit;
        for (Place place : places) {
            long window = EntropyData.peek(bytes, at);
            int entry = place.decoder.entry(window);
            at += entry & 0xFF;
            int dc = predictions[place.component] + HuffmanDecoder.value(window, entry);
            predictions[place.component] = dc;
            int shifted = dc << shift;
            if (HuffmanDecoder.isInvalid(entry)
                    || Math.abs(dc) > HuffmanDecoder.MOST_DC
                    || Math.abs(shifted) > HuffmanDecoder.MOST_DC) {
                throw EntropyData.invalid();
            }
            if (place.isWanted) {
                place.values[place.at(column, row)] = (short) shifted;
            }
        }
        bit = at;
    }

    private void refine(Place[] places, int column, int row, int shift) {
        int at = bit;
        for (Place place : places) {
            int refined = (bytes[at >>> 3] >>> (7 - (at & 7)) & 1) << shift;
            at++;
            if (place.isWanted) {
                place.values[place.at(column, row)] |= (short) refined;
            }
        }
        bit = at;
    }
}
