package org.fetchandrotate.imaging.jpeg.lossless;

import java.io.IOException;
import org.fetchandrotate.imaging.jpeg.entropy.ScanTables;
import org.fetchandrotate.imaging.jpeg.file.BitWriter;
import org.fetchandrotate.imaging.jpeg.file.JpegSegment.Scan;
import org.fetchandrotate.imaging.jpeg.file.ScanLayout;
import org.fetchandrotate.imaging.jpeg.sequential.BlockIndex;
import org.fetchandrotate.imaging.jpeg.sequential.SequentialAcEncoder;
import org.fetchandrotate.imaging.jpeg.transform.BlockTransform;
import org.fetchandrotate.imaging.jpeg.transform.McuOrder;

/// A scan rotated by 90° or 270°: each block's coefficients are decoded into their new order and encoded from
/// there.
final class TransposedScan extends MovedScan {
    private final BlockTransform transform;
    private final short[] coefficients = new short[64];
    private int[][] acCodes = {};

    TransposedScan(BlockIndex source, McuOrder order, Scan scan, BlockTransform transform) {
        super(source, order, scan);
        this.transform = transform;
    }

    @Override
    void settleAc(ScanTables scanTables) {
        if (scanTables.acCoverAll()) {
            scanTables.keepAc();
        } else {
            countAc(scanTables);
            scanTables.settleAc();
        }
        acCodes = scanTables.acCodes();
    }

    private void countAc(ScanTables scanTables) {
        ScanLayout layout = source().layout();
        int place = 0;
        for (int block = 0; block < source().blocks(); block++) {
            int[] histogram = scanTables.acHistogram(layout.block(place).component());
            long found = source().readAc(block, place, transform, coefficients);
            SequentialAcEncoder.count(coefficients, 0, found, histogram);
            place = place + 1 == layout.blocksPerMcu() ? 0 : place + 1;
        }
    }

    @Override
    void writeAc(BitWriter target, int block, int place, int component) throws IOException {
        long found = source().readAc(block, place, transform, coefficients);
        SequentialAcEncoder.write(target, coefficients, 0, found, acCodes[component]);
    }
}
