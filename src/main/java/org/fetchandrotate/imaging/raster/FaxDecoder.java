package org.fetchandrotate.imaging.raster;

import org.fetchandrotate.imaging.ImageFormatException;
import org.fetchandrotate.imaging.raster.FaxCoding.Scheme;

/// Decodes fax data to rows of bits, black being 1 (ITU-T T.4 and T.6). Single-threaded, for one piece.
final class FaxDecoder {
    private static final int LINE_END_ZEROS = 11;

    private final FaxBits data;
    private final FaxCoding coding;
    private final int width;
    private FaxRow reference;
    private FaxRow row;

    FaxDecoder(byte[] piece, FaxCoding coding, int width) {
        this.data = new FaxBits(piece);
        this.coding = coding;
        this.width = width;
        this.reference = new FaxRow(width);
        this.row = new FaxRow(width);
    }

    /// @param rowBytes of a row of bits
    /// @throws ImageFormatException if the data is damaged, ends before its last row, or is of the uncompressed
    ///     kind
    byte[] decode(int rowBytes, int rows) throws ImageFormatException {
        byte[] bits = new byte[rowBytes * rows];
        for (int y = 0; y < rows; y++) {
            row.clear();
            readRow(y);
            row.write(bits, y * rowBytes);
            FaxRow last = reference;
            reference = row;
            row = last;
        }
        return bits;
    }

    private void readRow(int y) throws ImageFormatException {
        data.align(coding.alignment());
        boolean lineEnd = coding.scheme() != Scheme.DIFFERENCES && skipLineEnd(y);
        boolean differences = coding.scheme() == Scheme.DIFFERENCES;
        if (coding.scheme() == Scheme.MIXED && lineEnd) {
            differences = data.peek(1) == 0;
            data.skip(1);
        }
        if (differences) {
            readDifferences(y);
        } else {
            readRuns(y);
        }
    }

    /// The end of the line before: at least eleven zeros, as many as it took to fill the line up, and a one.
    private boolean skipLineEnd(int y) throws ImageFormatException {
        if (data.peek(LINE_END_ZEROS) != 0) {
            return false;
        }
        while (data.peek(1) == 0) {
            require(data.has(1), y);
            data.skip(1);
        }
        data.skip(1);
        return true;
    }

    private void readRuns(int y) throws ImageFormatException {
        int place = 0;
        boolean black = false;
        while (place < width) {
            place += run(black, y);
            require(row.add(place), y);
            black = !black;
        }
    }

    private void readDifferences(int y) throws ImageFormatException {
        int place = -1;
        boolean black = false;
        int index = 0;
        while (place < width) {
            index = reference.indexBehind(place, black ? 1 : 0, index);
            FaxMode mode = FaxMode.read(data);
            switch (mode) {
                case PASS -> place = reference.change(index + 1);
                case HORIZONTAL -> {
                    int first = Math.max(place, 0) + run(black, y);
                    place = first + run(!black, y);
                    require(row.add(first) && row.add(place), y);
                }
                case NONE -> require(false, y);
                default -> {
                    int change = reference.change(index) + mode.distance();
                    require(change >= Math.max(place, 0) && row.add(change), y);
                    place = change;
                    black = !black;
                }
            }
        }
    }

    private int run(boolean black, int y) throws ImageFormatException {
        int run = (black ? FaxCodes.OF_BLACK : FaxCodes.OF_WHITE).read(data);
        require(run >= 0, y);
        return run;
    }

    private static void require(boolean condition, int y) throws ImageFormatException {
        if (!condition) {
            throw ImageFormatException.corrupt("fax data is damaged in row " + y);
        }
    }
}
