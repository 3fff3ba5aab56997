package org.fetchandrotate.imaging.png;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// Bits, the low ones first (RFC 1951, section 3.1.1), into a growing array. Single-threaded.
final class BitSink {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private byte[] bytes;
    private int length;
    private long buffer;
    private int buffered;

    BitSink(int expectedBytes) {
        bytes = new byte[expectedBytes + Long.BYTES];
    }

    /// Makes room for that many bits, so that [#put] need not look.
    void reserve(long bits) {
        long needed = length + bits / 8 + 2 * Long.BYTES;
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.toIntExact(Math.max(needed, bytes.length + (long) bytes.length / 2)));
        }
    }

    /// @param count at most 56
    void put(long bits, int count) {
        buffer |= bits << buffered;
        buffered += count;
        LONG.set(bytes, length, buffer);
        length += buffered >> 3;
        buffer >>>= buffered & ~7;
        buffered &= 7;
    }

    /// Fills the last byte with zeros.
    void align() {
        put(0, -buffered & 7);
    }

    /// Whole bytes, after [#align()].
    void putBytes(byte[] source, int offset, int count) {
        System.arraycopy(source, offset, bytes, length, count);
        length += count;
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }
}
