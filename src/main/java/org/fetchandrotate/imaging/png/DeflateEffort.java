package org.fetchandrotate.imaging.png;

import java.util.Arrays;
import java.util.zip.Deflater;

/// How hard to compress.
///
/// @param level 1 to 9
/// @param strategy [Deflater#DEFAULT_STRATEGY] or [Deflater#FILTERED]
record DeflateEffort(int level, int strategy) {
    private static final int FLUSH_BYTES = 64;

    /// @param bytes a dictionary and then what to compress
    /// @param dictionary bytes of the dictionary
    /// @param isLast whether to end the stream; otherwise the output ends with an empty stored block, on a byte
    byte[] deflate(byte[] bytes, int dictionary, boolean isLast) {
        Deflater deflater = new Deflater(level, true);
        try {
            deflater.setStrategy(strategy);
            if (dictionary > 0) {
                deflater.setDictionary(bytes, 0, dictionary);
            }
            deflater.setInput(bytes, dictionary, bytes.length - dictionary);
            if (isLast) {
                deflater.finish();
            }
            int flush = isLast ? Deflater.NO_FLUSH : Deflater.SYNC_FLUSH;
            byte[] output = new byte[(bytes.length - dictionary) / 4 + FLUSH_BYTES];
            int length = 0;
            while (true) {
                int space = output.length - length;
                int count = deflater.deflate(output, length, space, flush);
                length += count;
                // a flush is complete when it leaves room; the first call may do nothing but set the strategy
                if (isLast ? deflater.finished() : deflater.needsInput() && count < space) {
                    return Arrays.copyOf(output, length);
                }
                if (count == space) {
                    output = Arrays.copyOf(output, Math.addExact(output.length, output.length / 2 + FLUSH_BYTES));
                }
            }
        } finally {
            deflater.end();
        }
    }
}
