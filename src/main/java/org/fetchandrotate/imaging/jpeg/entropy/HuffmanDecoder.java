package org.fetchandrotate.imaging.jpeg.entropy;

import java.util.Arrays;
import org.fetchandrotate.imaging.jpeg.file.HuffmanSpec;

/// A Huffman table made ready for decoding: one look-up by the next [#LOOKUP_BITS] bits gives all there is to
/// know about the coming symbol, so that the bits of the code and of the value behind it are passed in one
/// step.
///
/// An *entry* packs, from the lowest byte up: the bits of code and value together; by how much the zigzag index
/// advances (AC coding only); the bits of the value; the symbol. An entry of 0 sends the reader to
/// [#longCode].
public final class HuffmanDecoder {
    /// The largest DC value: more than 8-bit samples can give, and so little that a difference still has a
    /// code.
    public static final int MOST_DC = 16_383;

    static final int LOOKUP_BITS = 10;
    public static final int LOOKUP_SHIFT = 64 - LOOKUP_BITS;

    /// The advance of an end of block: recognisable, since no run is as long.
    public static final int END_OF_BLOCK = 128;

    /// The advance of a symbol that mustn't occur: it leads past the block's end, but not as far as
    /// [#END_OF_BLOCK].
    static final int INVALID = 64;

    private static final int INVALID_ENTRY = INVALID << 8 | 1;

    /// What the symbols of a table mean.
    public enum Kind {
        /// Sizes of DC differences.
        DC,
        /// Run and size: T.81, F.1.2.2; in progressive scans also the length of a run of ended blocks: G.1.2.2.
        AC
    }

    private final Kind kind;
    private final int[] lookup = new int[1 << LOOKUP_BITS];
    private final HuffmanSpec spec;
    /// The first code of each length, and behind how many symbols it comes.
    private final int[] firstCode = new int[17];

    private final int[] firstIndex = new int[17];

    public HuffmanDecoder(HuffmanSpec spec, Kind kind) {
        this.spec = spec;
        this.kind = kind;
        int code = 0;
        int index = 0;
        for (int length = 1; length <= 16; length++) {
            code <<= 1;
            firstCode[length] = code;
            firstIndex[length] = index;
            for (int i = 0; i < spec.count(length); i++) {
                if (length <= LOOKUP_BITS) {
                    int shift = LOOKUP_BITS - length;
                    Arrays.fill(lookup, code << shift, (code + 1) << shift, entry(spec.symbol(index), length));
                }
                code++;
                index++;
            }
        }
    }

    /// The entries by the next bits; not to be changed.
    public int[] lookup() {
        return lookup;
    }

    /// The entry of the code that begins a window.
    ///
    /// @param window the coming bits, the first one uppermost
    public int entry(long window) {
        int entry = lookup[(int) (window >>> LOOKUP_SHIFT)];
        return entry == 0 ? longCode(window) : entry;
    }

    /// The value behind the code that begins a window: T.81, F.2.2.1, EXTEND.
    public static int value(long window, int entry) {
        int size = entry >>> 16 & 0xFF;
        int bits = (int) (window << (entry & 0xFF) - size >>> 1 >>> 63 - size);
        return bits + ((bits - (1 << size >>> 1)) >> 31 & 1 - (1 << size));
    }

    /// The entry of a code longer than the look-up's index.
    ///
    /// @param window the coming bits, the first one uppermost
    public int longCode(long window) {
        for (int length = LOOKUP_BITS + 1; length <= 16; length++) {
            int index = (int) (window >>> (64 - length)) - firstCode[length];
            if (index >= 0 && index < spec.count(length)) {
                return entry(spec.symbol(firstIndex[length] + index), length);
            }
        }
        return INVALID_ENTRY;
    }

    /// Whether an entry stands for a symbol that the process doesn't have, or for no code at all.
    public static boolean isInvalid(int entry) {
        return (entry >>> 8 & 0xFF) == INVALID;
    }

    private int entry(int symbol, int codeLength) {
        int run = symbol >>> 4;
        int size = symbol & 15;
        return switch (kind) {
            // 8-bit samples need 11 bits (T.81, F.1.2.1.1); decoders put up with 15
            case DC -> symbol > 15 ? INVALID_ENTRY : pack(symbol, codeLength + symbol, 0, symbol);
            case AC -> {
                if (size > 10) {
                    yield INVALID_ENTRY;
                }
                int advance = size == 0 && run < 15 ? END_OF_BLOCK : run + 1;
                yield pack(symbol, codeLength + size, advance, size);
            }
        };
    }

    private static int pack(int symbol, int bits, int advance, int size) {
        return symbol << 24 | size << 16 | advance << 8 | bits;
    }
}
