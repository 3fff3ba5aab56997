package org.fetchandrotate.imaging.jpeg.progressive;

import java.io.IOException;
import java.util.Arrays;
import org.fetchandrotate.imaging.jpeg.entropy.HuffmanCodes;
import org.fetchandrotate.imaging.jpeg.file.BitWriter;
import org.fetchandrotate.imaging.jpeg.file.RestartMarkers;

/// What an AC scan of a progressive JPEG consists of, kept until its Huffman table is known: symbols are
/// counted while they come, and written when their codes are settled, without looking at the coefficients
/// again. Only if they are too many to be kept do they have to come once more. Single-threaded.
///
/// A *token* packs, from the lowest bit up: the symbol (8 bits); whether there is one (1 bit); how many bits
/// follow it as they are (5 bits); these bits (18 bits).
final class BandTokens {
    private static final int IS_SYMBOL = 256;
    private static final int COUNT_SHIFT = 9;
    private static final int BITS_SHIFT = 14;
    private static final int MOST_BITS = 16;
    private static final int RESTART = 31 << COUNT_SHIFT;
    /// 4 MiB: more than a picture of 10 megapixels usually needs.
    private static final int MOST_TOKENS = 1 << 20;

    private final BitWriter target;
    private final int[] histogram;
    private final RestartMarkers restarts;
    private int[] tokens = new int[1 << 12];
    private int size;
    private boolean isFull;
    /// By a token's lowest 9 bits; empty until the codes are settled.
    private int[] codes = {};

    /// @param histogram counts the symbols
    BandTokens(BitWriter target, int[] histogram, RestartMarkers restarts) {
        this.target = target;
        this.histogram = histogram;
        this.restarts = restarts;
    }

    /// A symbol.
    ///
    /// @param bits to follow it, zeros above them
    /// @param count how many, 0–16
    void symbol(int symbol, int bits, int count) throws IOException {
        histogram[symbol]++;
        add(bits << BITS_SHIFT | count << COUNT_SHIFT | IS_SYMBOL | symbol);
    }

    /// Bits that stand for themselves.
    ///
    /// @param count 0–64
    void bits(long bits, int count) throws IOException {
        for (int left = count; left > 0; left -= MOST_BITS) {
            int taken = Math.min(left, MOST_BITS);
            int chunk = (int) (bits >>> left - taken) & (1 << taken) - 1;
            add(chunk << BITS_SHIFT | taken << COUNT_SHIFT);
        }
    }

    void restart() throws IOException {
        add(RESTART);
    }

    private void add(int token) throws IOException {
        if (size == tokens.length) {
            makeRoom();
        }
        tokens[size++] = token;
    }

    private void makeRoom() throws IOException {
        if (codes.length > 0) {
            write();
        } else if (size < MOST_TOKENS) {
            tokens = Arrays.copyOf(tokens, 2 * size);
        } else {
            isFull = true;
            size = 0;
        }
    }

    /// Settles the codes and writes what has been kept.
    ///
    /// @param symbolCodes as of [HuffmanCodes#codes()]
    /// @return whether that was all; if not, nothing is written: everything must come again, and then
    ///     [#write()]
    boolean write(int[] symbolCodes) throws IOException {
        codes = new int[2 * IS_SYMBOL];
        System.arraycopy(symbolCodes, 0, codes, IS_SYMBOL, IS_SYMBOL);
        if (isFull) {
            size = 0;
            return false;
        }
        write();
        return true;
    }

    /// Writes what has come since.
    void write() throws IOException {
        int[] known = codes;
        for (int i = 0; i < size; i++) {
            int token = tokens[i];
            int count = token >>> COUNT_SHIFT & 31;
            if (count > MOST_BITS) {
                restarts.write(target);
                continue;
            }
            int code = known[token & 2 * IS_SYMBOL - 1];
            target.put((long) (code >>> 5) << count | token >>> BITS_SHIFT, (code & 31) + count);
        }
        size = 0;
    }
}
