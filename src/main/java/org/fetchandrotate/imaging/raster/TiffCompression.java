package org.fetchandrotate.imaging.raster;

import com.twelvemonkeys.io.enc.DecoderStream;
import com.twelvemonkeys.io.enc.EncoderStream;
import com.twelvemonkeys.io.enc.PackBitsDecoder;
import com.twelvemonkeys.io.enc.PackBitsEncoder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.fetchandrotate.imaging.ImageFormatException;

/// The lossless compressions of TIFF that are undone and done again (TIFF 6.0, sections 9 and 13; Adobe's
/// technical notes of 2002 for Deflate).
enum TiffCompression {
    NONE,
    LZW,
    DEFLATE,
    PACK_BITS;

    static final int ADOBE_DEFLATE = 8;

    /// @param code the value of tag 259
    static Optional<TiffCompression> of(long code) {
        return switch (Math.clamp(code, 0, Integer.MAX_VALUE)) {
            case 1 -> Optional.of(NONE);
            case 5 -> Optional.of(LZW);
            case ADOBE_DEFLATE, 32946 -> Optional.of(DEFLATE);
            case 32773 -> Optional.of(PACK_BITS);
            default -> Optional.empty();
        };
    }

    /// Unpacks strips or tiles.
    ///
    /// @return an array of its own
    /// @param length bytes that must come out; what is left over is passed over
    byte[] decode(byte[] piece, int length) throws ImageFormatException {
        try {
            byte[] decoded = switch (this) {
                case NONE -> Arrays.copyOf(piece, Math.min(length, piece.length));
                case LZW -> TiffLzw.decode(piece, length);
                case DEFLATE -> read(new InflaterInputStream(new ByteArrayInputStream(piece)), length);
                case PACK_BITS ->
                    read(new DecoderStream(new ByteArrayInputStream(piece), new PackBitsDecoder()), length);
            };
            if (decoded.length < length) {
                throw ImageFormatException.corrupt("%d of %d bytes of pixels".formatted(decoded.length, length));
            }
            return decoded;
        } catch (IOException e) {
            throw ImageFormatException.corrupt("pixels that can't be unpacked: " + e.getMessage());
        }
    }

    /// @param rowBytes of a row: PackBits has to pack each by itself
    byte[] encode(byte[] rows, int rowBytes) {
        return switch (this) {
            case NONE -> rows;
            case LZW -> TiffLzw.encode(rows);
            case DEFLATE -> written(rows, rows.length, DeflaterOutputStream::new);
            case PACK_BITS -> written(rows, rowBytes, out -> new EncoderStream(out, new PackBitsEncoder(), true));
        };
    }

    private static byte[] read(InputStream in, int length) throws IOException {
        try (in) {
            return in.readNBytes(length);
        }
    }

    private static byte[] written(byte[] rows, int chunk, Packing packing) {
        var bytes = new ByteArrayOutputStream();
        try (OutputStream out = packing.to(bytes)) {
            for (int at = 0; at < rows.length; at += chunk) {
                out.write(rows, at, chunk);
                out.flush();
            }
        } catch (IOException e) {
            throw new IllegalStateException("memory can be written to", e);
        }
        return bytes.toByteArray();
    }

    @FunctionalInterface
    private interface Packing {
        OutputStream to(OutputStream target) throws IOException;
    }
}
