package org.fetchandrotate.imaging.jpeg.progressive;

import java.io.IOException;
import java.util.List;
import org.fetchandrotate.imaging.jpeg.entropy.DcPlane;
import org.fetchandrotate.imaging.jpeg.entropy.Plane;
import org.fetchandrotate.imaging.jpeg.entropy.ScanTables;
import org.fetchandrotate.imaging.jpeg.file.BitWriter;
import org.fetchandrotate.imaging.jpeg.file.FrameHeader;
import org.fetchandrotate.imaging.jpeg.file.JpegSegment.Scan;
import org.fetchandrotate.imaging.jpeg.file.JpegSegment.ScanComponent;
import org.fetchandrotate.imaging.jpeg.file.RestartMarkers;
import org.fetchandrotate.imaging.jpeg.file.ScanHeader;
import org.fetchandrotate.imaging.jpeg.file.ScanLayout;

/// Writes scans of a progressive JPEG (T.81, annex G) from planes. Every scan gets the shortest Huffman tables,
/// as usual in progressive files: their symbols are too many for a table fit for all. Single-threaded.
public final class ProgressiveEncoder {
    private final BitWriter target;
    private final FrameHeader frame;
    private final List<Plane> planes;

    /// @param frame of the target
    /// @param planes may be larger than the frame needs: what is above or left of it is left out
    public ProgressiveEncoder(BitWriter target, FrameHeader frame, List<Plane> planes) {
        this.target = target;
        this.frame = frame;
        this.planes = planes;
    }

    /// Writes tables, header and data of a scan.
    public void write(Scan scan) throws IOException {
        if (scan.firstIndex() == 0) {
            List<DcPlane> dcPlanes = planes.stream().map(DcPlane::of).toList();
            new ProgressiveDcEncoder(target, frame, dcPlanes).write(scan);
            return;
        }
        ScanTables tables = new ScanTables(scan.components());
        BandTokens tokens = new BandTokens(target, tables.acHistogram(0), new RestartMarkers(scan.restartInterval()));
        encodeAc(scan, tokens);
        tables.optimiseAc();
        tables.write(target);
        ScanHeader.write(target, scan, frame);
        if (!tokens.write(tables.acCodes()[0])) {
            encodeAc(scan, tokens);
            tokens.write();
        }
        target.align();
    }

    private void encodeAc(Scan scan, BandTokens tokens) throws IOException {
        ScanComponent component = scan.components().getFirst();
        Plane plane = planes.get(component.index());
        ScanLayout layout = new ScanLayout(frame, scan);
        ProgressiveAcEncoder encoder = new ProgressiveAcEncoder(tokens, plane, scan);
        RestartMarkers restarts = new RestartMarkers(scan.restartInterval());
        long[] found = plane.found();
        for (int row = 0; row < layout.mcusDown(); row++) {
            int block = firstBlock(component.index()) + row * plane.blocksAcross();
            for (int column = 0; column < layout.mcusAcross(); column++, block++) {
                if (restarts.isDue()) {
                    encoder.endRun();
                    tokens.restart();
                }
                if (scan.isRefinement()) {
                    encoder.refine(block, found[block]);
                } else {
                    encoder.first(block, found[block]);
                }
            }
        }
        encoder.endRun();
    }

    /// The place of a component's first block in its plane.
    private int firstBlock(int component) {
        Plane plane = planes.get(component);
        int left = plane.blocksAcross() - frame.paddedBlocksAcross(component);
        int above = plane.blocksDown() - frame.paddedBlocksDown(component);
        return above * plane.blocksAcross() + left;
    }
}
