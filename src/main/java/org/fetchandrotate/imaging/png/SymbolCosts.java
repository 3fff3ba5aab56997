package org.fetchandrotate.imaging.png;

import java.util.Arrays;

/// About how many bits literals and matches take: as many as in the block before, or for the first block what the
/// bytes' own frequencies suggest. Single-threaded.
///
/// Three to seven bytes of filtered pixels often occur again somewhere by chance, and often take fewer bits as
/// literals: this tells. (zlib's strategy Z_FILTERED forbids such matches, others take all of them; neither suits
/// every image.)
final class SymbolCosts {
    /// Longer matches always pay.
    private static final int SHORT = 8;
    /// What a symbol is taken to cost that didn't occur.
    private static final int UNSEEN = 12;
    private static final int FIRST_LENGTH_COST = 7;
    private static final int FIRST_DISTANCE_COST = 4;
    private static final int SAMPLE = 1 << 15;

    private final byte[] literals = new byte[256];
    private final byte[] lengths = new byte[SHORT];
    private final byte[] distances = new byte[DeflateBlock.DISTANCE_SYMBOLS];

    /// @param start of the bytes that will be compressed
    SymbolCosts(byte[] bytes, int start) {
        int[] frequencies = new int[256];
        int end = Math.min(bytes.length, start + SAMPLE);
        for (int i = start; i < end; i++) {
            frequencies[bytes[i] & 0xFF]++;
        }
        HuffmanCode code = new HuffmanCode(frequencies, 15);
        for (int value = 0; value < 256; value++) {
            literals[value] = cost(code.length(value));
        }
        Arrays.fill(lengths, (byte) FIRST_LENGTH_COST);
        for (int symbol = 0; symbol < distances.length; symbol++) {
            distances[symbol] = (byte) (FIRST_DISTANCE_COST + DeflateBlock.distanceExtra(symbol));
        }
    }

    /// Takes over the codes of a block.
    void learn(HuffmanCode literalCode, HuffmanCode distanceCode) {
        for (int value = 0; value < 256; value++) {
            literals[value] = cost(literalCode.length(value));
        }
        for (int length = MatchFinder.MIN_LENGTH; length < SHORT; length++) {
            lengths[length] = cost(literalCode.length(DeflateBlock.lengthSymbol(length)));
        }
        for (int symbol = 0; symbol < distances.length; symbol++) {
            distances[symbol] = (byte) (cost(distanceCode.length(symbol)) + DeflateBlock.distanceExtra(symbol));
        }
    }

    private static byte cost(int bits) {
        return (byte) (bits == 0 ? UNSEEN : bits);
    }

    /// Whether a match is cheaper than the bytes from `at` on that it stands for.
    boolean pays(byte[] bytes, int at, int length, int distance) {
        if (length >= SHORT) {
            return true;
        }
        if (length < MatchFinder.MIN_LENGTH) {
            return false;
        }
        int cost = lengths[length] + distances[DeflateBlock.distanceSymbol(distance)];
        for (int i = at; i < at + length; i++) {
            cost -= literals[bytes[i] & 0xFF];
        }
        return cost < 0;
    }
}
