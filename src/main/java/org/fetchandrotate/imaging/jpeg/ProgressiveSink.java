package org.fetchandrotate.imaging.jpeg;

import java.io.IOException;

/// Takes what a progressive encoder produces: once to count it, and once to write it.
interface ProgressiveSink {
    /// A symbol that is Huffman-coded.
    void symbol(int symbol) throws IOException;

    /// Bits that stand for themselves.
    ///
    /// @param count 0–63
    void bits(long bits, int count) throws IOException;

    /// A restart marker.
    void restart(Restarts restarts) throws IOException;

    /// Counts the symbols.
    record Counting(int[] histogram) implements ProgressiveSink {
        @Override
        public void symbol(int symbol) {
            histogram[symbol]++;
        }

        @Override
        public void bits(long bits, int count) {
            // they take part in no table
        }

        @Override
        public void restart(Restarts restarts) {
            // not a symbol
        }
    }

    /// Writes symbols by their codes.
    ///
    /// @param codes as of [HuffmanCodes#codes()]
    record Writing(BitWriter target, int[] codes) implements ProgressiveSink {
        @Override
        public void symbol(int symbol) throws IOException {
            target.putCoded(codes[symbol], 0, 0);
        }

        @Override
        public void bits(long bits, int count) throws IOException {
            target.put(bits, count);
        }

        @Override
        public void restart(Restarts restarts) throws IOException {
            restarts.write(target);
        }
    }
}
