package org.fetchandrotate.imaging.jpeg.file;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fetchandrotate.imaging.jpeg.file.JpegSegment.Scan;
import org.fetchandrotate.imaging.jpeg.file.JpegSegment.ScanComponent;

/// How far the scans of a progressive JPEG bring each coefficient (T.81, G.1.1.1). Immutable.
public final class Progression {
    private static final int NEVER_CODED = 99;

    /// Per component and zigzag index the lowest bit that has been coded.
    private final int[][] lowestBits;

    public Progression(FrameHeader frame, List<Scan> scans) {
        lowestBits = new int[frame.components().size()][64];
        for (int[] bits : lowestBits) {
            Arrays.fill(bits, NEVER_CODED);
        }
        for (Scan scan : scans) {
            for (ScanComponent component : scan.components()) {
                Arrays.fill(lowestBits[component.index()], scan.firstIndex(), scan.lastIndex() + 1, scan.bit());
            }
        }
    }

    /// Whether every coefficient is there to its last bit.
    public boolean isComplete() {
        return Arrays.stream(lowestBits).flatMapToInt(Arrays::stream).allMatch(bit -> bit == 0);
    }

    /// Whether coefficients that are brought into each other's places have the same precision, so that the
    /// source's scans can code the rotated picture without loss.
    ///
    /// @param position where each coefficient goes, by zigzag index
    public boolean allows(int[] position) {
        for (int[] bits : lowestBits) {
            for (int k = 0; k < 64; k++) {
                if (bits[k] != bits[position[k]]) {
                    return false;
                }
            }
        }
        return true;
    }

    /// Scans that code everything: first the DC values, then the others, a component at a time.
    public static List<Scan> plain(JpegFile file) {
        return plain(file, file.scans().getFirst().restartInterval());
    }

    /// @param restartInterval MCUs; 0 = no restarts
    public static List<Scan> plain(JpegFile file, int restartInterval) {
        List<ScanComponent> components = new ArrayList<>();
        HuffmanSpec unused = file.scans().getFirst().components().getFirst().dc();
        for (int c = 0; c < file.frame().components().size(); c++) {
            components.add(new ScanComponent(c, c == 0 ? 0 : 1, c == 0 ? 0 : 1, unused, unused));
        }
        List<Scan> scans = new ArrayList<>();
        components.forEach(component -> scans.add(scan(component, 0, 0, restartInterval)));
        components.forEach(component -> scans.add(scan(component, 1, 63, restartInterval)));
        return scans;
    }

    private static Scan scan(ScanComponent component, int first, int last, int restartInterval) {
        return new Scan(List.of(component), first, last, 0, 0, restartInterval, 0, 0);
    }
}
