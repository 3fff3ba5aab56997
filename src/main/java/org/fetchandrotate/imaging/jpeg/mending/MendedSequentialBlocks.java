package org.fetchandrotate.imaging.jpeg.mending;

import java.util.Arrays;
import java.util.List;
import org.fetchandrotate.imaging.jpeg.entropy.HuffmanDecoder;
import org.fetchandrotate.imaging.jpeg.file.JpegSegment.Scan;
import org.fetchandrotate.imaging.jpeg.sequential.PackedBlocks;

/// Blocks of a sequential scan: T.81, F.2.2. What there is no data for is grey, as all coefficients are 0.
/// Single-threaded.
final class MendedSequentialBlocks implements MendedBlocks {
    /// The most that an AC code of 8-bit samples can say: T.81, table F.2.
    static final int MOST_AC = 1023;

    private static final int[] PLACES = new int[64];

    static {
        Arrays.setAll(PLACES, k -> k);
    }

    private final List<TolerantHuffman> dc;
    private final List<TolerantHuffman> ac;
    private final List<PackedBlocks> targets;
    private final int[] predictions = new int[4];
    private final int[] values = new int[64];

    /// @param components of the frame
    MendedSequentialBlocks(Scan scan, List<PackedBlocks> components) {
        dc = scan.components().stream()
                .map(component -> new TolerantHuffman(component.dc()))
                .toList();
        ac = scan.components().stream()
                .map(component -> new TolerantHuffman(component.ac()))
                .toList();
        targets = scan.components().stream()
                .map(component -> components.get(component.index()))
                .toList();
    }

    @Override
    public void restart() {
        Arrays.fill(predictions, 0);
    }

    @Override
    public void decode(int component, int block, TolerantBits bits) {
        predictions[component] += bits.value(dc.get(component).decode(bits) & 15);
        values[0] = Math.clamp(predictions[component], -HuffmanDecoder.MOST_DC, HuffmanDecoder.MOST_DC);
        targets.get(component).put(block, values, PLACES, 0, decodeAc(ac.get(component), bits));
    }

    /// @return which coefficients aren't 0
    private long decodeAc(TolerantHuffman table, TolerantBits bits) {
        long found = 0;
        for (int k = 1; k < 64; k++) {
            int symbol = table.decode(bits);
            int run = symbol >>> 4;
            int size = symbol & 15;
            if (size == 0 && run < 15) {
                break;
            }
            k += run;
            if (size != 0) {
                int place = Math.min(k, 63);
                values[place] = Math.clamp(bits.value(size), -MOST_AC, MOST_AC);
                found |= 1L << place;
                if (k > 63) {
                    bits.tellDamage();
                }
            }
        }
        return found;
    }

    @Override
    public void skip(int component, int block) {
        values[0] = 0;
        targets.get(component).put(block, values, PLACES, 0, 0);
    }
}
