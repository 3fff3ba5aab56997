package org.fetchandrotate.imaging.png;

import java.util.Arrays;

/// Literals and matches on their way into one block of a deflate stream (RFC 1951, section 3.2). Single-threaded;
/// starts anew after each block.
final class DeflateBlock {
    /// Symbols after which a block should end, so that a change in the data is followed by a change of codes.
    private static final int ENOUGH = 40_000;
    /// More than are put off in a row: each gains 3 of what a match is worth, at most four times its 258 bytes.
    private static final int SPARE = 512;

    private static final int END = 256;
    private static final int LENGTH_SYMBOLS = 286;
    static final int DISTANCE_SYMBOLS = 30;
    private static final int MAX_STORED = 0xFFFF;
    /// The order in which the lengths of the code length code are sent.
    private static final int[] ORDER = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};

    private static final byte[] LENGTH_SYMBOL = new byte[259];
    private static final int[] LENGTH_BASE = new int[29];
    private static final int[] LENGTH_EXTRA = new int[29];
    private static final byte[] DISTANCE_SYMBOL = new byte[512];
    private static final int[] DISTANCE_BASE = new int[DISTANCE_SYMBOLS];
    private static final int[] DISTANCE_EXTRA = new int[DISTANCE_SYMBOLS];
    private static final HuffmanCode FIXED_LITERALS = fixed(288);
    private static final HuffmanCode FIXED_DISTANCES = fixed(DISTANCE_SYMBOLS);

    static {
        int length = 3;
        for (int symbol = 0; symbol < 28; symbol++) {
            LENGTH_EXTRA[symbol] = symbol < 8 ? 0 : symbol / 4 - 1;
            LENGTH_BASE[symbol] = length;
            Arrays.fill(LENGTH_SYMBOL, length, Math.min(length + (1 << LENGTH_EXTRA[symbol]), 259), (byte) symbol);
            length += 1 << LENGTH_EXTRA[symbol];
        }
        LENGTH_BASE[28] = 258;
        LENGTH_SYMBOL[258] = 28;
        int distance = 1;
        for (int symbol = 0; symbol < DISTANCE_SYMBOLS; symbol++) {
            DISTANCE_EXTRA[symbol] = symbol < 4 ? 0 : symbol / 2 - 1;
            DISTANCE_BASE[symbol] = distance;
            int end = distance + (1 << DISTANCE_EXTRA[symbol]);
            for (int d = distance; d < end && d <= 256; d++) {
                DISTANCE_SYMBOL[d - 1] = (byte) symbol;
            }
            for (int d = Math.max(distance, 257); d < end; d += 128) {
                DISTANCE_SYMBOL[256 + ((d - 1) >> 7)] = (byte) symbol;
            }
            distance = end;
        }
    }

    /// Literals as they are; matches as distance × 512 + length.
    private final int[] tokens = new int[ENOUGH + SPARE];
    private final int[] literals = new int[LENGTH_SYMBOLS];
    private final int[] distances = new int[DISTANCE_SYMBOLS];
    private int count;
    private long extraBits;

    private static HuffmanCode fixed(int symbols) {
        byte[] lengths = new byte[symbols];
        Arrays.fill(lengths, (byte) 5);
        if (symbols > DISTANCE_SYMBOLS) {
            Arrays.fill(lengths, 0, 144, (byte) 8);
            Arrays.fill(lengths, 144, 256, (byte) 9);
            Arrays.fill(lengths, 256, 280, (byte) 7);
            Arrays.fill(lengths, 280, 288, (byte) 8);
        }
        return new HuffmanCode(lengths, 9);
    }

    boolean isFull() {
        return count >= ENOUGH;
    }

    void literal(int value) {
        tokens[count++] = value;
        literals[value]++;
    }

    void match(int length, int distance) {
        tokens[count++] = distance << 9 | length;
        int lengthSymbol = LENGTH_SYMBOL[length];
        int distanceSymbol = distanceSymbol(distance);
        literals[END + 1 + lengthSymbol]++;
        distances[distanceSymbol]++;
        extraBits += LENGTH_EXTRA[lengthSymbol] + DISTANCE_EXTRA[distanceSymbol];
    }

    static int lengthSymbol(int length) {
        return END + 1 + LENGTH_SYMBOL[length];
    }

    static int distanceExtra(int symbol) {
        return DISTANCE_EXTRA[symbol];
    }

    static int distanceSymbol(int distance) {
        return DISTANCE_SYMBOL[distance <= 256 ? distance - 1 : 256 + ((distance - 1) >> 7)];
    }

    /// Writes the block in the shortest of the three ways, and empties it.
    ///
    /// @param bytes where the block's bytes are, from `start` to `end`
    /// @param costs learns from it
    void write(BitSink sink, byte[] bytes, int start, int end, boolean isLast, SymbolCosts costs) {
        literals[END] = 1;
        int[] lengthCounts = literals.clone();
        int[] distanceCounts = distances.clone();
        HuffmanCode literalCode = new HuffmanCode(lengthCounts, 15);
        HuffmanCode distanceCode = new HuffmanCode(distanceCounts, 15);
        costs.learn(literalCode, distanceCode);
        CodeLengths header = new CodeLengths(literalCode, distanceCode);
        long dynamic = header.cost() + literalCode.cost(literals) + distanceCode.cost(distances) + extraBits;
        long fixed = FIXED_LITERALS.cost(Arrays.copyOf(literals, 288)) + FIXED_DISTANCES.cost(distances) + extraBits;
        long stored = (end - start) * 8L + ((end - start) / MAX_STORED + 1) * 40L;
        sink.reserve(Math.max(stored, Math.min(dynamic, fixed)) + 64);
        if (stored < Math.min(dynamic, fixed)) {
            writeStored(sink, bytes, start, end, isLast);
        } else if (fixed <= dynamic) {
            sink.put(isLast ? 0b011 : 0b010, 3);
            writeTokens(sink, FIXED_LITERALS, FIXED_DISTANCES);
        } else {
            sink.put(isLast ? 0b101 : 0b100, 3);
            header.write(sink);
            writeTokens(sink, literalCode, distanceCode);
        }
        count = 0;
        extraBits = 0;
        Arrays.fill(literals, 0);
        Arrays.fill(distances, 0);
    }

    private static void writeStored(BitSink sink, byte[] bytes, int start, int end, boolean isLast) {
        int at = start;
        do {
            int length = Math.min(MAX_STORED, end - at);
            sink.put(isLast && at + length == end ? 1 : 0, 3);
            sink.align();
            sink.put(length | (long) (~length & MAX_STORED) << 16, 32);
            sink.putBytes(bytes, at, length);
            at += length;
        } while (at < end);
    }

    private void writeTokens(BitSink sink, HuffmanCode literalCode, HuffmanCode distanceCode) {
        for (int i = 0; i < count; i++) {
            int token = tokens[i];
            if (token < END) {
                sink.put(literalCode.code(token), literalCode.length(token));
                continue;
            }
            int length = token & 511;
            int distance = token >>> 9;
            int lengthSymbol = LENGTH_SYMBOL[length];
            int distanceSymbol = distanceSymbol(distance);
            long bits = literalCode.code(END + 1 + lengthSymbol);
            int width = literalCode.length(END + 1 + lengthSymbol);
            bits |= (long) (length - LENGTH_BASE[lengthSymbol]) << width;
            width += LENGTH_EXTRA[lengthSymbol];
            bits |= (long) distanceCode.code(distanceSymbol) << width;
            width += distanceCode.length(distanceSymbol);
            bits |= (long) (distance - DISTANCE_BASE[distanceSymbol]) << width;
            sink.put(bits, width + DISTANCE_EXTRA[distanceSymbol]);
        }
        sink.put(literalCode.code(END), literalCode.length(END));
    }

    /// The two codes as a dynamic block's header describes them: their lengths, runs shortened (section 3.2.7).
    private static final class CodeLengths {
        private static final int[] EXTRA = {2, 3, 7};

        private final int literalCount;
        private final int distanceCount;
        /// A symbol 0–18, and above its 8 bits what follows it.
        private final int[] runs = new int[LENGTH_SYMBOLS + DISTANCE_SYMBOLS];
        private int runCount;
        private final int[] frequencies = new int[19];
        private final HuffmanCode code;
        private int sent = ORDER.length;

        CodeLengths(HuffmanCode literalCode, HuffmanCode distanceCode) {
            literalCount = literalCode.size(END + 1);
            distanceCount = distanceCode.size(1);
            int[] lengths = new int[literalCount + distanceCount];
            for (int i = 0; i < lengths.length; i++) {
                lengths[i] = i < literalCount ? literalCode.length(i) : distanceCode.length(i - literalCount);
            }
            shorten(lengths);
            code = new HuffmanCode(frequencies.clone(), 7);
            while (sent > 4 && code.length(ORDER[sent - 1]) == 0) {
                sent--;
            }
        }

        private void shorten(int[] lengths) {
            for (int i = 0; i < lengths.length; ) {
                int end = i + 1;
                while (end < lengths.length && lengths[end] == lengths[i]) {
                    end++;
                }
                int run = end - i;
                if (lengths[i] == 0) {
                    for (; run >= 11; run -= Math.min(run, 138)) {
                        add(18, Math.min(run, 138) - 11);
                    }
                    if (run >= 3) {
                        add(17, run - 3);
                        run = 0;
                    }
                } else if (run > 3) {
                    add(lengths[i], 0);
                    run--;
                    for (; run >= 3; run -= Math.min(run, 6)) {
                        add(16, Math.min(run, 6) - 3);
                    }
                }
                for (; run > 0; run--) {
                    add(lengths[i], 0);
                }
                i = end;
            }
        }

        private void add(int symbol, int extra) {
            runs[runCount++] = symbol | extra << 8;
            frequencies[symbol]++;
        }

        long cost() {
            return 14
                    + 3L * sent
                    + code.cost(frequencies)
                    + 2L * frequencies[16]
                    + 3L * frequencies[17]
                    + 7L * frequencies[18];
        }

        void write(BitSink sink) {
            sink.put((literalCount - 257) | ((distanceCount - 1) << 5) | ((sent - 4) << 10), 14);
            for (int i = 0; i < sent; i++) {
                sink.put(code.length(ORDER[i]), 3);
            }
            for (int i = 0; i < runCount; i++) {
                int symbol = runs[i] & 0xFF;
                sink.put(code.code(symbol), code.length(symbol));
                if (symbol >= 16) {
                    sink.put(runs[i] >> 8, EXTRA[symbol - 16]);
                }
            }
        }
    }
}
