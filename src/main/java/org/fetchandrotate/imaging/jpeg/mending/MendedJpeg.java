package org.fetchandrotate.imaging.jpeg.mending;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.fetchandrotate.imaging.ImageCodec.Mended;
import org.fetchandrotate.imaging.ImageFormatException;
import org.fetchandrotate.imaging.jpeg.entropy.HuffmanDecoder;
import org.fetchandrotate.imaging.jpeg.entropy.Plane;
import org.fetchandrotate.imaging.jpeg.file.BitWriter;
import org.fetchandrotate.imaging.jpeg.file.FrameHeader;
import org.fetchandrotate.imaging.jpeg.file.HuffmanSpec;
import org.fetchandrotate.imaging.jpeg.file.JpegFile;
import org.fetchandrotate.imaging.jpeg.file.JpegReader;
import org.fetchandrotate.imaging.jpeg.file.JpegSegment;
import org.fetchandrotate.imaging.jpeg.file.JpegSegment.MarkerSegment;
import org.fetchandrotate.imaging.jpeg.file.JpegSegment.Scan;
import org.fetchandrotate.imaging.jpeg.file.JpegSegment.ScanComponent;
import org.fetchandrotate.imaging.jpeg.file.Marker;
import org.fetchandrotate.imaging.jpeg.file.Progression;
import org.fetchandrotate.imaging.jpeg.progressive.ProgressiveEncoder;
import org.fetchandrotate.imaging.jpeg.sequential.PackedBlocks;
import org.fetchandrotate.imaging.jpeg.sequential.SequentialEncoder;

/// Writes what is there of a damaged JPEG as a sound one: the coefficients that libjpeg, and with it browsers,
/// would show, with all that the file says beside them. Single-threaded, for one file.
public final class MendedJpeg {
    private final byte[] file;
    private final List<PackedBlocks> packed = new ArrayList<>();
    private final List<Plane> planes = new ArrayList<>();
    private final BitSet seen = new BitSet();
    private long read;
    private boolean isDamaged;

    private MendedJpeg(byte[] file) {
        this.file = file;
    }

    /// @return empty if not even one MCU is whole
    /// @throws ImageFormatException if it is damaged before its first scan, or of a process that isn't handled
    public static Optional<Mended> of(byte[] file) throws ImageFormatException {
        return new MendedJpeg(file).mended();
    }

    private Optional<Mended> mended() throws ImageFormatException {
        JpegFile source = JpegReader.readDamaged(file, this::readScan);
        if (read == 0) {
            return Optional.empty();
        }
        isDamaged |= seen.cardinality() < source.frame().components().size();
        planes.forEach(MendedJpeg::settle);
        var target = new ByteArrayOutputStream(file.length);
        try {
            write(source, new BitWriter(target, file.length));
        } catch (IOException e) {
            throw new AssertionError("memory can be written to", e);
        }
        boolean isIncomplete =
                source.frame().isProgressive() && !new Progression(source.frame(), source.scans()).isComplete();
        return Optional.of(new Mended(target.toByteArray(), isDamaged || isIncomplete));
    }

    private int readScan(FrameHeader frame, Scan scan) {
        if (packed.isEmpty() && planes.isEmpty()) {
            makeRoom(frame);
        }
        MendedScan mended = new MendedScan(file, frame, scan);
        int end = mended.read(
                frame.isProgressive()
                        ? new MendedProgressiveBlocks(scan, planes)
                        : new MendedSequentialBlocks(scan, packed));
        scan.components().forEach(component -> seen.set(component.index()));
        read += mended.read();
        isDamaged |= mended.isDamaged();
        return end;
    }

    private void makeRoom(FrameHeader frame) {
        for (int c = 0; c < frame.components().size(); c++) {
            int across = frame.paddedBlocksAcross(c);
            int down = frame.paddedBlocksDown(c);
            if (frame.isProgressive()) {
                planes.add(new Plane(across, down));
            } else {
                packed.add(new PackedBlocks(across, down));
            }
        }
    }

    /// Brings values into the range that can be coded, and notes which aren't 0.
    private static void settle(Plane plane) {
        short[] values = plane.values();
        for (int i = 0; i < values.length; i++) {
            int most = i % 64 == 0 ? HuffmanDecoder.MOST_DC : MendedSequentialBlocks.MOST_AC;
            values[i] = (short) Math.clamp(values[i], -most, most);
            if (i % 64 != 0 && values[i] != 0) {
                plane.found()[i / 64] |= 1L << i % 64;
            }
        }
    }

    /// All segments but those that speak of restarts, which aren't written.
    private void write(JpegFile source, BitWriter writer) throws IOException, ImageFormatException {
        writer.marker(Marker.SOI);
        boolean isFirst = true;
        for (JpegSegment part : source.parts()) {
            switch (part) {
                case MarkerSegment segment -> writeSegment(segment, writer);
                case Scan scan
                when source.frame().isProgressive() -> {
                    if (isFirst) {
                        writeProgressive(source, writer);
                    }
                    isFirst = false;
                }
                case Scan scan -> writeSequential(source, scan.components(), writer);
            }
        }
        for (int c = 0; packed.size() > c; c++) {
            if (!seen.get(c)) {
                writeEmpty(source, c, writer);
            }
        }
        writer.marker(Marker.EOI);
        int end = source.end();
        boolean isMarked = end + 1 < file.length && (file[end + 1] & 0xFF) == Marker.EOI;
        writer.bytes(file, isMarked ? end + 2 : end, file.length);
        writer.drain();
    }

    private void writeSegment(MarkerSegment segment, BitWriter writer) throws IOException {
        if (segment.marker() != Marker.DRI) {
            writer.segment(segment.marker(), Arrays.copyOfRange(file, segment.start(), segment.end()));
        }
    }

    private void writeProgressive(JpegFile source, BitWriter writer) throws IOException {
        for (Scan plain : Progression.plain(source, 0)) {
            new ProgressiveEncoder(writer, source.frame(), planes).write(plain);
        }
    }

    private void writeSequential(JpegFile source, List<ScanComponent> components, BitWriter writer) throws IOException {
        Scan scan = new Scan(components, 0, 63, 0, 0, 0, 0, 0);
        new SequentialEncoder(writer, source.frame(), packed).write(scan);
    }

    /// A scan of a component that has none.
    private void writeEmpty(JpegFile source, int component, BitWriter writer) throws IOException, ImageFormatException {
        HuffmanSpec none = new HuffmanSpec(new int[17], new byte[0]);
        PackedBlocks blocks = packed.get(component);
        FrameHeader frame = source.frame();
        int count = frame.paddedBlocksAcross(component) * frame.paddedBlocksDown(component);
        for (int block = 0; block < count; block++) {
            blocks.put(block, new int[64], new int[64], 0, 0);
        }
        writeSequential(source, List.of(new ScanComponent(component, 0, 0, none, none)), writer);
    }
}
