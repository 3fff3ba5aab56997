package org.fetchandrotate.imaging.raster;

import java.util.List;
import java.util.Optional;
import org.fetchandrotate.imaging.ImageFormatException;

/// Brightness and colour differences where several pixels share the latter (TIFF 6.0, section 21, "Ordering of
/// component samples"): each unit holds the brightness of its pixels, row by row, and one value of each
/// difference. Since the pixels that share a value change when it is rotated, each gets its own, as libtiff shows
/// them.
///
/// @param across pixels of a unit
/// @param down rows of a unit
record YCbCrUnits(int across, int down) {
    private static final int YCBCR = 6;

    /// @return empty if every pixel has its own values
    static Optional<YCbCrUnits> of(TiffDirectory directory) {
        List<Long> factors = directory.numbers(TiffDirectory.SUBSAMPLING);
        int across = factors.size() < 2 ? 2 : Math.clamp(factors.get(0), 0, 5);
        int down = factors.size() < 2 ? 2 : Math.clamp(factors.get(1), 0, 5);
        boolean shared = directory.number(TiffDirectory.PHOTOMETRIC, 0) == YCBCR && (across != 1 || down != 1);
        return shared ? Optional.of(new YCbCrUnits(across, down)) : Optional.empty();
    }

    /// Whether units of this size exist.
    boolean isValid() {
        return isFactor(across) && isFactor(down);
    }

    /// Unpacks pieces to three bytes a pixel.
    TiffCoding.Unpacking over(TiffCoding.Unpacking units, int pieceWidth) {
        return (piece, rowBytes, rows) -> {
            int unitsAcross = (pieceWidth - 1) / across + 1;
            int unitsDown = (rows - 1) / down + 1;
            long bytes = (long) unitsAcross * unitsDown * unitBytes();
            if (bytes > Integer.MAX_VALUE - 16) {
                throw ImageFormatException.tooLarge("a piece of %d rows".formatted(rows));
            }
            byte[] coded = units.unpack(piece, unitsAcross * unitBytes(), unitsDown);
            byte[] pixels = new byte[rowBytes * rows];
            for (int y = 0; y < rows; y++) {
                for (int x = 0; x < pieceWidth; x++) {
                    int unit = (y / down * unitsAcross + x / across) * unitBytes();
                    int at = y * rowBytes + 3 * x;
                    pixels[at] = coded[unit + y % down * across + x % across];
                    pixels[at + 1] = coded[unit + across * down];
                    pixels[at + 2] = coded[unit + across * down + 1];
                }
            }
            return pixels;
        };
    }

    private int unitBytes() {
        return across * down + 2;
    }

    private static boolean isFactor(int factor) {
        return factor == 1 || factor == 2 || factor == 4;
    }
}
