package org.fetchandrotate.imaging.raster;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import org.fetchandrotate.imaging.ImageFormatException;

/// JPEG in TIFF as it was before technical note 2 (TIFF 6.0, section 22), of which there are as many kinds as
/// programs that wrote it: a whole JPEG file, which the strips may or may not lie in; tables of their own,
/// scattered over the file, and strips of bare codes; or both. As libtiff's `tif_ojpeg.c` does, a whole JPEG is
/// made of it, in which each strip is a restart interval. Single-threaded, for one picture.
final class OldJpeg {
    static final int COMPRESSION = 6;
    private static final int PROCESS = 512;
    private static final int FILE_OFFSET = 513;
    private static final int FILE_LENGTH = 514;
    private static final int RESTART_INTERVAL = 515;
    private static final int QUANT_TABLES = 519;
    private static final int DC_TABLES = 520;
    private static final int AC_TABLES = 521;
    private static final int YCBCR = 6;
    private static final int BASELINE = 1;

    /// What is said of the parts; a whole JPEG needs none of it.
    static final List<Integer> ENTRIES =
            List.of(PROCESS, FILE_OFFSET, FILE_LENGTH, RESTART_INTERVAL, 517, 518, QUANT_TABLES, DC_TABLES, AC_TABLES);

    private final byte[] file;
    private final TiffDirectory picture;
    private final ByteArrayOutputStream whole = new ByteArrayOutputStream();

    private OldJpeg(byte[] file, TiffDirectory picture) {
        this.file = file;
        this.picture = picture;
    }

    /// The pieces of a picture as whole JPEG files.
    ///
    /// @param file that the picture lies in
    /// @throws ImageFormatException if they can't be made of what is there
    static List<byte[]> pieces(byte[] file, TiffDirectory picture) throws ImageFormatException {
        List<byte[]> pieces = picture.pieces();
        if (!pieces.isEmpty() && pieces.stream().allMatch(piece -> startsWith(piece, 0, 0xD8))) {
            return pieces;
        }
        if (picture.number(PROCESS, BASELINE) != BASELINE) {
            throw ImageFormatException.unsupported("lossless old-style JPEG compression in TIFF");
        }
        return List.of(new OldJpeg(file, picture).assembled());
    }

    private byte[] assembled() throws ImageFormatException {
        long start = picture.number(FILE_OFFSET, 0);
        if (start <= 0 || start > file.length - 4 || !startsWith(file, (int) start, 0xD8)) {
            writeHeadOfTables();
            writeStrips();
            return whole.toByteArray();
        }
        int from = (int) start;
        int scan = scanOf(from);
        int data = scan < 0 ? -1 : scan + 2 + int16(scan + 2);
        if (scan < 0 || data > file.length) {
            throw ImageFormatException.unsupported("old-style JPEG compression in TIFF without a scan header");
        }
        // a strip that begins within the header is the file's own codes, wrongly placed
        long strip = picture.number(TiffDirectory.STRIP_OFFSETS, data);
        boolean follow = picture.pieces().isEmpty() || picture.pieces().size() == 1 && from <= strip && strip <= data;
        if (follow) {
            return Arrays.copyOfRange(file, from, file.length);
        }
        whole.write(file, from, scan - from);
        writeRestartInterval();
        whole.write(file, scan, data - scan);
        writeStrips();
        return whole.toByteArray();
    }

    /// The place of the scan header's marker in a JPEG file; -1 if it has none.
    private int scanOf(int start) {
        int at = start + 2;
        while (at + 4 <= file.length && file[at] == -1) {
            if (startsWith(file, at, 0xDA)) {
                return at;
            }
            at += 2 + int16(at + 2);
        }
        return -1;
    }

    private void writeHeadOfTables() throws ImageFormatException {
        int samples = Math.clamp(picture.number(TiffDirectory.SAMPLES_PER_PIXEL, 1), 1, 4);
        writeMarker(0xD8);
        for (int c = 0; c < samples; c++) {
            writeTable(0xDB, c, QUANT_TABLES, c);
            writeTable(0xC4, c, DC_TABLES, c);
            writeTable(0xC4, 0x10 | c, AC_TABLES, c);
        }
        writeMarker(0xC1);
        writeInt16(8 + 3 * samples);
        whole.write(8);
        writeInt16(TiffPixels.side(picture, TiffDirectory.HEIGHT));
        writeInt16(TiffPixels.side(picture, TiffDirectory.WIDTH));
        whole.write(samples);
        for (int c = 0; c < samples; c++) {
            whole.write(c + 1);
            whole.write(c == 0 ? across() << 4 | down() : 0x11);
            whole.write(c);
        }
        writeRestartInterval();
        writeMarker(0xDA);
        writeInt16(6 + 2 * samples);
        whole.write(samples);
        for (int c = 0; c < samples; c++) {
            whole.write(c + 1);
            whole.write(c << 4 | c);
        }
        whole.writeBytes(new byte[] {0, 63, 0});
    }

    /// @param marker of a quantisation or Huffman table
    /// @param name class and number of the table
    /// @param entry that says where the tables lie
    private void writeTable(int marker, int name, int entry, int component) throws ImageFormatException {
        List<Long> places = picture.numbers(entry);
        long place = places.isEmpty() ? -1 : places.get(Math.min(component, places.size() - 1));
        int length = 64;
        if (place >= 0 && place <= file.length - 17 && marker != 0xDB) {
            length = 16;
            for (int i = 0; i < 16; i++) {
                length += file[(int) place + i] & 0xFF;
            }
        }
        if (place < 0 || place > file.length - length) {
            throw ImageFormatException.corrupt("a table of old-style JPEG compression is missing");
        }
        writeMarker(marker);
        writeInt16(3 + length);
        whole.write(name);
        whole.write(file, (int) place, length);
    }

    /// A strip is coded without regard to the one before, as after a restart.
    private void writeRestartInterval() throws ImageFormatException {
        int height = TiffPixels.side(picture, TiffDirectory.HEIGHT);
        int rows = Math.clamp(picture.number(TiffDirectory.ROWS_PER_STRIP, height), 1, height);
        long interval = picture.number(RESTART_INTERVAL, 0);
        if (rows < height) {
            int mcuRows = 8 * down();
            int mcusAcross = (TiffPixels.side(picture, TiffDirectory.WIDTH) - 1) / (8 * across()) + 1;
            if (rows % mcuRows != 0) {
                throw ImageFormatException.unsupported("strips that aren't made of whole MCUs");
            }
            interval = (long) mcusAcross * (rows / mcuRows);
        }
        if (interval > 0xFFFF || picture.isTiled()) {
            throw ImageFormatException.unsupported("old-style JPEG compression in large strips or tiles");
        }
        writeMarker(0xDD);
        writeInt16(4);
        writeInt16((int) interval);
    }

    private void writeStrips() {
        int restarts = 0;
        for (byte[] strip : picture.pieces()) {
            if (restarts > 0) {
                writeMarker(0xD0 + (restarts - 1) % 8);
            }
            restarts++;
            int end = strip.length;
            boolean marked = end >= 2 && strip[end - 2] == -1 && (strip[end - 1] & 0xFF) >= 0xD0;
            whole.write(strip, 0, marked && (strip[end - 1] & 0xFF) <= 0xD9 ? end - 2 : end);
        }
        writeMarker(0xD9);
    }

    private int across() {
        return factor(0);
    }

    private int down() {
        return factor(1);
    }

    /// How many pixels share a colour; all have their own if there are no differences of colour.
    private int factor(int index) {
        if (picture.number(TiffDirectory.PHOTOMETRIC, YCBCR) != YCBCR
                || picture.number(TiffDirectory.SAMPLES_PER_PIXEL, 1) != 3) {
            return 1;
        }
        List<Long> factors = picture.numbers(TiffDirectory.SUBSAMPLING);
        return factors.size() < 2 ? 2 : Math.clamp(factors.get(index), 1, 4);
    }

    private void writeMarker(int marker) {
        whole.write(0xFF);
        whole.write(marker);
    }

    private void writeInt16(int value) {
        whole.write(value >> 8);
        whole.write(value);
    }

    private int int16(int at) {
        return (file[at] & 0xFF) << 8 | file[at + 1] & 0xFF;
    }

    private static boolean startsWith(byte[] bytes, int at, int marker) {
        return at + 2 <= bytes.length && bytes[at] == -1 && (bytes[at + 1] & 0xFF) == marker;
    }
}
