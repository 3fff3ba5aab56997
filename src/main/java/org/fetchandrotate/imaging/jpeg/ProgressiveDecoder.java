package org.fetchandrotate.imaging.jpeg;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.fetchandrotate.imaging.ImageFormatException;
import org.fetchandrotate.imaging.jpeg.Part.Scan;

/// Decodes the scans of a progressive JPEG (T.81, annex G) into planes, turning on the way: each coefficient is
/// written to its turned place with its turned sign, so that the turn costs nothing. Single-threaded, one use per
/// object.
final class ProgressiveDecoder {
    private final JpegFile file;
    private final int[] position;
    private final int[] sign;
    private final List<Plane> planes = new ArrayList<>();
    private final List<PlaneOrder> orders = new ArrayList<>();

    // of the scan being decoded
    private byte[] bytes = {};
    private int bit;
    private int endOfBandRun;

    private ProgressiveDecoder(JpegFile file, Turn turn, BitSet wanted) {
        this.file = file;
        this.position = turn.position();
        this.sign = turn.sign();
        Frame frame = file.frame();
        for (int c = 0; c < frame.components().size(); c++) {
            int across = wanted.get(c) ? frame.paddedBlocksAcross(c) : 0;
            int down = wanted.get(c) ? frame.paddedBlocksDown(c) : 0;
            planes.add(turn.transposes() ? new Plane(down, across) : new Plane(across, down));
            orders.add(PlaneOrder.of(across, down, turn));
        }
    }

    /// Decodes all scans.
    ///
    /// @return for each component its plane, turned, with the blocks that fill up the last MCUs
    /// @throws ImageFormatException if the data is cut off or makes no sense
    static List<Plane> decode(JpegFile file, Turn turn) throws ImageFormatException {
        BitSet all = new BitSet();
        all.set(0, file.frame().components().size());
        return decode(file, turn, all);
    }

    /// Decodes one component, unturned. To decode one after the other takes less memory than all at once; only the
    /// scans that they share, those of the DC values, are read repeatedly.
    ///
    /// @param component its index in the frame
    /// @throws ImageFormatException if the data is cut off or makes no sense
    static Plane decode(JpegFile file, int component) throws ImageFormatException {
        BitSet one = new BitSet();
        one.set(component);
        return decode(file, Turn.NONE, one).get(component);
    }

    private static List<Plane> decode(JpegFile file, Turn turn, BitSet wanted) throws ImageFormatException {
        ProgressiveDecoder decoder = new ProgressiveDecoder(file, turn, wanted);
        List<DcPlane> dcPlanes = decoder.planes.stream().map(DcPlane::of).toList();
        ProgressiveDcDecoder dcDecoder = new ProgressiveDcDecoder(file.frame(), turn, dcPlanes, wanted);
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
        return decoder.planes;
    }

    private void decode(Scan scan, EntropyData data) throws ImageFormatException {
        bytes = data.bytes();
        ScanLayout layout = new ScanLayout(file.frame(), scan);
        Intervals intervals = Intervals.of(layout, scan, data);
        DecoderSet decoders = new DecoderSet();
        for (int interval = 0; interval < intervals.count(); interval++) {
            bit = data.startOf(interval);
            endOfBandRun = 0;
            int first = intervals.firstOf(interval);
            decodeAc(scan, layout, decoders, first, intervals.lastOf(interval), data.endOf(interval));
        }
    }

    private int nextBit() {
        int value = bytes[bit >>> 3] >>> (7 - (bit & 7)) & 1;
        bit++;
        return value;
    }

    private void decodeAc(Scan scan, ScanLayout layout, DecoderSet decoders, int first, int last, int end)
            throws ImageFormatException {
        Part.ScanComponent component = scan.components().getFirst();
        HuffmanDecoder decoder = decoders.ac(component);
        Plane plane = planes.get(component.index());
        PlaneOrder order = orders.get(component.index());
        long found = bandOf(scan);
        int row = first / layout.mcusAcross();
        int column = first - row * layout.mcusAcross();
        for (int mcu = first; mcu < last; mcu++) {
            int block = order.first() + column * order.stepX() + row * order.stepY();
            boolean valid = scan.isRefinement()
                    ? refineAc(plane, block, scan, decoder, found)
                    : decodeAc(plane, block, scan, decoder);
            if (!valid) {
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

    /// The zigzag indexes of a scan's band, as they are after the turn.
    private long bandOf(Scan scan) {
        long band = 0;
        for (int k = scan.firstIndex(); k <= scan.lastIndex(); k++) {
            band |= 1L << position[k];
        }
        return band;
    }

    /// T.81, G.1.2.2: a first scan of a band.
    ///
    /// @return whether the codes make sense
    private boolean decodeAc(Plane plane, int block, Scan scan, HuffmanDecoder decoder) {
        if (endOfBandRun > 0) {
            endOfBandRun--;
            return true;
        }
        short[] values = plane.values();
        int last = scan.lastIndex();
        long found = 0;
        int k = scan.firstIndex();
        while (k <= last) {
            long window = EntropyData.peek(bytes, bit);
            int entry = decoder.entry(window);
            int run = entry >>> 28;
            bit += entry & 0xFF;
            if ((entry & 0xFF0000) != 0) {
                k += run;
                int value = HuffmanDecoder.value(window, entry) << scan.bit();
                if (k > last || Math.abs(value) > SequentialScan.MOST_DC) {
                    return false;
                }
                int to = position[k];
                values[64 * block + to] = (short) ((value ^ sign[k]) - sign[k]);
                found |= 1L << to;
                k++;
            } else if (run == 15) {
                k += 16;
            } else {
                beginEndOfBandRun(run);
                endOfBandRun--;
                break;
            }
            if (HuffmanDecoder.isInvalid(entry)) {
                return false;
            }
        }
        plane.found()[block] |= found;
        return true;
    }

    private void beginEndOfBandRun(int extraBits) {
        long window = EntropyData.peek(bytes, bit);
        endOfBandRun = (1 << extraBits) + (int) (window >>> 1 >>> 63 - extraBits);
        bit += extraBits;
    }

    /// T.81, G.1.2.3: a scan that refines a band by one bit.
    ///
    /// @return whether the codes make sense
    private boolean refineAc(Plane plane, int block, Scan scan, HuffmanDecoder decoder, long band) {
        short[] values = plane.values();
        int last = scan.lastIndex();
        int k = scan.firstIndex();
        if (endOfBandRun == 0) {
            while (k <= last) {
                int entry = decoder.entry(EntropyData.peek(bytes, bit));
                int run = entry >>> 28;
                int size = entry >>> 16 & 0xFF;
                bit += (entry & 0xFF) - size;
                if (HuffmanDecoder.isInvalid(entry) || size > 1) {
                    return false;
                }
                int value = 0;
                if (size == 1) {
                    value = nextBit() == 0 ? -1 << scan.bit() : 1 << scan.bit();
                } else if (run < 15) {
                    beginEndOfBandRun(run);
                    break;
                }
                k = refineUpTo(values, 64 * block, k, run, scan);
                if (value != 0) {
                    if (k > last) {
                        return false;
                    }
                    values[64 * block + position[k]] = (short) ((value ^ sign[k]) - sign[k]);
                    plane.found()[block] |= 1L << position[k];
                }
                k++;
            }
        }
        if (endOfBandRun > 0) {
            if ((plane.found()[block] & band) != 0) {
                refineUpTo(values, 64 * block, k, 64, scan);
            }
            endOfBandRun--;
        }
        return true;
    }

    /// Refines the coefficients that aren't 0, from index `from` on, up to the one behind `zeros` that are.
    ///
    /// @return the index of that one, or the one behind the band
    private int refineUpTo(short[] values, int block, int from, int zeros, Scan scan) {
        int left = zeros;
        int one = 1 << scan.bit();
        int k = from;
        for (; k <= scan.lastIndex(); k++) {
            int value = values[block + position[k]];
            if (value == 0) {
                if (--left < 0) {
                    break;
                }
            } else if (nextBit() != 0 && (value & one) == 0) {
                values[block + position[k]] = (short) (value > 0 ? value + one : value - one);
            }
        }
        return k;
    }
}
