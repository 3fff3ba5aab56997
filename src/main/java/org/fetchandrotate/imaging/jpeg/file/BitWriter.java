package org.fetchandrotate.imaging.jpeg.file;

import java.io.IOException;
import java.io.OutputStream;

/// Writes the parts of a JPEG file: bytes as they are, and entropy-coded bits with a zero byte stuffed in
/// behind every 0xFF (T.81, B.1.1.5). Single-threaded.
public final class BitWriter {
    private static final int BUFFER_BYTES = 1 << 16;

    /// The most bytes that one flush of 64 bits can become.
    private static final int MARGIN = 16;

    private final OutputStream target;
    private final byte[] buffer;
    private int size;
    private long pending;
    private int free = 64;

    /// @param expectedBytes about how much will be written
    public BitWriter(OutputStream target, int expectedBytes) {
        this.target = target;
        this.buffer = new byte[Math.clamp(expectedBytes, 1024, BUFFER_BYTES)];
    }

    /// Appends bits.
    ///
    /// @param bits in the lowest places, zeros above them
    /// @param count 0–63
    public void put(long bits, int count) throws IOException {
        int room = free - count;
        if (room >= 0) {
            pending = pending << count | bits;
            free = room;
        } else {
            // what doesn't fit stays behind in the lowest places; what is above it is shifted out before the next flush
            flush(pending << free | bits >>> -room);
            pending = bits;
            free = room + 64;
        }
    }

    /// Appends a Huffman code and the bits of the value behind it: T.81, F.1.2.1.
    ///
    /// @param code shifted left by 5, its length in the lowest 5 bits
    /// @param size of the value in bits, 0–15
    public void putCoded(int code, int value, int size) throws IOException {
        // a negative value is coded as the low bits of value − 1
        int bits = value + (value >> 31) & (1 << size) - 1;
        put((long) (code >>> 5) << size | bits, (code & 31) + size);
    }

    private void flush(long word) throws IOException {
        if (size > buffer.length - MARGIN) {
            drain();
        }
        if (EntropyData.hasAllOnes(word)) {
            for (int shift = 56; shift >= 0; shift -= 8) {
                stuffed((byte) (word >>> shift));
            }
        } else {
            EntropyData.LONG.set(buffer, size, word);
            size += 8;
        }
    }

    /// Fills the last byte up with ones (T.81, F.1.2.3); bytes may follow then.
    public void align() throws IOException {
        int used = 64 - free;
        if (size > buffer.length - MARGIN) {
            drain();
        }
        int fill = -used & 7;
        long word = pending << fill | (1L << fill) - 1;
        for (int left = used + fill; left > 0; left -= 8) {
            stuffed((byte) (word >>> left - 8));
        }
        pending = 0;
        free = 64;
    }

    private void stuffed(byte value) {
        buffer[size++] = value;
        if (value == -1) {
            buffer[size++] = 0;
        }
    }

    /// Writes a marker, on a byte boundary.
    public void marker(int marker) throws IOException {
        if (size > buffer.length - MARGIN) {
            drain();
        }
        buffer[size++] = -1;
        buffer[size++] = (byte) marker;
    }

    /// Writes a marker segment with its length, on a byte boundary.
    public void segment(int marker, byte[] payload) throws IOException {
        marker(marker);
        int length = payload.length + 2;
        buffer[size++] = (byte) (length >>> 8);
        buffer[size++] = (byte) length;
        bytes(payload, 0, payload.length);
    }

    /// Writes bytes as they are, on a byte boundary.
    public void bytes(byte[] source, int start, int end) throws IOException {
        drain();
        target.write(source, start, end - start);
    }

    /// Hands everything on to the target.
    public void drain() throws IOException {
        target.write(buffer, 0, size);
        size = 0;
    }
}
