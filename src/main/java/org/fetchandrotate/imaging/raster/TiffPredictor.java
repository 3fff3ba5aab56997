package org.fetchandrotate.imaging.raster;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/// What is done to rows before they are packed, so that they pack better (TIFF 6.0, section 14; Adobe's
/// technical note 3 of 2005 for floating point). Each sample is stored as its difference to that of the pixel
/// to its left, modulo its width; those of floating point byte by byte, after the bytes of a row have been
/// sorted by their weight.
///
/// @param kind of differences
/// @param order of the file's bytes
/// @param sampleBytes 1, 2, 4 or 8
/// @param samples that lie together in a pixel
record TiffPredictor(Kind kind, ByteOrder order, int sampleBytes, int samples) {
    enum Kind {
        NONE,
        HORIZONTAL,
        FLOATING_POINT;

        /// @param code the value of tag 317
        static Optional<Kind> of(long code) {
            return code < 1 || code > 3 ? Optional.empty() : Optional.of(values()[(int) code - 1]);
        }

        /// Whether it exists for samples of so many bits.
        boolean allows(int sampleBits) {
            return switch (this) {
                case NONE -> true;
                case HORIZONTAL -> sampleBits == 8 || sampleBits == 16 || sampleBits == 32 || sampleBits == 64;
                case FLOATING_POINT -> sampleBits == 16 || sampleBits == 24 || sampleBits == 32 || sampleBits == 64;
            };
        }
    }

    /// Turns differences into samples, in place.
    void undo(byte[] rows, int stride) {
        switch (kind) {
            case NONE -> {
                // they are samples
            }
            case HORIZONTAL -> sum(rows, stride, sampleBytes);
            case FLOATING_POINT -> {
                sum(rows, stride, 1);
                sort(rows, stride, (sorted, place) -> sorted);
            }
        }
    }

    /// Turns samples into differences, in place.
    void apply(byte[] rows, int stride) {
        switch (kind) {
            case NONE -> {
                // samples they stay
            }
            case HORIZONTAL -> subtract(rows, stride, sampleBytes);
            case FLOATING_POINT -> {
                sort(rows, stride, (sorted, place) -> place);
                subtract(rows, stride, 1);
            }
        }
    }

    private void sum(byte[] rows, int stride, int bytes) {
        ByteBuffer view = ByteBuffer.wrap(rows).order(order);
        int pixel = bytes * samples;
        for (int row = 0; row < rows.length; row += stride) {
            for (int at = row + pixel; at + bytes <= row + stride; at += bytes) {
                put(view, at, bytes, get(view, at, bytes) + get(view, at - pixel, bytes));
            }
        }
    }

    private void subtract(byte[] rows, int stride, int bytes) {
        ByteBuffer view = ByteBuffer.wrap(rows).order(order);
        int pixel = bytes * samples;
        for (int row = 0; row < rows.length; row += stride) {
            for (int at = row + stride - bytes; at >= row + pixel; at -= bytes) {
                put(view, at, bytes, get(view, at, bytes) - get(view, at - pixel, bytes));
            }
        }
    }

    /// Moves the bytes of each row between their places in samples and those by weight, the heaviest first.
    private void sort(byte[] rows, int stride, Way way) {
        byte[] row = new byte[stride];
        int count = stride / sampleBytes;
        for (int start = 0; start < rows.length; start += stride) {
            System.arraycopy(rows, start, row, 0, stride);
            for (int sample = 0; sample < count; sample++) {
                for (int weight = 0; weight < sampleBytes; weight++) {
                    int sorted = weight * count + sample;
                    int place = sample * sampleBytes + weight;
                    rows[start + sorted + place - way.from(sorted, place)] = row[way.from(sorted, place)];
                }
            }
        }
    }

    @FunctionalInterface
    private interface Way {
        /// Which of the two places to read; the other is written.
        int from(int sorted, int place);
    }

    private static long get(ByteBuffer view, int at, int bytes) {
        return switch (bytes) {
            case 1 -> view.get(at);
            case 2 -> view.getShort(at);
            case 4 -> view.getInt(at);
            default -> view.getLong(at);
        };
    }

    private static void put(ByteBuffer view, int at, int bytes, long value) {
        switch (bytes) {
            case 1 -> view.put(at, (byte) value);
            case 2 -> view.putShort(at, (short) value);
            case 4 -> view.putInt(at, (int) value);
            default -> view.putLong(at, value);
        }
    }
}
