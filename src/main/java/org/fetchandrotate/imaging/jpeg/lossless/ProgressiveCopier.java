package org.fetchandrotate.imaging.jpeg.lossless;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.fetchandrotate.imaging.ImageFormatException;
import org.fetchandrotate.imaging.jpeg.entropy.DcPlane;
import org.fetchandrotate.imaging.jpeg.entropy.Plane;
import org.fetchandrotate.imaging.jpeg.file.BitWriter;
import org.fetchandrotate.imaging.jpeg.file.EntropyData;
import org.fetchandrotate.imaging.jpeg.file.FrameHeader;
import org.fetchandrotate.imaging.jpeg.file.JpegFile;
import org.fetchandrotate.imaging.jpeg.file.JpegSegment.Scan;
import org.fetchandrotate.imaging.jpeg.file.ScanLayout;
import org.fetchandrotate.imaging.jpeg.file.ScanWriter;
import org.fetchandrotate.imaging.jpeg.progressive.ProgressiveDcDecoder;
import org.fetchandrotate.imaging.jpeg.progressive.ProgressiveDcEncoder;
import org.fetchandrotate.imaging.jpeg.progressive.ProgressiveDecoder;
import org.fetchandrotate.imaging.jpeg.progressive.ProgressiveEncoder;
import org.fetchandrotate.imaging.jpeg.transform.BlockTransform;
import org.jspecify.annotations.Nullable;

/// Mirrors the scans of a progressive JPEG along one side or both, one by one, with no more in memory than the DC
/// values and which other coefficients aren't 0: 10 bytes a block. Single-threaded, one use per object.
public final class ProgressiveCopier implements ScanWriter {
    /// Up to this bit position no AC value of 10 bits becomes larger than it may be.
    private static final int MOST_SHIFT = 4;

    private final JpegFile source;
    private final FrameHeader target;
    private final BlockTransform transform;
    private final List<DcPlane> dcPlanes = new ArrayList<>();
    private final ProgressiveDcDecoder dcDecoder;
    /// For each component and block which coefficients but the first aren't 0.
    private final List<long[]> found = new ArrayList<>();

    private @Nullable List<Plane> planes;

    /// @param transform one that lets rows be rows
    /// @param target may be smaller than the source's: what lies beyond the far edges is dropped then
    public ProgressiveCopier(JpegFile source, FrameHeader target, BlockTransform transform) {
        this.source = source;
        this.target = target;
        this.transform = transform;
        FrameHeader frame = source.frame();
        int components = frame.components().size();
        for (int c = 0; c < components; c++) {
            dcPlanes.add(new DcPlane(frame.paddedBlocksAcross(c), frame.paddedBlocksDown(c)));
            found.add(new long[new ScanLayout(frame, c).mcus()]);
        }
        BitSet all = new BitSet();
        all.set(0, components);
        this.dcDecoder = new ProgressiveDcDecoder(frame, transform, dcPlanes, all);
    }

    /// Whether scans can be rotated this way.
    public static boolean allow(List<Scan> scans) {
        return scans.stream().allMatch(scan -> scan.firstIndex() == 0 || scan.bit() <= MOST_SHIFT);
    }

    @Override
    public void write(BitWriter writer, Scan scan) throws IOException, ImageFormatException {
        EntropyData data = EntropyData.of(source.bytes(), scan.start(), scan.end());
        if (scan.firstIndex() == 0) {
            dcDecoder.decode(scan, data);
            new ProgressiveDcEncoder(writer, target, dcPlanes).write(scan);
            return;
        }
        ScanLayout layout = new ScanLayout(source.frame(), scan);
        int component = scan.components().getFirst().index();
        BandSkipper skipper = BandSkipper.of(scan, data, found.get(component), transform.negated());
        CopiedBand band = CopiedBand.of(scan, data, layout, new ScanLayout(target, scan), skipper, transform);
        if (band.isWritable()) {
            band.write(writer, target);
        } else {
            // so rare that it may take its time
            new ProgressiveEncoder(writer, target, planes()).write(scan);
        }
    }

    private List<Plane> planes() throws ImageFormatException {
        List<Plane> decoded = planes;
        if (decoded == null) {
            decoded = ProgressiveDecoder.decode(source, transform);
            planes = decoded;
        }
        return decoded;
    }

    /// For each component the DC values that have been decoded so far, in the target's order.
    public List<DcPlane> dcPlanes() {
        return List.copyOf(dcPlanes);
    }
}
