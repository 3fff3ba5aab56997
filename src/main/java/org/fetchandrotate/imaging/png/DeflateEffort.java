package org.fetchandrotate.imaging.png;

/// How hard to compress, and the compressor (RFC 1951): greedy matches, put off by one byte where that gains
/// something, in blocks that end where the statistics of the data change. The heuristics are those of libdeflate
/// (Eric Biggers), which beats zlib in speed and size alike; in Java it also saves the way into native code.
///
/// @param depth places tried for each match
/// @param enough a length in bytes that is taken at once
record DeflateEffort(int depth, int enough) {
    private static final int MIN_BLOCK = 5000;

    /// @param bytes a dictionary and then what to compress
    /// @param dictionary bytes of the dictionary
    /// @param isLast whether to end the stream; otherwise the output ends with an empty stored block, on a byte
    byte[] deflate(byte[] bytes, int dictionary, boolean isLast) {
        BitSink sink = new BitSink((bytes.length - dictionary) / 4 + 64);
        MatchFinder finder = new MatchFinder(bytes, bytes.length);
        finder.prime(dictionary);
        DeflateBlock block = new DeflateBlock();
        int at = dictionary;
        SymbolCosts costs = new SymbolCosts(bytes, dictionary);
        while (at < bytes.length) {
            int start = at;
            at = fill(block, finder, bytes, at, costs);
            block.write(sink, bytes, start, at, isLast && at == bytes.length, costs);
        }
        if (!isLast) {
            sink.reserve(64);
            sink.put(0, 3);
            sink.align();
            sink.put(0xFFFF0000L, 32);
        }
        sink.align();
        return sink.toBytes();
    }

    /// @return where the block ends
    private int fill(DeflateBlock block, MatchFinder finder, byte[] bytes, int start, SymbolCosts costs) {
        BlockSplitter splitter = new BlockSplitter();
        int last = bytes.length - MatchFinder.LOOK_AHEAD;
        int at = start;
        while (at < bytes.length && !block.isFull()) {
            if (at - start >= MIN_BLOCK && bytes.length - at >= MIN_BLOCK && splitter.isChange(at - start)) {
                return at;
            }
            int length = at <= last ? finder.find(at, MatchFinder.MIN_LENGTH - 1, depth, enough) : 0;
            int distance = finder.distance();
            while (costs.pays(bytes, at, length, distance) && length < enough && at < last) {
                // would the match that starts with the next byte be better?
                int next = finder.find(at + 1, length - 1, depth / 2, enough);
                int gain = 4 * (next - length) + bits(distance) - bits(finder.distance());
                if (next < length || gain <= 2) {
                    emit(block, splitter, length, distance);
                    finder.skip(at + 2, length - 2);
                    at += length;
                    length = -1;
                    break;
                }
                block.literal(bytes[at] & 0xFF);
                splitter.literal(bytes[at]);
                at++;
                length = next;
                distance = finder.distance();
            }
            if (length < 0) {
                continue;
            }
            if (costs.pays(bytes, at, length, distance)) {
                emit(block, splitter, length, distance);
                finder.skip(at + 1, length - 1);
                at += length;
            } else {
                block.literal(bytes[at] & 0xFF);
                splitter.literal(bytes[at]);
                at++;
            }
        }
        return at;
    }

    private static void emit(DeflateBlock block, BlockSplitter splitter, int length, int distance) {
        block.match(length, distance);
        splitter.match(length);
    }

    private static int bits(int distance) {
        return 32 - Integer.numberOfLeadingZeros(distance);
    }
}
