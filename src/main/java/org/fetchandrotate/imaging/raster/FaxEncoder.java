package org.fetchandrotate.imaging.raster;

/// Encodes rows of bits, black being 1, as T.6 ("group 4") does, the densest and the best known of fax codings.
/// Single-threaded, for one piece.
final class FaxEncoder {
    private static final int LINE_END = 1;
    private static final int LINE_END_BITS = 12;

    private final BitOutput target = new BitOutput();
    private final int width;
    private FaxRow reference;
    private FaxRow row;

    FaxEncoder(int width) {
        this.width = width;
        this.reference = new FaxRow(width);
        this.row = new FaxRow(width);
    }

    byte[] encode(byte[] rows, int rowBytes) {
        for (int start = 0; start < rows.length; start += rowBytes) {
            row.read(rows, start);
            writeRow();
            FaxRow last = reference;
            reference = row;
            row = last;
        }
        target.put(LINE_END, LINE_END_BITS);
        target.put(LINE_END, LINE_END_BITS);
        return target.finished();
    }

    /// T.6, 2.2.5: the names are those of T.4, 4.2.1.3.1.
    private void writeRow() {
        int a0 = -1;
        int next = 0;
        int above = 0;
        while (a0 < width) {
            int colour = next & 1;
            above = reference.indexBehind(a0, colour, above);
            int a1 = row.change(next);
            int b1 = reference.change(above);
            int b2 = reference.change(above + 1);
            if (b2 < a1) {
                FaxMode.PASS.write(target);
                a0 = b2;
            } else if (Math.abs(a1 - b1) <= 3) {
                FaxMode.vertical(a1 - b1).write(target);
                a0 = a1;
                next++;
            } else {
                int a2 = row.change(next + 1);
                FaxMode.HORIZONTAL.write(target);
                codes(colour).write(a1 - Math.max(a0, 0), target);
                codes(1 - colour).write(a2 - a1, target);
                a0 = a2;
                next += 2;
            }
        }
    }

    private static FaxCodes codes(int colour) {
        return colour == 0 ? FaxCodes.OF_WHITE : FaxCodes.OF_BLACK;
    }
}
