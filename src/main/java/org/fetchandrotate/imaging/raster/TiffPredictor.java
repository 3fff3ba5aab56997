package org.fetchandrotate.imaging.raster;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Horizontal differencing (TIFF 6.0, section 14): each sample is stored as its difference to that of the pixel
/// to its left, modulo its width.
///
/// @param order of the file's bytes
/// @param sampleBytes 1, 2, 4 or 8
/// @param samples that lie together in a pixel
record TiffPredictor(ByteOrder order, int sampleBytes, int samples) {
    /// Turns differences into samples, in place.
    void undo(byte[] rows, int stride) {
        ByteBuffer view = ByteBuffer.wrap(rows).order(order);
        int pixel = sampleBytes * samples;
        for (int row = 0; row < rows.length; row += stride) {
            for (int at = row + pixel; at + sampleBytes <= row + stride; at += sampleBytes) {
                put(view, at, get(view, at) + get(view, at - pixel));
            }
        }
    }

    /// Turns samples into differences, in place.
    void apply(byte[] rows, int stride) {
        ByteBuffer view = ByteBuffer.wrap(rows).order(order);
        int pixel = sampleBytes * samples;
        for (int row = 0; row < rows.length; row += stride) {
            for (int at = row + stride - sampleBytes; at >= row + pixel; at -= sampleBytes) {
                put(view, at, get(view, at) - get(view, at - pixel));
            }
        }
    }

    private long get(ByteBuffer view, int at) {
        return switch (sampleBytes) {
            case 1 -> view.get(at);
            case 2 -> view.getShort(at);
            case 4 -> view.getInt(at);
            default -> view.getLong(at);
        };
    }

    private void put(ByteBuffer view, int at, long value) {
        switch (sampleBytes) {
            case 1 -> view.put(at, (byte) value);
            case 2 -> view.putShort(at, (short) value);
            case 4 -> view.putInt(at, (int) value);
            default -> view.putLong(at, value);
        }
    }
}
