package org.fetchandrotate.imaging.jpeg.mending;

import java.util.Arrays;
import java.util.List;
import org.fetchandrotate.imaging.jpeg.entropy.Plane;
import org.fetchandrotate.imaging.jpeg.file.JpegSegment.Scan;

/// Blocks of a progressive scan: T.81, G.2. What there is no data for stays as the scans before have left it.
/// Single-threaded.
final class MendedProgressiveBlocks implements MendedBlocks {
    private static final int LAST = 63;

    private final Scan scan;
    private final List<TolerantHuffman> dc;
    private final TolerantHuffman ac;
    private final List<Plane> targets;
    private final int[] predictions = new int[4];
    private int endOfBandRun;

    /// @param planes of the frame's components; which of their coefficients aren't 0 isn't kept
    MendedProgressiveBlocks(Scan scan, List<Plane> planes) {
        this.scan = scan;
        dc = scan.components().stream()
                .map(component -> new TolerantHuffman(component.dc()))
                .toList();
        ac = new TolerantHuffman(scan.components().getFirst().ac());
        targets = scan.components().stream()
                .map(component -> planes.get(component.index()))
                .toList();
    }

    @Override
    public void restart() {
        Arrays.fill(predictions, 0);
        endOfBandRun = 0;
    }

    @Override
    public void decode(int component, int block, TolerantBits bits) {
        short[] values = targets.get(component).values();
        if (scan.firstIndex() > 0) {
            if (scan.isRefinement()) {
                refineAc(values, 64 * block, bits);
            } else {
                firstAc(values, 64 * block, bits);
            }
        } else if (scan.isRefinement()) {
            values[64 * block] |= (short) (bits.bit() << scan.bit());
        } else {
            predictions[component] += bits.value(dc.get(component).decode(bits) & 15);
            values[64 * block] = (short) (predictions[component] << scan.bit());
        }
    }

    private void firstAc(short[] values, int first, TolerantBits bits) {
        if (endOfBandRun > 0) {
            endOfBandRun--;
            return;
        }
        for (int k = scan.firstIndex(); k <= scan.lastIndex(); k++) {
            int symbol = ac.decode(bits);
            int run = symbol >>> 4;
            int size = symbol & 15;
            if (size == 0 && run < 15) {
                endOfBandRun = (1 << run) + bits.bits(run) - 1;
                return;
            }
            k += run;
            if (size != 0) {
                put(values, first, k, bits.value(size) << scan.bit(), bits);
            }
        }
    }

    private void put(short[] values, int first, int index, int value, TolerantBits bits) {
        if (index > scan.lastIndex()) {
            bits.tellDamage();
        }
        values[first + Math.min(index, LAST)] = (short) value;
    }

    private void refineAc(short[] values, int first, TolerantBits bits) {
        int k = scan.firstIndex();
        for (; endOfBandRun == 0 && k <= scan.lastIndex(); k++) {
            int symbol = ac.decode(bits);
            int run = symbol >>> 4;
            int size = symbol & 15;
            if (size == 0 && run < 15) {
                endOfBandRun = (1 << run) + bits.bits(run);
                break;
            }
            int value = 0;
            if (size != 0) {
                value = bits.bit() == 1 ? 1 << scan.bit() : -1 << scan.bit();
            }
            k = refineRun(values, first, k, run, bits);
            if (size != 0) {
                put(values, first, k, value, bits);
            }
        }
        if (endOfBandRun > 0) {
            refineRun(values, first, k, LAST + 1, bits);
            endOfBandRun--;
        }
    }

    /// Corrects what isn't 0, as far as a number of zeros.
    ///
    /// @return the index of the zero behind them, or that behind the band
    private int refineRun(short[] values, int first, int from, int zeros, TolerantBits bits) {
        int left = zeros;
        int k = from;
        for (; k <= scan.lastIndex(); k++) {
            int value = values[first + k];
            if (value == 0) {
                if (--left < 0) {
                    break;
                }
            } else if (bits.bit() == 1 && (value >> scan.bit() & 1) == 0) {
                values[first + k] += (short) (Integer.signum(value) << scan.bit());
            }
        }
        return k;
    }

    @Override
    public void skip(int component, int block) {
        // stays as it is
    }
}
