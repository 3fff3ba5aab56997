package org.fetchandrotate.imaging.raster;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;

/// Bitmaps with pixels drawn by lot.
final class TestBitmaps {
    private TestBitmaps() {}

    /// @param height negative: from the top down
    static byte[] file(int width, int height, int bits) {
        int rows = Math.abs(height);
        byte[] pixels = new byte[(width * bits + 31) / 32 * 4 * rows];
        int stride = pixels.length / rows;
        new Random(width * 31L + bits).nextBytes(pixels);
        for (int y = 0; y < rows; y++) {
            // bits that fill a row up are zero, so that whole files can be compared
            int used = width * bits;
            for (int bit = used; bit < stride * 8; bit++) {
                pixels[y * stride + bit / 8] &= (byte) ~(0x80 >> bit % 8);
            }
        }
        return assembled(width, height, bits, 0, 40, pixels, new byte[0]);
    }

    static byte[] runLength(int width, int height, int bits, byte[] pixels) {
        return assembled(width, height, bits, bits == 8 ? 1 : 2, 40, pixels, new byte[0]);
    }

    static byte[] withProfile(int width, int height, byte[] profile) {
        byte[] pixels = new byte[(width * 3 + 3) / 4 * 4 * height];
        new Random(1).nextBytes(pixels);
        return assembled(width, height, 24, 0, 124, pixels, profile);
    }

    /// The bitmap of an icon: without the file's header, followed by a mask.
    static byte[] iconBitmap(int size, int bits) {
        byte[] file = file(size, size, bits);
        byte[] mask = new byte[(size + 31) / 32 * 4 * size];
        new Random(5).nextBytes(mask);
        byte[] bitmap = Arrays.copyOfRange(file, 14, file.length + mask.length);
        System.arraycopy(mask, 0, bitmap, file.length - 14, mask.length);
        DibHeader.view(bitmap).putInt(8, 2 * size);
        return bitmap;
    }

    /// The same bitmap of an icon with a header of 124 bytes, and a profile at its end.
    static byte[] withV5Header(byte[] bitmap, int compression, byte[] profile) {
        ByteBuffer longer =
                ByteBuffer.allocate(bitmap.length + 84 + profile.length).order(ByteOrder.LITTLE_ENDIAN);
        longer.put(bitmap, 0, 40)
                .position(124)
                .put(bitmap, 40, bitmap.length - 40)
                .put(profile);
        longer.putInt(0, 124)
                .putInt(16, compression)
                .putInt(40, 0xFF0000)
                .putInt(44, 0xFF00)
                .putInt(48, 0xFF);
        longer.putInt(112, bitmap.length + 84).putInt(116, profile.length);
        return longer.array();
    }

    private static byte[] assembled(
            int width, int height, int bits, int compression, int headerSize, byte[] pixels, byte[] profile) {
        int colours = bits <= 8 ? 1 << bits : 0;
        int start = 14 + headerSize + colours * 4;
        ByteBuffer head = ByteBuffer.allocate(start).order(ByteOrder.LITTLE_ENDIAN);
        head.put((byte) 'B')
                .put((byte) 'M')
                .putInt(start + pixels.length + profile.length)
                .putInt(0)
                .putInt(start);
        head.putInt(headerSize).putInt(width).putInt(height).putShort((short) 1).putShort((short) bits);
        head.putInt(compression)
                .putInt(pixels.length)
                .putInt(3780)
                .putInt(2835)
                .putInt(0)
                .putInt(0);
        if (headerSize == 124) {
            head.putInt(14 + 112, start - 14 + pixels.length).putInt(14 + 116, profile.length);
        }
        var random = new Random(2);
        for (int i = 0; i < colours; i++) {
            head.putInt(14 + headerSize + 4 * i, random.nextInt() & 0xFFFFFF);
        }
        var out = new ByteArrayOutputStream();
        out.writeBytes(head.array());
        out.writeBytes(pixels);
        out.writeBytes(profile);
        return out.toByteArray();
    }
}
