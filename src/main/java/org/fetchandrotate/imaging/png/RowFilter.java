package org.fetchandrotate.imaging.png;

/// Puts a filter on a scanline (PNG clause 9.2): the inverse of [Unfilter].
final class RowFilter {
    static final int TYPES = 5;

    private RowFilter() {}

    /// Writes the filter byte and the filtered bytes to `into` from `target` on.
    ///
    /// @param line holds the `length` bytes to filter from `offset` on
    /// @param above holds the scanline above from `aboveOffset` on; zeros for the first of an image or pass
    /// @param step bytes a pixel, at least 1
    static void apply(
            int type,
            byte[] line,
            int offset,
            byte[] above,
            int aboveOffset,
            int length,
            int step,
            byte[] into,
            int target) {
        into[target] = (byte) type;
        int at = target + 1;
        int head = Math.min(step, length);
        switch (type) {
            case Unfilter.NONE -> System.arraycopy(line, offset, into, at, length);
            case Unfilter.SUB -> {
                System.arraycopy(line, offset, into, at, head);
                for (int i = head; i < length; i++) {
                    into[at + i] = (byte) (line[offset + i] - line[offset + i - step]);
                }
            }
            case Unfilter.UP -> up(line, offset, above, aboveOffset, length, into, at);
            case Unfilter.AVERAGE -> {
                for (int i = 0; i < head; i++) {
                    into[at + i] = (byte) (line[offset + i] - ((above[aboveOffset + i] & 0xFF) >> 1));
                }
                for (int i = head; i < length; i++) {
                    int sum = (line[offset + i - step] & 0xFF) + (above[aboveOffset + i] & 0xFF);
                    into[at + i] = (byte) (line[offset + i] - (sum >> 1));
                }
            }
            case Unfilter.PAETH -> {
                up(line, offset, above, aboveOffset, head, into, at);
                paeth(line, offset, above, aboveOffset, head, length, step, into, at);
            }
            default -> throw new IllegalArgumentException("no filter has type %d".formatted(type));
        }
    }

    private static void up(byte[] line, int offset, byte[] above, int aboveOffset, int length, byte[] into, int at) {
        for (int i = 0; i < length; i++) {
            into[at + i] = (byte) (line[offset + i] - above[aboveOffset + i]);
        }
    }

    private static void paeth(
            byte[] line,
            int offset,
            byte[] above,
            int aboveOffset,
            int from,
            int length,
            int step,
            byte[] into,
            int at) {
        for (int i = from; i < length; i++) {
            int left = line[offset + i - step] & 0xFF;
            int up = above[aboveOffset + i] & 0xFF;
            int upLeft = above[aboveOffset + i - step] & 0xFF;
            into[at + i] = (byte) (line[offset + i] - Unfilter.paeth(left, up, upLeft));
        }
    }

    /// The sum of the filtered bytes' magnitudes as signed numbers: the lower, the better they tend to compress (the
    /// heuristic of PNG clause 12.7).
    static int magnitude(byte[] filtered, int offset, int length) {
        int sum = 0;
        for (int i = 0; i < length; i++) {
            sum += Math.abs(filtered[offset + i]);
        }
        return sum;
    }
}
