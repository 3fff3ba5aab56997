package org.fetchandrotate.imaging.jpeg.file;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.fetchandrotate.imaging.ImageFormatException;

/// The entropy-coded data of a scan without its stuffed zero bytes and restart markers (T.81, B.1.1.5,
/// F.1.2.3), so that any bit can be reached by its number: `peek` is one unaligned read and one shift, with no
/// state to keep.
public final class EntropyData {
    /// Reads 8 bytes, the first one uppermost.
    static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    /// Zero bytes behind the data: more than the largest block that zeros could be taken for, so that a reader
    /// need only look once per block whether it has run past the end.
    private static final int PADDING = 512;

    /// Bit numbers must be ints.
    private static final int MOST_BYTES = Integer.MAX_VALUE / 8 - 2 * PADDING;

    private final byte[] bytes;
    /// Where each restart interval ends; the first `intervals` are valid.
    private int[] endBytes = new int[4];

    private int intervals;

    private EntropyData(byte[] bytes) {
        this.bytes = bytes;
    }

    /// @param start of the data in the file
    /// @param end behind it
    public static EntropyData of(byte[] file, int start, int end) throws ImageFormatException {
        if (end - start > MOST_BYTES) {
            throw ImageFormatException.tooLarge("a JPEG scan of %,d bytes".formatted(end - start));
        }
        EntropyData data = new EntropyData(new byte[end - start + PADDING]);
        data.fill(file, start, end);
        return data;
    }

    private void fill(byte[] file, int start, int end) throws ImageFormatException {
        int from = start;
        int to = 0;
        while (from < end) {
            int copied = copyPlain(file, from, end, to);
            from += copied;
            to += copied;
            int stop = Math.min(from + 8, end);
            while (from < stop) {
                byte value = file[from++];
                if (value != -1) {
                    bytes[to++] = value;
                    continue;
                }
                while (from < end && file[from] == -1) {
                    from++;
                }
                int marker = from < end ? file[from++] & 0xFF : 0;
                if (marker == 0) {
                    bytes[to++] = -1;
                } else {
                    restart(marker, to);
                }
            }
        }
        addInterval(to);
    }

    /// Copies as long as 8 bytes together have no 0xFF among them; says how many.
    private int copyPlain(byte[] file, int from, int end, int to) {
        int copied = 0;
        while (from + copied + 8 <= end) {
            long word = (long) LONG.get(file, from + copied);
            if (hasAllOnes(word)) {
                break;
            }
            LONG.set(bytes, to + copied, word);
            copied += 8;
        }
        return copied;
    }

    private void restart(int marker, int place) throws ImageFormatException {
        if (marker != Marker.RST0 + (intervals & 7)) {
            throw ImageFormatException.corrupt("restart markers are out of order");
        }
        addInterval(place);
    }

    private void addInterval(int end) {
        if (intervals == endBytes.length) {
            endBytes = Arrays.copyOf(endBytes, 2 * intervals);
        }
        endBytes[intervals++] = end;
    }

    /// The data, followed by zeros.
    public byte[] bytes() {
        return bytes;
    }

    /// A copy of the data, 64 bits a word, the first one uppermost, and more words behind it than a block can
    /// reach into before a reader notices that it has run past the end.
    public long[] words() {
        long[] words = new long[(end() >>> 6) + 40];
        for (int i = 0; i < words.length; i++) {
            words[i] = (long) LONG.get(bytes, 8 * i);
        }
        return words;
    }

    /// How many pieces the restart markers divide it into, at least 1.
    public int intervals() {
        return intervals;
    }

    /// The number of the first bit of a piece.
    public int startOf(int interval) {
        return interval == 0 ? 0 : 8 * endBytes[interval - 1];
    }

    /// The number of the bit behind a piece.
    public int endOf(int interval) {
        return 8 * endBytes[interval];
    }

    /// The number of the bit behind the last one.
    public int end() {
        return 8 * endBytes[intervals - 1];
    }

    /// The 57 or more bits from bit number `bit` on, the first one uppermost.
    public static long peek(byte[] bytes, int bit) {
        return (long) LONG.get(bytes, bit >>> 3) << (bit & 7);
    }

    /// Whether one of 8 bytes is 0xFF.
    static boolean hasAllOnes(long word) {
        // a byte of ones, and only that one or one above it, carries into its uppermost bit
        return (word & 0x8080808080808080L & ~(word + 0x0101010101010101L)) != 0;
    }

    /// Where the entropy-coded data that begins at `start` ends: at the next marker but restarts, or with the
    /// file.
    static int findEnd(byte[] file, int start) {
        int at = start;
        while (at < file.length) {
            while (at + 8 <= file.length && !hasAllOnes((long) LONG.get(file, at))) {
                at += 8;
            }
            int stop = Math.min(at + 8, file.length);
            while (at < stop) {
                if (file[at] != -1) {
                    at++;
                    continue;
                }
                int next = at + 1;
                while (next < file.length && file[next] == -1) {
                    next++;
                }
                if (next == file.length) {
                    return at;
                }
                if (file[next] != 0 && !Marker.isRestart(file[next] & 0xFF)) {
                    return at;
                }
                at = next + 1;
            }
        }
        return file.length;
    }

    /// What to throw when the data ends before the picture does.
    public static ImageFormatException cutOff() {
        return ImageFormatException.corrupt("the JPEG data is cut off");
    }

    /// What to throw at codes that can't be.
    public static ImageFormatException invalid() {
        return ImageFormatException.corrupt("invalid codes in the JPEG data");
    }
}
