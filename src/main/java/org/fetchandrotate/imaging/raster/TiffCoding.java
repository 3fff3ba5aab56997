package org.fetchandrotate.imaging.raster;

import java.util.Optional;
import org.fetchandrotate.imaging.ImageFormatException;

/// How the pieces of a picture are unpacked, and how those of the rotated one are packed: by the same
/// compression, or by the best known one of its family where readers that know it are few.
///
/// @param code of the compression that the rotated picture has
/// @param doubt what it means that a piece can't be unpacked
record TiffCoding(Unpacking unpacking, Packing packing, int code, Doubt doubt) {
    private static final int REVERSED = 2;

    /// What it means that a piece can't be unpacked.
    enum Doubt {
        /// It breaks the rules of the format.
        CORRUPT,
        /// It may be of a kind that isn't known here, or damaged in a way that viewers get over.
        UNKNOWN
    }

    @FunctionalInterface
    interface Unpacking {
        /// @return `rowBytes · rows` bytes, an array of its own
        byte[] unpack(byte[] piece, int rowBytes, int rows) throws ImageFormatException;
    }

    @FunctionalInterface
    interface Packing {
        /// @param width of a row in pixels
        byte[] pack(byte[] rows, int rowBytes, int width);
    }

    /// @return empty if pieces are coded in a way that isn't undone here
    static Optional<TiffCoding> of(TiffDirectory directory, int pieceWidth) {
        boolean reversed = directory.number(TiffDirectory.FILL_ORDER, 1) == REVERSED;
        return plain(directory, pieceWidth).map(coding -> reversed ? coding.ofReversedBits() : coding);
    }

    /// The same with pieces unpacked in another way.
    TiffCoding with(Unpacking other) {
        return new TiffCoding(other, packing, code, doubt);
    }

    /// Makes the entries of a picture say how it is coded now.
    void describe(TiffDirectory directory) {
        directory.setNumber(TiffDirectory.COMPRESSION, code);
        if (directory.number(TiffDirectory.FILL_ORDER, 1) != 1) {
            directory.setNumber(TiffDirectory.FILL_ORDER, 1);
        }
        if (YCbCrUnits.of(directory).isPresent()) {
            directory.setNumbers(TiffDirectory.SUBSAMPLING, 1, 1);
        }
        if (code == FaxCoding.GROUP_4) {
            FaxCoding.OTHER_ENTRIES.forEach(directory.entries()::remove);
        }
    }

    private static Optional<TiffCoding> plain(TiffDirectory directory, int pieceWidth) {
        long code = directory.number(TiffDirectory.COMPRESSION, 1);
        Optional<TiffCompression> compression = TiffCompression.of(code);
        if (compression.isPresent()) {
            return compression.map(same -> of(same::decode, same, (int) code, Doubt.CORRUPT));
        }
        Optional<FaxCoding> fax = FaxCoding.of(directory);
        if (fax.isPresent()) {
            return Optional.of(new TiffCoding(
                    (piece, rowBytes, rows) -> new FaxDecoder(piece, fax.get(), pieceWidth).decode(rowBytes, rows),
                    (rows, rowBytes, width) -> new FaxEncoder(width).encode(rows, rowBytes),
                    FaxCoding.GROUP_4,
                    Doubt.UNKNOWN));
        }
        return RareCompression.of(directory)
                .map(rare -> of(
                        (piece, length) -> rare.decode(piece, length, pieceWidth),
                        TiffCompression.DEFLATE,
                        TiffCompression.ADOBE_DEFLATE,
                        Doubt.UNKNOWN));
    }

    private static TiffCoding of(BytesUnpacking unpacking, TiffCompression packing, int code, Doubt doubt) {
        return new TiffCoding(
                (piece, rowBytes, rows) -> unpacking.unpack(piece, rowBytes * rows),
                (rows, rowBytes, width) -> packing.encode(rows, rowBytes),
                code,
                doubt);
    }

    /// The same for pieces whose bytes have their lowest bit first (TIFF 6.0, "FillOrder"), which is of the
    /// coded bytes, not of the pixels; what is packed has the highest first.
    private TiffCoding ofReversedBits() {
        return with((piece, rowBytes, rows) -> unpacking.unpack(reversed(piece), rowBytes, rows));
    }

    private static byte[] reversed(byte[] piece) {
        byte[] result = new byte[piece.length];
        for (int i = 0; i < piece.length; i++) {
            result[i] = (byte) (Integer.reverse(piece[i]) >>> 24);
        }
        return result;
    }

    @FunctionalInterface
    private interface BytesUnpacking {
        byte[] unpack(byte[] piece, int length) throws ImageFormatException;
    }
}
