package org.fetchandrotate.imaging.png;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Big-endian numbers in byte arrays (PNG clause 7.1).
final class Bytes {
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private Bytes() {}

    static int int32(byte[] bytes, int offset) {
        return (int) INT.get(bytes, offset);
    }

    static int uint16(byte[] bytes, int offset) {
        return (short) SHORT.get(bytes, offset) & 0xFFFF;
    }

    static long int64(byte[] bytes, int offset) {
        return (long) LONG.get(bytes, offset);
    }

    static void putInt32(byte[] bytes, int offset, int value) {
        INT.set(bytes, offset, value);
    }

    static void putInt16(byte[] bytes, int offset, int value) {
        SHORT.set(bytes, offset, (short) value);
    }

    static void putInt64(byte[] bytes, int offset, long value) {
        LONG.set(bytes, offset, value);
    }
}
