package org.fetchandrotate.imaging.gif;

import java.util.Arrays;

/// Encodes GIF's LZW (GIF89a, appendix F). Single-threaded; may be used again and again.
final class LzwEncoder {
    private static final int TABLE_SIZE = 1 << LzwDecoder.MAX_BITS;
    /// Four times the codes, so that a search seldom takes a second look.
    private static final int HASH_BITS = LzwDecoder.MAX_BITS + 2;
    private static final int HASH_MASK = (1 << HASH_BITS) - 1;
    private static final int MAX_BLOCK = 255;
    /// Codes after which a full table is judged.
    private static final int WINDOW = 1024;

    /// Prefix code and byte in the upper 20 bits, the code of that string in the lower 12; 0 where free, since no
    /// string has the code 0.
    private final int[] table = new int[1 << HASH_BITS];

    private byte[] output = new byte[1 << 12];
    private int length;
    private int blockStart;
    private int buffer;
    private int buffered;

    /// When to start with an empty table.
    enum Clearing {
        /// As soon as the table is full.
        WHEN_FULL,
        /// When a full table no longer suits what comes.
        WHEN_WORSE
    }

    /// Encodes one frame.
    ///
    /// @param pixels colour indices, each less than `1 << minimumBits`
    /// @param minimumBits 2 to 8
    /// @return the code size and the sub-blocks with their terminator
    byte[] encode(byte[] pixels, int minimumBits, Clearing clearing) {
        length = 0;
        buffer = 0;
        buffered = 0;
        append(minimumBits);
        blockStart = length;
        append(0);
        int clear = 1 << minimumBits;
        int bits = minimumBits + 1;
        int next = clear + 2;
        Arrays.fill(table, 0);
        put(clear, bits);
        int prefix = pixels[0] & 0xFF;
        int codes = 0;
        int windowStart = 0;
        double best = 0;
        for (int i = 1; i < pixels.length; i++) {
            int value = pixels[i] & 0xFF;
            int key = prefix << 8 | value;
            int slot = (key * 0x9E3779B1) >>> (32 - HASH_BITS);
            int entry = table[slot];
            while (entry != 0 && entry >>> 12 != key) {
                slot = slot + 1 & HASH_MASK;
                entry = table[slot];
            }
            if (entry != 0) {
                prefix = entry & TABLE_SIZE - 1;
                continue;
            }
            put(prefix, bits);
            prefix = value;
            if (next < TABLE_SIZE) {
                table[slot] = key << 12 | next++;
                if (next > 1 << bits) {
                    bits++;
                }
                continue;
            }
            boolean renew = clearing == Clearing.WHEN_FULL;
            if (!renew && ++codes == WINDOW) {
                double pixelsPerCode = (double) (i - windowStart) / WINDOW;
                renew = pixelsPerCode < best;
                best = Math.max(best, pixelsPerCode * 0.9);
                codes = 0;
                windowStart = i;
            }
            if (renew) {
                put(clear, bits);
                Arrays.fill(table, 0);
                bits = minimumBits + 1;
                next = clear + 2;
                codes = 0;
                windowStart = i;
                best = 0;
            }
        }
        put(prefix, bits);
        // the reader's table grows with that code too
        if (next >= 1 << bits && next < TABLE_SIZE) {
            bits++;
        }
        put(clear + 1, bits);
        return finish();
    }

    private void put(int code, int bits) {
        buffer |= code << buffered;
        buffered += bits;
        while (buffered >= 8) {
            putByte(buffer);
            buffer >>>= 8;
            buffered -= 8;
        }
    }

    private void putByte(int value) {
        if (length - blockStart > MAX_BLOCK) {
            output[blockStart] = (byte) MAX_BLOCK;
            blockStart = length;
            append(0);
        }
        append(value);
    }

    private byte[] finish() {
        if (buffered > 0) {
            putByte(buffer);
        }
        output[blockStart] = (byte) (length - blockStart - 1);
        append(0);
        return Arrays.copyOf(output, length);
    }

    private void append(int value) {
        if (length == output.length) {
            output = Arrays.copyOf(output, Math.addExact(length, length / 2));
        }
        output[length++] = (byte) value;
    }
}
