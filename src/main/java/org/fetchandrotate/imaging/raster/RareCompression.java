package org.fetchandrotate.imaging.raster;

import com.github.luben.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.fetchandrotate.imaging.ArgbImage;
import org.fetchandrotate.imaging.ImageFormatException;
import org.fetchandrotate.imaging.webp.WebPPixels;
import org.tukaani.xz.XZInputStream;

/// Compressions of TIFF that few readers but libtiff know, and whose pixels it gives exactly; they are only
/// undone (libtiff's `tif_lzma.c`, `tif_zstd.c` and `tif_webp.c`).
enum RareCompression {
    LZMA,
    ZSTD,
    WEBP;

    /// What unpacking a piece may take: libtiff's own dictionaries have 8 MiB at most.
    private static final int MAX_KIBIBYTES = 1 << 17;

    /// @return empty if it is none of these
    static Optional<RareCompression> of(TiffDirectory directory) {
        return switch (Math.clamp(directory.number(TiffDirectory.COMPRESSION, 1), 0, Integer.MAX_VALUE)) {
            case 34_925 -> Optional.of(LZMA);
            case 50_000 -> Optional.of(ZSTD);
            case 50_001 -> directory.number(TiffDirectory.PREDICTOR, 1) == 1 ? Optional.of(WEBP) : Optional.empty();
            default -> Optional.empty();
        };
    }

    /// Unpacks a strip or tile.
    ///
    /// @param length bytes that must come out
    /// @param width of its rows in pixels
    byte[] decode(byte[] piece, int length, int width) throws ImageFormatException {
        try {
            var in = new ByteArrayInputStream(piece);
            byte[] decoded = switch (this) {
                case LZMA -> read(new XZInputStream(in, MAX_KIBIBYTES), length);
                case ZSTD -> read(new ZstdInputStream(in), length);
                case WEBP -> samples(WebPPixels.decode(piece), length, width);
            };
            if (decoded.length < length) {
                throw ImageFormatException.corrupt("%d of %d bytes of pixels".formatted(decoded.length, length));
            }
            return decoded;
        } catch (IOException e) {
            throw ImageFormatException.corrupt("pixels that can't be unpacked: " + e.getMessage());
        } catch (LinkageError e) {
            throw ImageFormatException.unsupported("a library of native code can't be loaded: " + e.getMessage());
        }
    }

    private static byte[] read(InputStream in, int length) throws IOException {
        try (in) {
            return in.readNBytes(length);
        }
    }

    /// Red, green, blue, and opacity if there is room for it.
    private static byte[] samples(ArgbImage image, int length, int width) throws ImageFormatException {
        int perPixel = length / (width * image.height());
        if (image.width() != width || length != perPixel * width * image.height() || perPixel < 3 || perPixel > 4) {
            throw ImageFormatException.corrupt("a WebP of %d × %d pixels".formatted(image.width(), image.height()));
        }
        byte[] samples = new byte[length];
        for (int i = 0; i < width * image.height(); i++) {
            int argb = image.argb()[i];
            int at = i * perPixel;
            samples[at] = (byte) (argb >> 16);
            samples[at + 1] = (byte) (argb >> 8);
            samples[at + 2] = (byte) argb;
            if (perPixel == 4) {
                samples[at + 3] = (byte) (argb >> 24);
            }
        }
        return samples;
    }
}
