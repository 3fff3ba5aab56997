package org.fetchandrotate.imaging.png;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.fetchandrotate.imaging.ImageCodec.Mended;
import org.fetchandrotate.imaging.ImageFormatException;

/// Writes what is there of a damaged PNG as a sound one: the rows before the damage, as libpng and with it browsers
/// show them, followed by rows of zeros (transparent where there is opacity, else black); of an animation the
/// frames that are whole. Single-threaded, for one file.
///
/// Of an interlaced image viewers spread what they have over what they haven't: such a one isn't mended.
final class MendedPng {
    private static final int NUMBER_BYTES = 4;

    private final byte[] file;
    private final List<Part> parts = new ArrayList<>();
    private int frames;
    private boolean isFilled;

    /// A chunk to be written.
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Part(int type, byte[] data) {}

    private MendedPng(byte[] file) {
        this.file = file;
    }

    /// @return empty if nothing of its first picture is there, or it isn't that which is damaged
    static Optional<Mended> of(byte[] file) throws ImageFormatException, IOException {
        return new MendedPng(file).mended();
    }

    private Optional<Mended> mended() throws ImageFormatException, IOException {
        PngHeader header = PngStructure.scan(file).header();
        List<Part> chunks = chunks();
        Part control = new Part(ChunkType.FCTL, new byte[0]);
        for (int i = 0; i < chunks.size(); i++) {
            Part chunk = chunks.get(i);
            if (chunk.type == ChunkType.FCTL) {
                control = chunk;
            } else if (chunk.type == ChunkType.IDAT || chunk.type == ChunkType.FDAT) {
                List<Part> run = run(chunks, i);
                if (!take(run, control, header)) {
                    isFilled = true;
                    break;
                }
                control = new Part(ChunkType.FCTL, new byte[0]);
                i += run.size() - 1;
            } else if (chunk.type != ChunkType.IEND) {
                parts.add(chunk);
            }
        }
        isFilled |= parts.stream().anyMatch(this::announcesMore);
        return isFilled && parts.stream().anyMatch(part -> part.type == ChunkType.IDAT)
                ? Optional.of(new Mended(written(), true))
                : Optional.empty();
    }

    private boolean announcesMore(Part part) {
        return part.type == ChunkType.ACTL && part.data.length == 8 && Bytes.int32(part.data, 0) > frames;
    }

    private List<Part> chunks() throws ImageFormatException {
        List<Part> chunks = new ArrayList<>();
        ChunkCursor cursor = ChunkCursor.atStart(file);
        while (cursor.advance()) {
            chunks.add(
                    new Part(cursor.type(), Arrays.copyOfRange(file, cursor.data(), cursor.data() + cursor.length())));
        }
        return chunks;
    }

    /// The chunks of one picture.
    private static List<Part> run(List<Part> chunks, int first) {
        int end = first;
        while (end < chunks.size() && chunks.get(end).type == chunks.get(first).type) {
            end++;
        }
        return chunks.subList(first, end);
    }

    /// Takes the image as far as it goes, a frame only if it is whole.
    ///
    /// @param control of the frame; empty for a picture that is no frame
    /// @return whether it could be taken
    private boolean take(List<Part> run, Part control, PngHeader header) throws IOException {
        boolean isImage = run.getFirst().type == ChunkType.IDAT;
        int width = isImage || control.data.length < 12 ? header.width() : Bytes.int32(control.data, 4);
        int height = isImage || control.data.length < 12 ? header.height() : Bytes.int32(control.data, 8);
        long[] rows = rowBytes(header, width, height);
        var kept = new ByteArrayOutputStream();
        int whole = copyRows(run, rows, kept);
        if (whole == 0 || whole < rows.length && (!isImage || header.interlaced())) {
            return false;
        }
        if (control.data.length > 0) {
            parts.add(control);
            frames++;
        }
        if (whole == rows.length) {
            parts.addAll(run);
        } else {
            parts.add(new Part(ChunkType.IDAT, kept.toByteArray()));
            isFilled = true;
        }
        return true;
    }

    /// The bytes of each row as it is coded, with its filter, pass by pass.
    private static long[] rowBytes(PngHeader header, int width, int height) {
        if (!header.interlaced()) {
            long[] rows = new long[height];
            Arrays.fill(rows, 1 + Raster.rowBytes(width, header.bitsPerPixel()));
            return rows;
        }
        int[][] passes = {
            {0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}
        };
        return Arrays.stream(passes)
                .flatMapToLong(pass -> {
                    int across = Math.max(0, (width - pass[0] + pass[2] - 1) / pass[2]);
                    int down = across == 0 ? 0 : Math.max(0, (height - pass[1] + pass[3] - 1) / pass[3]);
                    return LongStream.generate(() -> 1 + Raster.rowBytes(across, header.bitsPerPixel()))
                            .limit(down);
                })
                .toArray();
    }

    /// Copies whole rows, and rows of zeros in place of the others.
    ///
    /// @return how many were whole
    private static int copyRows(List<Part> run, long[] rows, ByteArrayOutputStream target) throws IOException {
        var data = new ByteArrayOutputStream();
        for (Part part : run) {
            int from = part.type == ChunkType.FDAT ? Math.min(NUMBER_BYTES, part.data.length) : 0;
            data.write(part.data, from, part.data.length - from);
        }
        int whole = 0;
        byte[] row = new byte[Math.toIntExact(Arrays.stream(rows).max().orElse(1))];
        try (InputStream inflated = new InflaterInputStream(new ByteArrayInputStream(data.toByteArray()));
                var deflated = new DeflaterOutputStream(target)) {
            while (whole < rows.length && isRead(inflated, row, (int) rows[whole])) {
                deflated.write(row, 0, (int) rows[whole]);
                whole++;
            }
            Arrays.fill(row, (byte) 0);
            for (int missing = whole; missing < rows.length && whole > 0; missing++) {
                deflated.write(row, 0, (int) rows[missing]);
            }
        }
        return whole;
    }

    /// Whether there was a whole row, with a filter that exists.
    private static boolean isRead(InputStream inflated, byte[] row, int length) {
        try {
            return inflated.readNBytes(row, 0, length) == length && row[0] >= 0 && row[0] <= 4;
        } catch (IOException _) {
            return false; // cut off, or no DEFLATE any more: what viewers stop at
        }
    }

    private byte[] written() throws IOException {
        var target = new ByteArrayOutputStream(file.length);
        ChunkWriter writer = new ChunkWriter(target);
        for (Part part : parts) {
            if (part.type != ChunkType.ACTL) {
                writer.write(part.type, part.data);
            } else if (frames > 0 && part.data.length == 8) {
                Bytes.putInt32(part.data, 0, frames);
                writer.write(part.type, part.data);
            }
        }
        writer.write(ChunkType.IEND, new byte[0]);
        return target.toByteArray();
    }
}
