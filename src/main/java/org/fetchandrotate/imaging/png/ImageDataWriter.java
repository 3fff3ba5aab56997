package org.fetchandrotate.imaging.png;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.fetchandrotate.model.Transform;

/// Writes a rotated image as one zlib stream in IDAT or fdAT chunks, a chunk for each band. Thread-safe: holds
/// nothing.
final class ImageDataWriter {
    private static final int BAND_BYTES = 1 << 19;
    /// At this effort files of a mixed set, many of them optimised, came out at 1.00 of their size; half of it
    /// saved a tenth of the time and cost 1.5% (RGB with alpha), three times as much gained 1% and took half as
    /// long again.
    private static final DeflateEffort EFFORT = new DeflateEffort(32, 64);
    private static final int ADLER_BASE = 65521;

    private ImageDataWriter() {}

    /// Puts pieces of the stream into chunks.
    interface Sink {
        void accept(byte[] data) throws IOException;
    }

    /// @throws IOException that of the sink, or if the thread was interrupted
    static void write(ImageData source, boolean interlaced, Transform transform, Sink sink) throws IOException {
        Scanlines lines = new Scanlines(new RotatedRows(source.raster(), transform), interlaced);
        FilterChoice filters = FilterChoice.like(source.filters());
        ZlibStream stream = new ZlibStream(source.effort(), sink);
        Bands.run(bands(lines, filters), stream::append);
    }

    private static List<Band> bands(Scanlines lines, FilterChoice filters) {
        List<Band> bands = new ArrayList<>();
        int first = 0;
        long bytes = 0;
        for (int line = 0; line < lines.count(); line++) {
            bytes += lines.length(line) + 1;
            if (bytes >= BAND_BYTES) {
                bands.add(new Band(lines, filters, EFFORT, first, line + 1));
                first = line + 1;
                bytes = 0;
            }
        }
        if (first < lines.count()) {
            bands.add(new Band(lines, filters, EFFORT, first, lines.count()));
        }
        return bands;
    }

    /// Joins the bands (RFC 1950): header, deflate blocks, Adler-32 of it all. Single-threaded.
    private static final class ZlibStream {
        private final Sink sink;
        private int header;
        private long low = 1;
        private long high;

        /// @param effort the two bits that say how hard the encoder tried; of no consequence to a reader
        ZlibStream(int effort, Sink sink) {
            this.sink = sink;
            int fields = 0x78 << 8 | effort << 6;
            header = fields + (31 - fields % 31) % 31;
        }

        void append(Band.Deflated band, boolean isLast) throws IOException {
            ByteArrayOutputStream piece = new ByteArrayOutputStream(band.data().length + 6);
            if (header != 0) {
                piece.write(header >> 8);
                piece.write(header);
                header = 0;
            }
            piece.write(band.data());
            combine(band.adler32(), band.length());
            if (isLast) {
                byte[] check = new byte[4];
                Bytes.putInt32(check, 0, (int) (high << 16 | low));
                piece.write(check);
            }
            sink.accept(piece.toByteArray());
        }

        /// The check value of two byte strings from those of each (RFC 1950, section 8: two sums modulo 65521, the
        /// second of all values that the first had).
        private void combine(int adler32, int length) {
            long bandLow = adler32 & 0xFFFFL;
            long bandHigh = adler32 >>> 16 & 0xFFFFL;
            high = (high + bandHigh + (length % ADLER_BASE) * (low + ADLER_BASE - 1)) % ADLER_BASE;
            low = (low + bandLow + ADLER_BASE - 1) % ADLER_BASE;
        }
    }
}
