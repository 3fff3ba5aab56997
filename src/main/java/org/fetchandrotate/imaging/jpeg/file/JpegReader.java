package org.fetchandrotate.imaging.jpeg.file;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.plugins.jpeg.JPEGHuffmanTable;
import org.fetchandrotate.imaging.ImageFormatException;
import org.fetchandrotate.imaging.jpeg.file.JpegSegment.MarkerSegment;
import org.fetchandrotate.imaging.jpeg.file.JpegSegment.Scan;
import org.fetchandrotate.imaging.jpeg.file.JpegSegment.ScanComponent;
import org.jspecify.annotations.Nullable;

/// Takes a JPEG file apart: markers, headers and tables, by T.81, annex B. It allocates in proportion to the
/// file, not to what the file claims. One use per object; single-threaded.
public final class JpegReader {
    /// More scans than any encoder's script has; each costs the time of a pass over the picture.
    private static final int MOST_SCANS = 256;

    /// Blocks times scans: a hostile file of many scans of a large picture could take minutes, though a handful
    /// of bytes is enough for a scan. Twelve scans of the largest picture that is accepted are a quarter of it.
    private static final long MOST_VISITS = 400_000_000;

    /// What the shortest code of a block takes in a sequential file: a DC and an AC code. A progressive one has
    /// its DC code alone; whole runs of blocks can share an end of band.
    private static final int LEAST_SEQUENTIAL_BITS = 2;

    private final byte[] file;
    private final ScanReading reading;
    private final boolean isTolerant;
    private int at;
    private final List<JpegSegment> parts = new ArrayList<>();
    private final int[] @Nullable [] quantTables = new int[4][];
    private final @Nullable HuffmanSpec[] dcTables = new HuffmanSpec[4];
    private final @Nullable HuffmanSpec[] acTables = new HuffmanSpec[4];
    private int restartInterval;
    private int scans;
    private boolean ended;
    private @Nullable FrameHeader frame;
    private int[] @Nullable [] latchedQuantTables = new int[0][];

    public JpegReader(byte[] file) {
        this.file = file;
        this.reading = (_, scan) -> EntropyData.findEnd(file, scan.start());
        this.isTolerant = false;
    }

    private JpegReader(byte[] file, ScanReading reading) {
        this.file = file;
        this.reading = reading;
        this.isTolerant = true;
    }

    /// Reads what there is of a damaged file: as far as its parts make sense, if a scan is among them.
    ///
    /// @param reading is given each scan as it comes, and says where it ends
    /// @throws ImageFormatException if it is damaged before its first scan, or of a process that isn't handled
    public static JpegFile readDamaged(byte[] file, ScanReading reading) throws ImageFormatException {
        return new JpegReader(file, reading).read();
    }

    /// Finds the end of a scan.
    @FunctionalInterface
    public interface ScanReading {
        /// @param scan whose end isn't known yet
        /// @return the place in the file behind its data
        int endOf(FrameHeader frame, Scan scan) throws ImageFormatException;
    }

    /// Reads as far as the frame header.
    ///
    /// @throws ImageFormatException if it is malformed or of a process that isn't handled
    public static FrameHeader readFrame(byte[] file) throws ImageFormatException {
        JpegReader reader = new JpegReader(file);
        reader.readImageStart();
        while (reader.frame == null) {
            if (!reader.readSegment()) {
                throw ImageFormatException.corrupt("no JPEG frame header");
            }
        }
        return reader.frame;
    }

    /// Reads the whole file but for the entropy-coded data.
    public JpegFile read() throws ImageFormatException {
        readImageStart();
        boolean more = true;
        while (more) {
            more = readSegment();
        }
        if (frame == null) {
            throw ImageFormatException.corrupt("no JPEG frame header");
        }
        if (scans == 0) {
            throw ImageFormatException.corrupt("cut off before the first JPEG scan");
        }
        List<int[]> tables = new ArrayList<>();
        for (int[] table : latchedQuantTables) {
            if (table == null && !isTolerant) {
                throw ImageFormatException.corrupt("a JPEG component without a scan");
            }
            tables.add(table == null ? new int[64] : table);
        }
        JpegFile read = new JpegFile(file, frame, tables, parts, at);
        if (!isTolerant && frame.isProgressive() && !ended && !new Progression(frame, read.scans()).isComplete()) {
            throw ImageFormatException.corrupt("cut off between JPEG scans");
        }
        return read;
    }

    private void readImageStart() throws ImageFormatException {
        if (file.length < 4 || (file[0] & 0xFF) != 0xFF || (file[1] & 0xFF) != Marker.SOI) {
            throw ImageFormatException.corrupt("no JPEG start of image");
        }
        at = 2;
    }

    /// Reads the next marker and what belongs to it.
    ///
    /// @return whether there may be more: false at the end of the image, or where the file ends without one
    private boolean readSegment() throws ImageFormatException {
        int markerPlace = findMarker();
        if (markerPlace < 0) {
            at = file.length;
            return false;
        }
        int marker = file[markerPlace + 1] & 0xFF;
        if (marker == Marker.EOI) {
            at = markerPlace;
            ended = true;
            return false;
        }
        at = markerPlace + 2;
        if (Marker.standsAlone(marker)) {
            return true;
        }
        if (at + 2 > file.length || int16(at) < 2 || at + int16(at) > file.length) {
            if (scans > 0) {
                // junk behind a complete picture
                at = markerPlace;
                return false;
            }
            throw ImageFormatException.corrupt("cut off within a JPEG header");
        }
        MarkerSegment segment = new MarkerSegment(marker, at + 2, at + int16(at));
        at = segment.end();
        try {
            handle(segment);
            return true;
        } catch (ImageFormatException e) {
            if (!isTolerant || scans == 0) {
                throw e;
            }
            at = markerPlace;
            return false;
        }
    }

    /// The place of the next 0xFF with a marker code behind it; bytes before it are passed over, as all
    /// decoders do.
    private int findMarker() {
        for (int i = at; i + 1 < file.length; i++) {
            if (file[i] == -1 && file[i + 1] != -1 && file[i + 1] != 0) {
                return i;
            }
        }
        return -1;
    }

    private void handle(MarkerSegment segment) throws ImageFormatException {
        switch (segment.marker()) {
            case Marker.SOS -> parts.add(readScan(segment));
            case Marker.DQT -> {
                readQuantTables(segment);
                parts.add(segment);
            }
            case Marker.DHT -> readHuffmanTables(segment);
            case Marker.DRI -> {
                require(segment.length() >= 2, "a JPEG restart interval is cut off");
                restartInterval = int16(segment.start());
                parts.add(segment);
            }
            case Marker.DNL -> {
                // says again what the frame header says; the height in it is the one that counts
            }
            default -> {
                if (Marker.isFrame(segment.marker())) {
                    readFrame(segment);
                } else if (segment.marker() == 0xCC) {
                    throw ImageFormatException.unsupported("arithmetic-coded JPEG");
                }
                parts.add(segment);
            }
        }
    }

    private void readFrame(MarkerSegment segment) throws ImageFormatException {
        requireProcess(segment.marker());
        require(frame == null, "two JPEG frames");
        require(segment.length() >= 6, "a JPEG frame header is cut off");
        int start = segment.start();
        int precision = file[start] & 0xFF;
        if (precision != 8) {
            throw ImageFormatException.unsupported("%d-bit JPEG".formatted(precision));
        }
        int height = int16(start + 1);
        int width = int16(start + 3);
        int count = file[start + 5] & 0xFF;
        require(width > 0, "a JPEG without width");
        if (height == 0) {
            throw ImageFormatException.unsupported("JPEG with its height behind its first scan");
        }
        if (count == 0 || count > 4) {
            throw ImageFormatException.unsupported("JPEG of %d components".formatted(count));
        }
        require(segment.length() >= 6 + 3 * count, "a JPEG frame header is cut off");
        List<Component> components = new ArrayList<>();
        for (int c = 0; c < count; c++) {
            int place = start + 6 + 3 * c;
            int factors = file[place + 1] & 0xFF;
            Component component = new Component(file[place] & 0xFF, factors >> 4, factors & 15, file[place + 2] & 0xFF);
            require(isFactor(component.across()) && isFactor(component.down()), "a JPEG sampling factor outside 1–4");
            require(component.quantTable() < 4, "a JPEG quantisation table number above 3");
            components.add(component);
        }
        FrameHeader claimed = new FrameHeader(segment.marker(), width, height, components);
        requirePlausible(claimed);
        frame = claimed;
        latchedQuantTables = new int[count][];
    }

    private static boolean isFactor(int factor) {
        return factor >= 1 && factor <= 4;
    }

    private static void requireProcess(int marker) throws ImageFormatException {
        switch (marker) {
            case Marker.SOF0_BASELINE, Marker.SOF1_EXTENDED, Marker.SOF2_PROGRESSIVE -> {}
            case 0xC3 -> throw ImageFormatException.unsupported("lossless JPEG");
            case 0xC5, 0xC6, 0xC7 -> throw ImageFormatException.unsupported("hierarchical JPEG");
            default -> throw ImageFormatException.unsupported("arithmetic-coded JPEG");
        }
    }

    /// Refuses a picture whose file is too short to hold even the shortest codes for its blocks.
    private void requirePlausible(FrameHeader claimed) throws ImageFormatException {
        long blocks = 0;
        for (int c = 0; c < claimed.components().size(); c++) {
            // without those that fill up MCUs: a scan of one component hasn't got them
            blocks += (long) FrameHeader.ceilDiv(claimed.samplesAcross(c), 8)
                    * FrameHeader.ceilDiv(claimed.samplesDown(c), 8);
        }
        long leastBits = claimed.isProgressive() ? blocks : LEAST_SEQUENTIAL_BITS * blocks;
        if (leastBits > 8L * file.length) {
            throw ImageFormatException.corrupt("%d × %d pixels can't be in %,d bytes of JPEG"
                    .formatted(claimed.width(), claimed.height(), file.length));
        }
    }

    private void readQuantTables(MarkerSegment segment) throws ImageFormatException {
        int place = segment.start();
        while (place < segment.end()) {
            int precision = (file[place] & 0xFF) >> 4;
            int number = file[place] & 15;
            int bytes = precision == 0 ? 64 : 128;
            require(precision <= 1 && number < 4, "a JPEG quantisation table of an unknown kind");
            require(place + 1 + bytes <= segment.end(), "a JPEG quantisation table is cut off");
            int[] table = new int[64];
            for (int k = 0; k < 64; k++) {
                table[k] = precision == 0 ? file[place + 1 + k] & 0xFF : int16(place + 1 + 2 * k);
            }
            quantTables[number] = table;
            place += 1 + bytes;
        }
    }

    private void readHuffmanTables(MarkerSegment segment) throws ImageFormatException {
        int place = segment.start();
        while (place < segment.end()) {
            int tableClass = (file[place] & 0xFF) >> 4;
            int number = file[place] & 15;
            require(tableClass <= 1 && number < 4, "a JPEG Huffman table of an unknown kind");
            require(place + 17 <= segment.end(), "a JPEG Huffman table is cut off");
            int[] counts = new int[17];
            for (int length = 1; length <= 16; length++) {
                counts[length] = file[place + length] & 0xFF;
            }
            int symbols = Arrays.stream(counts).sum();
            require(symbols <= 256 && place + 17 + symbols <= segment.end(), "a JPEG Huffman table is cut off");
            HuffmanSpec spec = new HuffmanSpec(counts, Arrays.copyOfRange(file, place + 17, place + 17 + symbols));
            (tableClass == 0 ? dcTables : acTables)[number] = spec;
            place += 17 + symbols;
        }
    }

    private Scan readScan(MarkerSegment segment) throws ImageFormatException {
        FrameHeader scanned = frame;
        if (scanned == null) {
            throw ImageFormatException.corrupt("a JPEG scan before its frame");
        }
        require(scans < MOST_SCANS, "more than %d JPEG scans".formatted(MOST_SCANS));
        require((scans + 1) * scanned.paddedBlocks() <= MOST_VISITS, "too many JPEG scans for the size of the picture");
        int start = segment.start();
        int count = segment.length() == 0 ? 0 : file[start] & 0xFF;
        require(count >= 1 && count <= 4 && segment.length() >= 4 + 2 * count, "a JPEG scan header is cut off");
        int place = start + 1 + 2 * count;
        int firstIndex = file[place] & 0xFF;
        int lastIndex = file[place + 1] & 0xFF;
        int previousBit = (file[place + 2] & 0xFF) >> 4;
        int bit = file[place + 2] & 15;
        if (scanned.isProgressive()) {
            boolean band = firstIndex == 0 ? lastIndex == 0 : firstIndex <= lastIndex && lastIndex < 64 && count == 1;
            boolean approximation = bit <= 13 && (previousBit == 0 || previousBit == bit + 1);
            require(band && approximation, "a JPEG scan of an impossible progression");
        } else {
            // some encoders write nonsense here; there is only one possibility
            firstIndex = 0;
            lastIndex = 63;
            previousBit = 0;
            bit = 0;
        }
        List<ScanComponent> components = readScanComponents(scanned, start, count);
        Scan found = new Scan(
                components, firstIndex, lastIndex, previousBit, bit, restartInterval, segment.end(), segment.end());
        scans++;
        at = reading.endOf(scanned, found);
        return found.endingAt(at);
    }

    private List<ScanComponent> readScanComponents(FrameHeader scanned, int start, int count)
            throws ImageFormatException {
        List<ScanComponent> components = new ArrayList<>();
        int previous = -1;
        int blocksPerMcu = 0;
        for (int i = 0; i < count; i++) {
            int index = indexOf(scanned, file[start + 1 + 2 * i] & 0xFF, previous + 1);
            // in the frame's order: T.81, B.2.3
            require(index >= 0, "a JPEG scan of unknown or repeated components");
            previous = index;
            Component component = scanned.components().get(index);
            blocksPerMcu += component.across() * component.down();
            if (latchedQuantTables[index] == null) {
                int[] table = quantTables[component.quantTable()];
                require(table != null, "a JPEG component without a quantisation table");
                latchedQuantTables[index] = table;
            }
            int dcTable = (file[start + 2 + 2 * i] & 0xFF) >> 4;
            int acTable = file[start + 2 + 2 * i] & 15;
            require(dcTable < 4 && acTable < 4, "a JPEG Huffman table number above 3");
            components.add(new ScanComponent(
                    index,
                    dcTable,
                    acTable,
                    orStandard(dcTables[dcTable], 0, dcTable),
                    orStandard(acTables[acTable], 1, acTable)));
        }
        // T.81, B.2.3
        require(count == 1 || blocksPerMcu <= 10, "a JPEG scan of more than 10 blocks an MCU");
        return components;
    }

    /// A table that isn't defined is that of T.81, K.3, as frames of Motion JPEG take for granted; beyond
    /// these, one without codes: whoever needs it finds the data invalid.
    private static HuffmanSpec orStandard(@Nullable HuffmanSpec table, int tableClass, int number)
            throws ImageFormatException {
        if (table != null) {
            return table;
        }
        if (number > 1) {
            return new HuffmanSpec(new int[17], new byte[0]);
        }
        JPEGHuffmanTable standard = switch (2 * tableClass + number) {
            case 0 -> JPEGHuffmanTable.StdDCLuminance;
            case 1 -> JPEGHuffmanTable.StdDCChrominance;
            case 2 -> JPEGHuffmanTable.StdACLuminance;
            default -> JPEGHuffmanTable.StdACChrominance;
        };
        int[] counts = new int[17];
        short[] lengths = standard.getLengths();
        for (int i = 0; i < lengths.length; i++) {
            counts[i + 1] = lengths[i];
        }
        short[] values = standard.getValues();
        byte[] symbols = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            symbols[i] = (byte) values[i];
        }
        return new HuffmanSpec(counts, symbols);
    }

    private static int indexOf(FrameHeader frame, int id, int from) {
        for (int c = from; c < frame.components().size(); c++) {
            if (frame.components().get(c).id() == id) {
                return c;
            }
        }
        return -1;
    }

    private int int16(int place) {
        return (file[place] & 0xFF) << 8 | file[place + 1] & 0xFF;
    }

    private static void require(boolean condition, String otherwise) throws ImageFormatException {
        if (!condition) {
            throw ImageFormatException.corrupt(otherwise);
        }
    }
}
