package org.fetchandrotate.imaging.raster;

import java.util.Arrays;
import org.fetchandrotate.imaging.ImageFormatException;

/// TIFF's LZW (TIFF 6.0, section 13): codes of 9 to 12 bits from the highest bit on, which grow one code early.
/// Stateless.
final class TiffLzw {
    private static final int CLEAR = 256;
    private static final int END = 257;
    private static final int FIRST = 258;
    private static final int MAX_CODES = 4096;

    private TiffLzw() {}

    /// Whether the data is of the kind that predates TIFF 5.0, with its bits in the opposite order; it begins
    /// with a clear code of 9 bits like the other, so its first two bytes tell.
    static boolean isOldStyle(byte[] packed) {
        return packed.length > 1 && packed[0] == 0 && (packed[1] & 1) == 1;
    }

    /// Undoes it, whichever of the two kinds it is.
    ///
    /// @return at most `length` bytes, fewer if the data ends before
    static byte[] decode(byte[] packed, int length) throws ImageFormatException {
        boolean oldStyle = isOldStyle(packed);
        // codes of the old kind grow when they must, those of the other one code before
        int early = oldStyle ? 0 : 1;
        byte[] unpacked = new byte[length];
        // a code stands for the bytes of its prefix's latest output and one more: its place and length there
        int[] places = new int[MAX_CODES];
        int[] lengths = new int[MAX_CODES];
        int next = FIRST;
        int bits = 9;
        int previousPlace = -1;
        int previousLength = 0;
        long bitPlace = 0;
        int size = 0;
        while (size < length && bitPlace + bits <= packed.length * 8L) {
            int code = oldStyle ? lowBits(packed, bitPlace, bits) : bits(packed, bitPlace, bits);
            bitPlace += bits;
            if (code == END) {
                break;
            }
            if (code == CLEAR) {
                next = FIRST;
                bits = 9;
                previousPlace = -1;
                continue;
            }
            int known = previousPlace < 0 || next >= MAX_CODES ? next : next + 1;
            if ((code >= FIRST && code >= known) || (code >= CLEAR && previousPlace < 0)) {
                throw ImageFormatException.corrupt("LZW code %d is not known yet".formatted(code));
            }
            if (previousPlace >= 0 && next < MAX_CODES) {
                places[next] = previousPlace;
                lengths[next] = previousLength + 1;
                next++;
            }
            int place = code < CLEAR ? size : places[code];
            int count = Math.min(code < CLEAR ? 1 : lengths[code], length - size);
            previousPlace = size;
            previousLength = count;
            if (code < CLEAR) {
                unpacked[size++] = (byte) code;
            } else {
                // byte by byte: a code may reach into what it writes
                for (int i = 0; i < count; i++) {
                    unpacked[size++] = unpacked[place + i];
                }
            }
            if (next + early >= 1 << bits && bits < 12) {
                bits++;
            }
        }
        return size == length ? unpacked : Arrays.copyOf(unpacked, size);
    }

    static byte[] encode(byte[] data) {
        var out = new BitOutput();
        // a trie: the first child of a code and its next sibling, with the byte that leads to it
        short[] child = new short[MAX_CODES];
        short[] sibling = new short[MAX_CODES];
        byte[] leads = new byte[MAX_CODES];
        int next = FIRST;
        int bits = 9;
        out.put(CLEAR, bits);
        int code = -1;
        for (byte value : data) {
            if (code < 0) {
                code = value & 0xFF;
                continue;
            }
            int found = child[code];
            while (found != 0 && leads[found] != value) {
                found = sibling[found];
            }
            if (found != 0) {
                code = found;
                continue;
            }
            out.put(code, bits);
            leads[next] = value;
            sibling[next] = child[code];
            child[code] = (short) next;
            next++;
            if (next == MAX_CODES - 1) {
                out.put(CLEAR, bits);
                Arrays.fill(child, (short) 0);
                next = FIRST;
                bits = 9;
            } else if (next + 1 > 1 << bits) {
                bits++;
            }
            code = value & 0xFF;
        }
        if (code >= 0) {
            out.put(code, bits);
            next++;
            bits = next + 1 > 1 << bits && bits < 12 ? bits + 1 : bits;
        }
        out.put(END, bits);
        return out.finished();
    }

    private static int lowBits(byte[] data, long place, int count) {
        int at = (int) (place >> 3);
        int word = 0;
        for (int i = 2; i >= 0; i--) {
            word = word << 8 | (at + i < data.length ? data[at + i] & 0xFF : 0);
        }
        return word >> (int) (place & 7) & (1 << count) - 1;
    }

    private static int bits(byte[] data, long place, int count) {
        int at = (int) (place >> 3);
        int word = 0;
        for (int i = 0; i < 3; i++) {
            word = word << 8 | (at + i < data.length ? data[at + i] & 0xFF : 0);
        }
        return word >> (24 - count - (int) (place & 7)) & (1 << count) - 1;
    }
}
