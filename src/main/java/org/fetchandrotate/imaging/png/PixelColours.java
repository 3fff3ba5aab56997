package org.fetchandrotate.imaging.png;

/// The colours of packed pixels at 8 bits a channel, transparency applied (PNG clauses 13.12 and 13.16); colour
/// spaces aren't. Immutable and thread-safe.
final class PixelColours {
    private static final int OPAQUE = 0xFF << 24;
    private static final int NO_KEY = -1;

    private final int bitDepth;
    private final ColourType colourType;
    private final int[] palette;
    private final byte[] transparency;

    PixelColours(PngStructure structure) {
        bitDepth = structure.header().bitDepth();
        colourType = structure.header().colourType();
        transparency = structure.transparency();
        byte[] entries = structure.palette();
        palette = new int[entries.length / 3];
        for (int i = 0; i < palette.length; i++) {
            int alpha = i < transparency.length ? transparency[i] & 0xFF : 0xFF;
            int red = entries[3 * i] & 0xFF;
            palette[i] = alpha << 24 | red << 16 | (entries[3 * i + 1] & 0xFF) << 8 | entries[3 * i + 2] & 0xFF;
        }
    }

    /// `0xAARRGGBB` of the pixel in column `x` of the row that starts at `row`.
    int argb(byte[] bytes, int row, int x) {
        return switch (colourType) {
            case PALETTE -> {
                int index = sample(bytes, row, x);
                // black where an index has no entry, as most viewers do
                yield index < palette.length ? palette[index] : OPAQUE;
            }
            case GREY -> {
                int grey = sample(bytes, row, x);
                yield grey(grey) | (grey == key(0) ? 0 : OPAQUE);
            }
            case GREY_ALPHA -> grey(sample(bytes, row, 2 * x)) | to8(sample(bytes, row, 2 * x + 1)) << 24;
            case RGB -> {
                int red = sample(bytes, row, 3 * x);
                int green = sample(bytes, row, 3 * x + 1);
                int blue = sample(bytes, row, 3 * x + 2);
                boolean hidden = red == key(0) && green == key(1) && blue == key(2);
                yield to8(red) << 16 | to8(green) << 8 | to8(blue) | (hidden ? 0 : OPAQUE);
            }
            case RGB_ALPHA ->
                to8(sample(bytes, row, 4 * x)) << 16
                        | to8(sample(bytes, row, 4 * x + 1)) << 8
                        | to8(sample(bytes, row, 4 * x + 2))
                        | to8(sample(bytes, row, 4 * x + 3)) << 24;
        };
    }

    private int sample(byte[] bytes, int row, int index) {
        return bitDepth == 16 ? Bytes.uint16(bytes, row + 2 * index) : Pixels.get(bytes, row, index, bitDepth);
    }

    /// The sample of a channel that counts as transparent where all of them match (tRNS, clause 11.3.1.1).
    private int key(int channel) {
        int at = 2 * channel;
        return at + 1 < transparency.length ? Bytes.uint16(transparency, at) & (1 << bitDepth) - 1 : NO_KEY;
    }

    private int grey(int sample) {
        return to8(sample) * 0x010101;
    }

    private int to8(int sample) {
        return bitDepth == 16 ? sample >> 8 : sample * 0xFF / ((1 << bitDepth) - 1);
    }
}
