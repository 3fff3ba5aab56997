package org.fetchandrotate.imaging.jpeg.mending;

import org.fetchandrotate.imaging.jpeg.file.FrameHeader;
import org.fetchandrotate.imaging.jpeg.file.JpegSegment.Scan;
import org.fetchandrotate.imaging.jpeg.file.ScanLayout;

/// Reads a damaged scan through. Single-threaded, for one scan.
final class MendedScan {
    private final Scan scan;
    private final ScanLayout layout;
    private final int[] blocksAcross;
    private final TolerantBits bits;
    private long read;

    MendedScan(byte[] file, FrameHeader frame, Scan scan) {
        this.scan = scan;
        this.layout = new ScanLayout(frame, scan);
        this.bits = new TolerantBits(file, scan.start());
        this.blocksAcross = scan.components().stream()
                .mapToInt(component -> frame.paddedBlocksAcross(component.index()))
                .toArray();
    }

    /// Gives every block of the scan to `target`.
    ///
    /// @return the place in the file behind the data
    int read(MendedBlocks target) {
        int left = scan.restartInterval();
        for (int row = 0; row < layout.mcusDown(); row++) {
            for (int column = 0; column < layout.mcusAcross(); column++) {
                if (scan.restartInterval() > 0 && left-- == 0) {
                    bits.restart();
                    target.restart();
                    left = scan.restartInterval() - 1;
                }
                readMcu(row, column, target);
            }
        }
        return bits.end();
    }

    private void readMcu(int row, int column, MendedBlocks target) {
        boolean isThere = !bits.isExhausted();
        for (int place = 0; place < layout.blocksPerMcu(); place++) {
            ScanLayout.Block block = layout.block(place);
            int index = (row * block.down() + block.y()) * blocksAcross[block.component()]
                    + column * block.across()
                    + block.x();
            if (isThere) {
                target.decode(block.component(), index, bits);
            } else {
                target.skip(block.component(), index);
            }
        }
        if (!bits.isExhausted()) {
            read++;
        }
    }

    /// How many MCUs have been whole.
    long read() {
        return read;
    }

    boolean isDamaged() {
        return bits.isDamaged();
    }
}
