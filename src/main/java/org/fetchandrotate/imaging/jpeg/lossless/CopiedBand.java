package org.fetchandrotate.imaging.jpeg.lossless;

import java.io.IOException;
import org.fetchandrotate.imaging.ImageFormatException;
import org.fetchandrotate.imaging.jpeg.entropy.HuffmanCodes;
import org.fetchandrotate.imaging.jpeg.entropy.ScanTables;
import org.fetchandrotate.imaging.jpeg.file.BitWriter;
import org.fetchandrotate.imaging.jpeg.file.EntropyData;
import org.fetchandrotate.imaging.jpeg.file.FrameHeader;
import org.fetchandrotate.imaging.jpeg.file.JpegSegment.Scan;
import org.fetchandrotate.imaging.jpeg.file.RestartIntervals;
import org.fetchandrotate.imaging.jpeg.file.RestartMarkers;
import org.fetchandrotate.imaging.jpeg.file.ScanHeader;
import org.fetchandrotate.imaging.jpeg.file.ScanLayout;
import org.fetchandrotate.imaging.jpeg.transform.BlockOrder;
import org.fetchandrotate.imaging.jpeg.transform.BlockTransform;

/// An AC scan of a progressive JPEG, mirrored without decoding it: each block's codes are copied
/// as a string of bits under the source's table, the blocks in their new order, and only the runs of ended blocks
/// are told anew. See [BandSkipper]. Single-threaded.
final class CopiedBand {
    private static final int LONGEST_RUN = 0x7FFF;
    private static final int BITS = 0x7FF << 12;
    private static final int CORRECTIONS = 63 << 1;
    private static final int ENDS_EARLY = 1;

    private final Scan scan;
    private final ScanLayout layout;
    private final BlockOrder order;
    private final int[] codes;
    private final long[] words;

    /// As of [BandSkipper], in the target's order, and one more for what is dropped.
    private final long[] entries;

    private CopiedBand(Scan scan, ScanLayout layout, BlockTransform transform, long[] words) {
        this.scan = scan;
        this.layout = layout;
        this.order = BlockOrder.of(layout.mcusAcross(), layout.mcusDown(), transform);
        this.words = words;
        this.codes = new HuffmanCodes(scan.components().getFirst().ac()).codes();
        this.entries = new long[layout.mcus() + 1];
    }

    /// Reads a scan.
    ///
    /// @param source the layout of the scan
    /// @param target the layout of the rotated one; may be smaller: what lies beyond the far edges is dropped
    ///     then
    /// @param skipper of the scan's blocks
    /// @param transform one that lets rows be rows
    /// @throws ImageFormatException if the data is cut off or makes no sense
    static CopiedBand of(
            Scan scan,
            EntropyData data,
            ScanLayout source,
            ScanLayout target,
            BandSkipper skipper,
            BlockTransform transform)
            throws ImageFormatException {
        CopiedBand band = new CopiedBand(scan, target, transform, skipper.words());
        RestartIntervals intervals = RestartIntervals.of(source, scan, data);
        for (int interval = 0; interval < intervals.count(); interval++) {
            skipper.restart();
            int bit = data.startOf(interval);
            int last = intervals.lastOf(interval);
            for (int block = intervals.firstOf(interval); block < last; ) {
                int row = block / source.mcusAcross();
                int until = Math.min(last, (row + 1) * source.mcusAcross());
                int column = block - row * source.mcusAcross();
                bit = band.readRow(skipper, row, column, block, until, bit, data.endOf(interval));
                block = until;
            }
        }
        return band;
    }

    /// Passes blocks of one row.
    ///
    /// @return the number of the bit behind them
    private int readRow(BandSkipper skipper, int row, int column, int from, int until, int start, int end)
            throws ImageFormatException {
        int kept = row < layout.mcusDown() ? layout.mcusAcross() : 0;
        int slot = order.first() + row * order.stepY();
        int bit = start;
        for (int block = from, x = column; block < until; block++, x++) {
            long entry = skipper.pass(bit, block);
            if (entry < 0) {
                throw EntropyData.invalid();
            }
            bit = BandSkipper.endOf(entry);
            if (bit > end) {
                throw EntropyData.cutOff();
            }
            entries[x < kept ? slot + x * order.stepX() : entries.length - 1] = entry;
        }
        return bit;
    }

    /// Whether the source's table has the codes that the rotated scan's runs need. The runs that it lacks can
    /// be cut up, down to single blocks.
    boolean isWritable() {
        if (codes[0] != 0) {
            return true;
        }
        RestartMarkers restarts = new RestartMarkers(scan.restartInterval());
        int run = 0;
        for (int block = 0; block < entries.length - 1; block++) {
            long entry = entries[block];
            if ((restarts.isDue() || (entry & BITS) != 0) && run > 0) {
                if (!hasCode(run)) {
                    return false;
                }
                run = 0;
            }
            if ((entry & ENDS_EARLY) != 0 && ++run == LONGEST_RUN) {
                if (!hasCode(run)) {
                    return false;
                }
                run = 0;
            }
        }
        return run == 0 || hasCode(run);
    }

    private boolean hasCode(int run) {
        return codes[categoryOf(run) << 4] != 0;
    }

    private static int categoryOf(int run) {
        return 31 - Integer.numberOfLeadingZeros(run);
    }

    /// Writes table, header and data.
    void write(BitWriter target, FrameHeader frame) throws IOException {
        ScanTables tables = new ScanTables(scan.components());
        tables.keepAc();
        tables.write(target);
        ScanHeader.write(target, scan, frame);
        RestartMarkers restarts = new RestartMarkers(scan.restartInterval());
        int run = 0;
        int blocks = entries.length - 1;
        for (int block = 0; block < blocks; block++) {
            if (restarts.isDue()) {
                writeRun(target, block, run);
                run = 0;
                restarts.write(target);
            }
            long entry = entries[block];
            if ((entry & BITS) != 0) {
                writeRun(target, block, run);
                run = 0;
                copy(target, (int) (entry >>> 23), (int) (entry & BITS) >>> 12);
            }
            run += (int) entry & ENDS_EARLY;
            if (run == LONGEST_RUN) {
                writeRun(target, block + 1, run);
                run = 0;
            }
        }
        writeRun(target, blocks, run);
        target.align();
    }

    /// Writes the symbol for a run of blocks that end early, and the correction bits of these.
    ///
    /// @param end the block behind the run
    private void writeRun(BitWriter target, int end, int run) throws IOException {
        for (int left = run; left > 0; ) {
            int category = categoryOf(left);
            while (codes[category << 4] == 0) {
                category--;
            }
            int told = Math.min(left, (2 << category) - 1);
            int code = codes[category << 4];
            target.put((long) (code >>> 5) << category | told - (1 << category), (code & 31) + category);
            if (scan.isRefinement()) {
                writeCorrections(target, end - left, end - left + told);
            }
            left -= told;
        }
    }

    private void writeCorrections(BitWriter target, int from, int to) throws IOException {
        for (int block = from; block < to; block++) {
            long entry = entries[block];
            int count = (int) (entry & CORRECTIONS) >>> 1;
            if (count > 0) {
                target.put(bits(BandSkipper.endOf(entry) - count, count), count);
            }
        }
    }

    private void copy(BitWriter target, int start, int length) throws IOException {
        int bit = start;
        int left = length;
        for (; left > 63; left -= 63) {
            target.put(bits(bit, 63), 63);
            bit += 63;
        }
        target.put(bits(bit, left), left);
    }

    /// `count` bits (1–63) from bit number `bit` on.
    private long bits(int bit, int count) {
        int word = bit >>> 6;
        int offset = bit & 63;
        long bits = words[word] << offset | words[word + 1] >>> 1 >>> 63 - offset;
        return bits >>> 64 - count;
    }
}
