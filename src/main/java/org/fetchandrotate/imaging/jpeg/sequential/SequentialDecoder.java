package org.fetchandrotate.imaging.jpeg.sequential;

import java.util.Arrays;
import org.fetchandrotate.imaging.ImageFormatException;
import org.fetchandrotate.imaging.jpeg.entropy.BlockRow;
import org.fetchandrotate.imaging.jpeg.entropy.HuffmanDecoder;
import org.fetchandrotate.imaging.jpeg.file.EntropyData;
import org.fetchandrotate.imaging.jpeg.file.JpegFile;
import org.fetchandrotate.imaging.jpeg.file.JpegSegment.Scan;
import org.fetchandrotate.imaging.jpeg.file.ScanLayout;

/// Decodes a Huffman-coded scan of a sequential JPEG (T.81, F.2.2) in one pass from the top, a row of MCUs at a
/// time. Single-threaded.
public final class SequentialDecoder {
    private final SequentialCodes codes;
    private final EntropyData data;
    private final byte[] bytes;
    private final ScanLayout layout;
    private final int[] componentOfPlace;
    private final HuffmanDecoder[] dcOfPlace;
    private final HuffmanDecoder[] acOfPlace;
    private final BlockRow row;
    private final int[] predictions = new int[4];
    private int bit;

    /// What is done with a row of MCUs.
    public interface RowTarget {
        /// @param row from the top
        /// @param blocks in the order of the scan; valid during the call
        void accept(int row, BlockRow blocks);
    }

    private SequentialDecoder(SequentialCodes codes) {
        this.codes = codes;
        this.data = codes.data();
        this.bytes = data.bytes();
        this.layout = codes.layout();
        this.componentOfPlace = codes.componentOfPlace();
        this.dcOfPlace = codes.dcOfPlace();
        this.acOfPlace = codes.acOfPlace();
        this.row = new BlockRow(layout.mcusAcross() * layout.blocksPerMcu());
    }

    /// Decodes a scan.
    ///
    /// @throws ImageFormatException if the data is cut off or makes no sense
    public static void decode(JpegFile file, Scan scan, RowTarget target) throws ImageFormatException {
        SequentialDecoder rows = new SequentialDecoder(SequentialCodes.of(file, scan));
        for (int y = 0; y < rows.layout.mcusDown(); y++) {
            rows.decodeRow(y);
            target.accept(y, rows.row);
        }
    }

    private void decodeRow(int y) throws ImageFormatException {
        row.clear();
        int perInterval = codes.mcusPerInterval();
        int behind = (y + 1) * layout.mcusAcross();
        for (int mcu = y * layout.mcusAcross(); mcu < behind; ) {
            int interval = mcu / perInterval;
            if (mcu % perInterval == 0) {
                bit = data.startOf(interval);
                Arrays.fill(predictions, 0);
            }
            int stop = (int) Math.min(behind, (interval + 1L) * perInterval);
            decodeMcus(stop - mcu, data.endOf(interval));
            mcu = stop;
        }
    }

    private void decodeMcus(int count, int end) throws ImageFormatException {
        for (int mcu = 0; mcu < count; mcu++) {
            for (int place = 0; place < componentOfPlace.length; place++) {
                decodeBlock(place);
                if (bit > end) {
                    throw EntropyData.cutOff();
                }
            }
        }
    }

    private void decodeBlock(int place) throws ImageFormatException {
        long window = EntropyData.peek(bytes, bit);
        int entry = dcOfPlace[place].entry(window);
        int component = componentOfPlace[place];
        int level = predictions[component] + HuffmanDecoder.value(window, entry);
        predictions[component] = level;
        if (HuffmanDecoder.isInvalid(entry) || Math.abs(level) > HuffmanDecoder.MOST_DC) {
            throw EntropyData.invalid();
        }
        bit += entry & 0xFF;
        row.add(level, decodeAc(acOfPlace[place], row.room(), row.size()));
    }

    /// Decodes a block's AC coefficients.
    ///
    /// @param tokens where to put them
    /// @param start from where on
    /// @return the place behind them
    private int decodeAc(HuffmanDecoder decoder, int[] tokens, int start) throws ImageFormatException {
        int[] lookup = decoder.lookup();
        int at = bit;
        int to = start;
        int k = 1;
        while (k < 64) {
            long window = EntropyData.peek(bytes, at);
            int entry = lookup[(int) (window >>> HuffmanDecoder.LOOKUP_SHIFT)];
            if (entry == 0) {
                entry = decoder.longCode(window);
            }
            at += entry & 0xFF;
            k += entry >>> 8 & 0xFF;
            if ((entry & 0xFF0000) != 0) {
                tokens[to++] = BlockRow.token(k - 1, HuffmanDecoder.value(window, entry));
            }
        }
        if (!BlockSkipper.isEnd(k)) {
            throw EntropyData.invalid();
        }
        bit = at;
        return to;
    }
}
