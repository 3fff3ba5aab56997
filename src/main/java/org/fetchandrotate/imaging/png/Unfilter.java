package org.fetchandrotate.imaging.png;

import org.fetchandrotate.imaging.ImageFormatException;

/// Takes the filter off a scanline (PNG clause 9.2).
final class Unfilter {
    static final int NONE = 0;
    static final int SUB = 1;
    static final int UP = 2;
    static final int AVERAGE = 3;
    static final int PAETH = 4;

    private Unfilter() {}

    /// @param type the scanline's filter byte
    /// @param from holds the filtered bytes from `offset` on
    /// @param above holds the unfiltered scanline above from `aboveOffset` on; zeros for the first
    /// @param into gets the `length` unfiltered bytes from `intoOffset` on; may be the same array as `above`
    /// @param step bytes a pixel, at least 1
    /// @throws ImageFormatException if there is no such filter
    static void line(
            int type,
            byte[] from,
            int offset,
            byte[] above,
            int aboveOffset,
            byte[] into,
            int intoOffset,
            int length,
            int step)
            throws ImageFormatException {
        switch (type) {
            case NONE -> System.arraycopy(from, offset, into, intoOffset, length);
            case SUB -> sub(from, offset, into, intoOffset, length, step);
            case UP -> up(from, offset, above, aboveOffset, into, intoOffset, length);
            case AVERAGE -> average(from, offset, above, aboveOffset, into, intoOffset, length, step);
            case PAETH -> paeth(from, offset, above, aboveOffset, into, intoOffset, length, step);
            default -> throw ImageFormatException.corrupt("scanline has filter type %d".formatted(type));
        }
    }

    private static void sub(byte[] from, int offset, byte[] into, int intoOffset, int length, int step) {
        int head = Math.min(step, length);
        System.arraycopy(from, offset, into, intoOffset, head);
        for (int i = head; i < length; i++) {
            into[intoOffset + i] = (byte) (from[offset + i] + into[intoOffset + i - step]);
        }
    }

    private static void up(
            byte[] from, int offset, byte[] above, int aboveOffset, byte[] into, int intoOffset, int length) {
        for (int i = 0; i < length; i++) {
            into[intoOffset + i] = (byte) (from[offset + i] + above[aboveOffset + i]);
        }
    }

    private static void average(
            byte[] from, int offset, byte[] above, int aboveOffset, byte[] into, int intoOffset, int length, int step) {
        int head = Math.min(step, length);
        for (int i = 0; i < head; i++) {
            into[intoOffset + i] = (byte) (from[offset + i] + ((above[aboveOffset + i] & 0xFF) >> 1));
        }
        for (int i = head; i < length; i++) {
            int sum = (into[intoOffset + i - step] & 0xFF) + (above[aboveOffset + i] & 0xFF);
            into[intoOffset + i] = (byte) (from[offset + i] + (sum >> 1));
        }
    }

    private static void paeth(
            byte[] from, int offset, byte[] above, int aboveOffset, byte[] into, int intoOffset, int length, int step) {
        int head = Math.min(step, length);
        // left and upper left are zero: the predictor is what is above
        up(from, offset, above, aboveOffset, into, intoOffset, head);
        for (int i = head; i < length; i++) {
            int left = into[intoOffset + i - step] & 0xFF;
            int up = above[aboveOffset + i] & 0xFF;
            int upLeft = above[aboveOffset + i - step] & 0xFF;
            into[intoOffset + i] = (byte) (from[offset + i] + paeth(left, up, upLeft));
        }
    }

    /// The neighbour nearest to `left + up - upLeft` (PNG clause 9.4); ties go to the left, then to the one above.
    static int paeth(int left, int up, int upLeft) {
        int toLeft = Math.abs(up - upLeft);
        int toUp = Math.abs(left - upLeft);
        int toUpLeft = Math.abs(left + up - 2 * upLeft);
        if (toLeft <= toUp && toLeft <= toUpLeft) {
            return left;
        }
        return toUp <= toUpLeft ? up : upLeft;
    }
}
