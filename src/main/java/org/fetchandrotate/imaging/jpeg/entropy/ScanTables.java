package org.fetchandrotate.imaging.jpeg.entropy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.fetchandrotate.imaging.jpeg.file.BitWriter;
import org.fetchandrotate.imaging.jpeg.file.HuffmanSpec;
import org.fetchandrotate.imaging.jpeg.file.JpegSegment.ScanComponent;
import org.fetchandrotate.imaging.jpeg.file.Marker;
import org.jspecify.annotations.Nullable;

/// Chooses the Huffman tables of a scan that is written: the source's own where they have a code for everything
/// that occurs, so that the copy is as large as the source, else the shortest ones. Single-threaded.
public final class ScanTables {
    private final List<ScanComponent> components;
    private final int[][] dcHistograms = new int[4][];
    private final int[][] acHistograms = new int[4][];
    private final @Nullable HuffmanSpec[] dc = new HuffmanSpec[4];
    private final @Nullable HuffmanSpec[] ac = new HuffmanSpec[4];

    /// @param components with the source's tables
    public ScanTables(List<ScanComponent> components) {
        this.components = components;
        for (ScanComponent component : components) {
            dcHistograms[component.dcTable()] = new int[256];
            acHistograms[component.acTable()] = new int[256];
        }
    }

    /// Where to count the DC symbols of the scan's `component`-th component.
    public int[] dcHistogram(int component) {
        return dcHistograms[components.get(component).dcTable()];
    }

    public int[] acHistogram(int component) {
        return acHistograms[components.get(component).acTable()];
    }

    /// Settles the DC tables by what has been counted.
    public void settleDc() {
        for (ScanComponent component : components) {
            int number = component.dcTable();
            dc[number] = settled(component.dc(), dcHistograms[number]);
        }
    }

    public void settleAc() {
        for (ScanComponent component : components) {
            int number = component.acTable();
            ac[number] = settled(component.ac(), acHistograms[number]);
        }
    }

    /// Settles the AC tables without counting: the source's.
    public void keepAc() {
        for (ScanComponent component : components) {
            ac[component.acTable()] = component.ac();
        }
    }

    /// Settles the AC tables as the shortest for what has been counted.
    public void optimiseAc() {
        for (ScanComponent component : components) {
            ac[component.acTable()] = OptimalHuffman.of(acHistograms[component.acTable()]);
        }
    }

    public void optimiseDc() {
        for (ScanComponent component : components) {
            dc[component.dcTable()] = OptimalHuffman.of(dcHistograms[component.dcTable()]);
        }
    }

    /// Whether the source's AC tables have a code for every symbol of the sequential process, so that there is
    /// no need to count: T.81, table F.2.
    public boolean acCoverAll() {
        return components.stream().allMatch(component -> new HuffmanCodes(component.ac()).cover(ALL_AC));
    }

    private static final int[] ALL_AC = new int[256];

    static {
        for (int run = 0; run < 16; run++) {
            Arrays.fill(ALL_AC, run << 4 | 1, (run << 4 | 10) + 1, 1);
        }
        ALL_AC[0x00] = 1;
        ALL_AC[0xF0] = 1;
    }

    private static HuffmanSpec settled(HuffmanSpec source, int[] histogram) {
        return new HuffmanCodes(source).cover(histogram) ? source : OptimalHuffman.of(histogram);
    }

    /// For each component its DC codes, as of [HuffmanCodes#codes()].
    public int[][] dcCodes() {
        return codes(dc, ScanComponent::dcTable);
    }

    public int[][] acCodes() {
        return codes(ac, ScanComponent::acTable);
    }

    private int[][] codes(@Nullable HuffmanSpec[] tables, java.util.function.ToIntFunction<ScanComponent> number) {
        int[][] codes = new int[components.size()][];
        for (int i = 0; i < codes.length; i++) {
            HuffmanSpec table = tables[number.applyAsInt(components.get(i))];
            codes[i] = table == null ? new int[256] : new HuffmanCodes(table).codes();
        }
        return codes;
    }

    /// Writes the tables' definition, T.81, B.2.4.2.
    public void write(BitWriter target) throws IOException {
        ByteArrayOutputStream payload = new ByteArrayOutputStream();
        for (int number = 0; number < 4; number++) {
            append(payload, number, dc[number]);
            append(payload, 0x10 | number, ac[number]);
        }
        if (payload.size() > 0) {
            target.segment(Marker.DHT, payload.toByteArray());
        }
    }

    private static void append(ByteArrayOutputStream payload, int classAndNumber, @Nullable HuffmanSpec table) {
        if (table != null) {
            payload.write(classAndNumber);
            payload.writeBytes(table.definition());
        }
    }
}
