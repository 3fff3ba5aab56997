package org.fetchandrotate.imaging.raster;

import java.io.ByteArrayOutputStream;

/// Codes of up to 24 bits one after the other, from the highest bit of each byte on. Single-threaded.
final class BitOutput {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int pending;
    private int pendingBits;

    void put(int code, int bits) {
        pending = pending << bits | code;
        pendingBits += bits;
        while (pendingBits >= 8) {
            pendingBits -= 8;
            bytes.write(pending >> pendingBits);
        }
        pending &= (1 << pendingBits) - 1;
    }

    /// All of them, the last byte filled up with zeros.
    byte[] finished() {
        if (pendingBits > 0) {
            bytes.write(pending << (8 - pendingBits));
            pendingBits = 0;
        }
        return bytes.toByteArray();
    }
}
