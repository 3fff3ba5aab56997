package org.fetchandrotate.imaging.png;

/// Puts a filter on a scanline (PNG clause 9.2): the inverse of [Unfilter].
final class RowFilter {
    private RowFilter() {}

    /// Filters the bytes of a scanline from number `from` on and before number `to`.
    ///
    /// @param line holds the bytes to filter; the first of the scanline at `offset`
    /// @param above holds the scanline above, its first byte at `aboveOffset`; zeros for the first
    ///     of an image or pass
    /// @param step bytes a pixel, at least 1
    /// @param into gets the filtered bytes, byte number `from` at `target`
    static void apply(
            int type,
            byte[] line,
            int offset,
            byte[] above,
            int aboveOffset,
            int from,
            int to,
            int step,
            byte[] into,
            int target) {
        // the first pixel has no left neighbour: zero counts instead
        int inner = Math.clamp(step, from, to);
        int at = target - from;
        switch (type) {
            case Unfilter.NONE -> System.arraycopy(line, offset + from, into, target, to - from);
            case Unfilter.SUB -> {
                System.arraycopy(line, offset + from, into, target, inner - from);
                sub(line, offset, inner, to, step, into, at);
            }
            case Unfilter.UP -> up(line, offset, above, aboveOffset, from, to, into, at);
            case Unfilter.AVERAGE -> {
                for (int i = from; i < inner; i++) {
                    into[at + i] = (byte) (line[offset + i] - ((above[aboveOffset + i] & 0xFF) >> 1));
                }
                average(line, offset, above, aboveOffset, inner, to, step, into, at);
            }
            case Unfilter.PAETH -> {
                up(line, offset, above, aboveOffset, from, inner, into, at);
                paeth(line, offset, above, aboveOffset, inner, to, step, into, at);
            }
            default -> throw new IllegalArgumentException("no filter has type %d".formatted(type));
        }
    }

    private static void sub(byte[] line, int offset, int from, int to, int step, byte[] into, int at) {
        for (int i = from; i < to; i++) {
            into[at + i] = (byte) (line[offset + i] - line[offset + i - step]);
        }
    }

    private static void up(
            byte[] line, int offset, byte[] above, int aboveOffset, int from, int to, byte[] into, int at) {
        for (int i = from; i < to; i++) {
            into[at + i] = (byte) (line[offset + i] - above[aboveOffset + i]);
        }
    }

    private static void average(
            byte[] line, int offset, byte[] above, int aboveOffset, int from, int to, int step, byte[] into, int at) {
        for (int i = from; i < to; i++) {
            int sum = (line[offset + i - step] & 0xFF) + (above[aboveOffset + i] & 0xFF);
            into[at + i] = (byte) (line[offset + i] - (sum >> 1));
        }
    }

    /// [Unfilter#paeth] with masks in place of branches, which are taken at random on photographs: there it is
    /// twice as fast.
    private static void paeth(
            byte[] line, int offset, byte[] above, int aboveOffset, int from, int to, int step, byte[] into, int at) {
        for (int i = from; i < to; i++) {
            int left = line[offset + i - step] & 0xFF;
            int up = above[aboveOffset + i] & 0xFF;
            int upLeft = above[aboveOffset + i - step] & 0xFF;
            int toLeft = Math.abs(up - upLeft);
            int toUp = Math.abs(left - upLeft);
            int toUpLeft = Math.abs(left + up - 2 * upLeft);
            int notLeft = Math.min(toUp, toUpLeft) - toLeft >> 31;
            int notUp = toUpLeft - toUp >> 31;
            int other = up & ~notUp | upLeft & notUp;
            into[at + i] = (byte) (line[offset + i] - (left & ~notLeft | other & notLeft));
        }
    }

    /// The sum of the filtered bytes' magnitudes as signed numbers.
    static int magnitude(byte[] filtered, int length) {
        int sum = 0;
        for (int i = 0; i < length; i++) {
            sum += Math.abs(filtered[i]);
        }
        return sum;
    }
}
