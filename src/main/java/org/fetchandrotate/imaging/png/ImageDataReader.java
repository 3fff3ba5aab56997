package org.fetchandrotate.imaging.png;

import java.util.zip.Adler32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.fetchandrotate.imaging.ImageFormatException;

/// Inflates and unfilters image data. Single-threaded; to be closed.
///
/// What the stream holds beyond the image's last scanline is ignored, and a wrong check value is no obstacle:
/// by then every pixel is there. [#isDamaged] tells of it, so that the copy, whose checksums are right, can say
/// so.
final class ImageDataReader implements AutoCloseable {
    private static final int BUFFER_BYTES = 1 << 16;
    /// Deflate can't do better than 258 bytes in 2 bits, RFC 1951; a header that claims more lies.
    private static final long MAX_RATIO = 1032;

    private final ImageDataSource source;
    /// The stream's header and check value (RFC 1950) are read here: the inflater would refuse the whole for the
    /// latter.
    private final Inflater inflater = new Inflater(true);
    private final Adler32 adler = new Adler32();
    private int headerBytes;
    private int header;
    private int effort = -1;
    private boolean damaged;
    private long compressedBytes;

    ImageDataReader(ImageDataSource source) {
        this.source = source;
    }

    /// @param width of the image or frame
    /// @param availableBytes at most as long as the compressed data: what it can't inflate to is never allocated
    /// @throws ImageFormatException if the data is malformed or ends early
    ImageData read(PngHeader header, int width, int height, long availableBytes) throws ImageFormatException {
        int bits = header.bitsPerPixel();
        if (Raster.rawBytes(width, height, bits) / MAX_RATIO > availableBytes) {
            throw ImageFormatException.corrupt(
                    "%d × %d pixels can't come from %d bytes of image data".formatted(width, height, availableBytes));
        }
        Raster raster = new Raster(width, height, bits);
        int lines = 0;
        var passes = Adam7.passes(width, height, header.interlaced());
        for (Adam7.Pass pass : passes) {
            lines += pass.height();
        }
        byte[] filters = new byte[lines];
        int line = 0;
        for (Adam7.Pass pass : passes) {
            if (header.interlaced()) {
                Raster reduced = new Raster(pass.width(), pass.height(), bits);
                readLines(reduced, filters, line);
                Pixels.spread(reduced, raster, pass);
            } else {
                readLines(raster, filters, line);
            }
            line += pass.height();
        }
        boolean right = isCheckRight();
        damaged = source.isDamaged() || !right;
        return new ImageData(raster, filters, Math.max(effort, 0), compressedBytes + inflater.getBytesRead());
    }

    /// Whether a checksum was wrong or missing. Known once the data is read.
    boolean isDamaged() {
        return damaged;
    }

    /// Whether the stream's check value is that of its content; true also if the stream goes on behind the image.
    private boolean isCheckRight() throws ImageFormatException {
        byte[] behind = new byte[1];
        try {
            while (!inflater.finished()) {
                if (inflater.inflate(behind) > 0) {
                    return true;
                }
                if (!inflater.finished() && !feed()) {
                    return false;
                }
            }
        } catch (DataFormatException e) {
            return false;
        }
        int check = 0;
        int offset = source.offset() + source.length() - inflater.getRemaining();
        int end = source.offset() + source.length();
        for (int i = 0; i < 4; i++) {
            while (offset >= end) {
                if (!source.advance()) {
                    return false;
                }
                offset = source.offset();
                end = offset + source.length();
            }
            check = check << 8 | source.file()[offset++] & 0xff;
        }
        return check == (int) adler.getValue();
    }

    private void readLines(Raster raster, byte[] filters, int firstLine) throws ImageFormatException {
        int rowBytes = raster.rowBytes();
        int lineBytes = rowBytes + 1;
        int step = Math.max(1, raster.bitsPerPixel() / 8);
        int linesAtOnce = Math.clamp(BUFFER_BYTES / lineBytes, 1, raster.height());
        byte[] buffer = new byte[lineBytes * linesAtOnce];
        byte[] zeros = new byte[rowBytes];
        byte[] pixels = raster.bytes();
        for (int y = 0; y < raster.height(); y += linesAtOnce) {
            int count = Math.min(linesAtOnce, raster.height() - y);
            inflate(buffer, count * lineBytes);
            for (int i = 0; i < count; i++) {
                int at = i * lineBytes;
                int row = raster.row(y + i);
                byte filter = buffer[at];
                filters[firstLine + y + i] = filter;
                if (y + i == 0) {
                    Unfilter.line(filter, buffer, at + 1, zeros, 0, pixels, row, rowBytes, step);
                } else {
                    Unfilter.line(filter, buffer, at + 1, pixels, row - rowBytes, pixels, row, rowBytes, step);
                }
            }
        }
    }

    private void inflate(byte[] buffer, int wanted) throws ImageFormatException {
        int done = 0;
        try {
            while (done < wanted) {
                int count = inflater.inflate(buffer, done, wanted - done);
                adler.update(buffer, done, count);
                done += count;
                if (count == 0 && (inflater.finished() || !feed())) {
                    throw ImageFormatException.corrupt("image data ends early");
                }
            }
        } catch (DataFormatException e) {
            throw ImageFormatException.corrupt("image data isn't a zlib stream: " + e.getMessage());
        }
    }

    private boolean feed() throws ImageFormatException {
        if (!source.advance()) {
            return false;
        }
        int offset = source.offset();
        int end = offset + source.length();
        while (headerBytes < 2 && offset < end) {
            header = header << 8 | source.file()[offset++] & 0xff;
            headerBytes++;
            if (headerBytes == 2) {
                readHeader();
            }
        }
        inflater.setInput(source.file(), offset, end - offset);
        return true;
    }

    /// Source: RFC 1950, section 2.2: method, window and check in the first byte and a half, no dictionary.
    private void readHeader() throws ImageFormatException {
        if ((header >> 8 & 15) != 8 || (header >> 12) > 7 || header % 31 != 0 || (header & 0x20) != 0) {
            throw ImageFormatException.corrupt("image data isn't a zlib stream: incorrect header check");
        }
        effort = header >> 6 & 3;
    }

    @Override
    public void close() {
        inflater.end();
    }
}
