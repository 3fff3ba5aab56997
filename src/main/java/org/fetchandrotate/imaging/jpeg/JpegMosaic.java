package org.fetchandrotate.imaging.jpeg;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fetchandrotate.imaging.ImageFormatException;
import org.fetchandrotate.imaging.jpeg.file.BitWriter;
import org.fetchandrotate.imaging.jpeg.file.Component;
import org.fetchandrotate.imaging.jpeg.file.FrameHeader;
import org.fetchandrotate.imaging.jpeg.file.HuffmanSpec;
import org.fetchandrotate.imaging.jpeg.file.JpegFile;
import org.fetchandrotate.imaging.jpeg.file.JpegReader;
import org.fetchandrotate.imaging.jpeg.file.JpegSegment.MarkerSegment;
import org.fetchandrotate.imaging.jpeg.file.JpegSegment.Scan;
import org.fetchandrotate.imaging.jpeg.file.JpegSegment.ScanComponent;
import org.fetchandrotate.imaging.jpeg.file.Marker;
import org.fetchandrotate.imaging.jpeg.sequential.PackedBlocks;
import org.fetchandrotate.imaging.jpeg.sequential.SequentialEncoder;
import org.fetchandrotate.imaging.jpeg.thumbnail.BlockSource;

/// Joins a picture that is stored as strips or tiles, each of them a JPEG, to a single JPEG of the same
/// coefficients: baseline, with the shortest Huffman tables, and without metadata but for what says how its
/// colours are meant. Single-threaded, for one picture.
public final class JpegMosaic {
    private static final int LONGEST_SIDE = 65_535;
    private static final int MOST_BLOCKS = 10;

    private final FrameHeader frame;
    private final List<int[]> quantTables;
    private final List<byte[]> colourSegments = new ArrayList<>();
    private final List<PackedBlocks> components = new ArrayList<>();
    private final int pieceWidth;
    private final int pieceHeight;

    private JpegMosaic(JpegFile first, int width, int height, int pieceWidth, int pieceHeight)
            throws ImageFormatException {
        this.pieceWidth = pieceWidth;
        this.pieceHeight = pieceHeight;
        this.quantTables = first.quantTables();
        if (width > LONGEST_SIDE || height > LONGEST_SIDE) {
            throw ImageFormatException.unsupported("%d × %d pixels are too many for a JPEG".formatted(width, height));
        }
        boolean plain = quantTables.stream().flatMapToInt(Arrays::stream).allMatch(value -> value < 256);
        int process = plain ? Marker.SOF0_BASELINE : Marker.SOF1_EXTENDED;
        this.frame = new FrameHeader(process, width, height, numbered(first));
        boolean fit = (pieceWidth >= width || pieceWidth % frame.mcuWidth() == 0)
                && (pieceHeight >= height || pieceHeight % frame.mcuHeight() == 0);
        if (!fit) {
            throw ImageFormatException.unsupported("pieces that aren't made of whole MCUs");
        }
        for (int c = 0; c < frame.components().size(); c++) {
            components.add(new PackedBlocks(frame.paddedBlocksAcross(c), frame.paddedBlocksDown(c)));
        }
        for (MarkerSegment segment : first.segments()) {
            if (segment.marker() == Marker.APP14) {
                colourSegments.add(Arrays.copyOfRange(first.bytes(), segment.start(), segment.end()));
            }
        }
    }

    /// @param pieces row by row, each a JPEG file; what they have beyond the picture's edges is left out
    /// @param width of the picture in pixels
    /// @param height of the picture in pixels
    /// @param pieceWidth pixels from one piece to the next
    /// @param pieceHeight pixels from one piece to that below
    /// @throws ImageFormatException if a piece is malformed or of a process that isn't handled, or if they
    ///     can't be one JPEG
    public static byte[] join(List<byte[]> pieces, int width, int height, int pieceWidth, int pieceHeight)
            throws ImageFormatException, IOException {
        JpegFile first = new JpegReader(pieces.getFirst()).read();
        var mosaic = new JpegMosaic(first, width, height, pieceWidth, pieceHeight);
        int across = (width - 1) / pieceWidth + 1;
        int down = (height - 1) / pieceHeight + 1;
        if ((long) across * down > pieces.size()) {
            throw ImageFormatException.corrupt("%d of %d pieces".formatted(pieces.size(), (long) across * down));
        }
        for (int i = 0; i < across * down; i++) {
            JpegFile piece = i == 0 ? first : new JpegReader(pieces.get(i)).read();
            mosaic.add(piece, i % across, i / across);
        }
        return mosaic.written();
    }

    /// The components with a quantisation table each, so that it doesn't matter how pieces share them.
    private static List<Component> numbered(JpegFile file) {
        List<Component> numbered = new ArrayList<>();
        for (Component component : file.frame().components()) {
            numbered.add(new Component(component.id(), component.across(), component.down(), numbered.size()));
        }
        return numbered;
    }

    /// How many samples of the first component there are for each MCU in a JPEG file: the number across in the
    /// higher half of a byte, the number down in the lower.
    public static int samplingOfFirst(byte[] file) throws ImageFormatException {
        Component first = JpegReader.readFrame(file).components().getFirst();
        return first.across() << 4 | first.down();
    }

    private void add(JpegFile piece, int column, int row) throws ImageFormatException {
        boolean alike = numbered(piece).equals(frame.components());
        for (int c = 0; alike && c < quantTables.size(); c++) {
            alike = Arrays.equals(piece.quantTables().get(c), quantTables.get(c));
        }
        if (!alike) {
            throw ImageFormatException.unsupported("pieces that differ in sampling or quantisation");
        }
        BlockSource source = BlockSource.of(piece);
        for (int c = 0; c < components.size(); c++) {
            int left = column * (pieceWidth / frame.mcuWidth()) * blocksPerMcuAcross(c);
            int top = row * (pieceHeight / frame.mcuHeight()) * blocksPerMcuDown(c);
            int perPieceAcross = FrameHeader.ceilDiv(pieceWidth, frame.mcuWidth()) * blocksPerMcuAcross(c);
            int perPieceDown = FrameHeader.ceilDiv(pieceHeight, frame.mcuHeight()) * blocksPerMcuDown(c);
            int blocksAcross = Math.min(perPieceAcross, frame.paddedBlocksAcross(c) - left);
            int blocksDown = Math.min(perPieceDown, frame.paddedBlocksDown(c) - top);
            if (piece.frame().paddedBlocksAcross(c) < blocksAcross
                    || piece.frame().paddedBlocksDown(c) < blocksDown) {
                throw ImageFormatException.corrupt("a piece is smaller than it should be");
            }
            copy(source, c, left, top, blocksAcross, blocksDown);
        }
    }

    private void copy(BlockSource source, int component, int left, int top, int blocksAcross, int blocksDown) {
        PackedBlocks target = components.get(component);
        short[] block = new short[64];
        int[] values = new int[64];
        int[] places = new int[64];
        Arrays.setAll(places, k -> k);
        for (int y = 0; y < blocksDown; y++) {
            for (int x = 0; x < blocksAcross; x++) {
                long found = source.read(component, x, y, block);
                for (int k = 0; k < 64; k++) {
                    values[k] = block[k];
                }
                target.put((top + y) * frame.paddedBlocksAcross(component) + left + x, values, places, 0, found);
            }
        }
    }

    private int blocksPerMcuAcross(int component) {
        return frame.paddedBlocksAcross(component) / frame.mcusAcross();
    }

    private int blocksPerMcuDown(int component) {
        return frame.paddedBlocksDown(component) / frame.mcusDown();
    }

    private byte[] written() throws ImageFormatException, IOException {
        var bytes = new ByteArrayOutputStream();
        var writer = new BitWriter(bytes, frame.width() * frame.height() / 4);
        writer.marker(Marker.SOI);
        for (byte[] segment : colourSegments) {
            writer.segment(Marker.APP14, segment);
        }
        writeQuantTables(writer);
        writeFrame(writer);
        var encoder = new SequentialEncoder(writer, frame, components);
        for (Scan scan : scans()) {
            encoder.write(scan);
        }
        writer.marker(Marker.EOI);
        writer.drain();
        return bytes.toByteArray();
    }

    private void writeQuantTables(BitWriter writer) throws IOException {
        for (int c = 0; c < quantTables.size(); c++) {
            int number = frame.components().get(c).quantTable();
            int bytes = frame.marker() == Marker.SOF0_BASELINE ? 1 : 2;
            var payload = new ByteArrayOutputStream();
            payload.write((bytes - 1) << 4 | number);
            for (int value : quantTables.get(c)) {
                if (bytes == 2) {
                    payload.write(value >> 8);
                }
                payload.write(value);
            }
            writer.segment(Marker.DQT, payload.toByteArray());
        }
    }

    private void writeFrame(BitWriter writer) throws IOException {
        var payload = new ByteArrayOutputStream();
        payload.write(8);
        for (int side : new int[] {frame.height(), frame.width()}) {
            payload.write(side >> 8);
            payload.write(side);
        }
        payload.write(frame.components().size());
        for (Component component : frame.components()) {
            payload.write(component.id());
            payload.write(component.across() << 4 | component.down());
            payload.write(component.quantTable());
        }
        writer.segment(frame.marker(), payload.toByteArray());
    }

    /// All components interleaved if an MCU may have so many blocks (T.81, B.2.3), the first with tables of its
    /// own; what tables there were doesn't matter.
    private List<Scan> scans() throws ImageFormatException {
        var none = new HuffmanSpec(new int[17], new byte[0]);
        List<ScanComponent> scanned = new ArrayList<>();
        int blocks = 0;
        for (int c = 0; c < frame.components().size(); c++) {
            int tables = Math.min(c, 1);
            scanned.add(new ScanComponent(c, tables, tables, none, none));
            blocks += blocksPerMcuAcross(c) * blocksPerMcuDown(c);
        }
        return blocks <= MOST_BLOCKS
                ? List.of(scan(scanned))
                : scanned.stream().map(component -> scan(List.of(component))).toList();
    }

    private static Scan scan(List<ScanComponent> components) {
        return new Scan(components, 0, 63, 0, 0, 0, 0, 0);
    }
}
