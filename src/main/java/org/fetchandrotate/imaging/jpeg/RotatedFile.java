package org.fetchandrotate.imaging.jpeg;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import org.fetchandrotate.imaging.ImageFormatException;
import org.fetchandrotate.imaging.jpeg.file.BitWriter;
import org.fetchandrotate.imaging.jpeg.file.Component;
import org.fetchandrotate.imaging.jpeg.file.FrameHeader;
import org.fetchandrotate.imaging.jpeg.file.JpegFile;
import org.fetchandrotate.imaging.jpeg.file.JpegSegment;
import org.fetchandrotate.imaging.jpeg.file.JpegSegment.MarkerSegment;
import org.fetchandrotate.imaging.jpeg.file.JpegSegment.Scan;
import org.fetchandrotate.imaging.jpeg.file.Marker;
import org.fetchandrotate.imaging.jpeg.file.ScanWriter;
import org.fetchandrotate.imaging.jpeg.metadata.Metadata;
import org.fetchandrotate.imaging.jpeg.transform.BlockTransform;

/// Writes a JPEG file anew with its parts in their order, the headers adapted to the rotated picture.
/// Single-threaded.
final class RotatedFile {
    private final JpegFile source;
    private final Metadata metadata;
    private final FrameHeader target;
    private final BlockTransform transform;
    private final Function<byte[], Optional<byte[]>> thumbnailRotation;

    /// @param target the rotated picture's frame
    /// @param transform of the stored picture
    /// @param thumbnailRotation rotates an embedded JPEG; empty if it can't
    RotatedFile(
            JpegFile source,
            Metadata metadata,
            FrameHeader target,
            BlockTransform transform,
            Function<byte[], Optional<byte[]>> thumbnailRotation) {
        this.source = source;
        this.metadata = metadata;
        this.target = target;
        this.transform = transform;
        this.thumbnailRotation = thumbnailRotation;
    }

    void write(OutputStream output, ScanWriter scanWriter) throws IOException, ImageFormatException {
        BitWriter writer = new BitWriter(output, source.bytes().length);
        writer.marker(Marker.SOI);
        for (JpegSegment part : source.parts()) {
            switch (part) {
                case Scan scan -> scanWriter.write(writer, scan);
                case MarkerSegment segment -> write(writer, segment);
            }
        }
        writer.marker(Marker.EOI);
        writeWhatFollows(writer);
        writer.drain();
    }

    /// What stands behind the end of the image is none of its parts, but isn't lost.
    private void writeWhatFollows(BitWriter writer) throws IOException {
        byte[] bytes = source.bytes();
        int end = source.end();
        boolean endMarked = end + 1 < bytes.length && (bytes[end + 1] & 0xFF) == Marker.EOI;
        int from = endMarked ? end + 2 : end;
        writer.bytes(bytes, from, bytes.length);
    }

    private void write(BitWriter writer, MarkerSegment segment) throws IOException {
        int marker = segment.marker();
        if (Marker.isFrame(marker)) {
            writer.segment(marker, rotatedFrame(segment));
        } else if (marker == Marker.DQT && transform.transposes()) {
            writer.segment(marker, transposedQuantTables(segment));
        } else {
            Optional<byte[]> payload = metadata.rotated(segment, transform, target, thumbnailRotation);
            if (payload.isPresent()) {
                writer.segment(marker, payload.get());
            }
        }
    }

    private byte[] rotatedFrame(MarkerSegment segment) {
        byte[] payload = contents(segment);
        putInt16(payload, 1, target.height());
        putInt16(payload, 3, target.width());
        for (int c = 0; c < target.components().size(); c++) {
            Component component = target.components().get(c);
            payload[7 + 3 * c] = (byte) (component.across() << 4 | component.down());
        }
        return payload;
    }

    private byte[] transposedQuantTables(MarkerSegment segment) {
        byte[] source = contents(segment);
        byte[] payload = source.clone();
        int place = 0;
        while (place < payload.length) {
            int valueBytes = (payload[place] & 0xFF) >> 4 == 0 ? 1 : 2;
            place++;
            for (int k = 0; k < 64; k++) {
                int to = place + transform.position()[k] * valueBytes;
                System.arraycopy(source, place + k * valueBytes, payload, to, valueBytes);
            }
            place += 64 * valueBytes;
        }
        return payload;
    }

    private byte[] contents(MarkerSegment segment) {
        return Arrays.copyOfRange(source.bytes(), segment.start(), segment.end());
    }

    private static void putInt16(byte[] bytes, int place, int value) {
        bytes[place] = (byte) (value >>> 8);
        bytes[place + 1] = (byte) value;
    }
}
