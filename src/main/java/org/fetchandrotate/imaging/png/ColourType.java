package org.fetchandrotate.imaging.png;

import org.fetchandrotate.imaging.ImageFormatException;

/// What a pixel is made of (PNG clause 11.2.1, table 12).
enum ColourType {
    GREY(0, 1, 1 | 2 | 4 | 8 | 16),
    RGB(2, 3, 8 | 16),
    PALETTE(3, 1, 1 | 2 | 4 | 8),
    GREY_ALPHA(4, 2, 8 | 16),
    RGB_ALPHA(6, 4, 8 | 16);

    private final int code;
    private final int channels;
    /// The sum of them: each is a power of two.
    private final int bitDepths;

    ColourType(int code, int channels, int bitDepths) {
        this.code = code;
        this.channels = channels;
        this.bitDepths = bitDepths;
    }

    /// Samples a pixel.
    int channels() {
        return channels;
    }

    /// The type of that code in IHDR, where it goes with that bit depth.
    ///
    /// @throws ImageFormatException if there is no such type or not at that depth
    static ColourType of(int code, int bitDepth) throws ImageFormatException {
        for (ColourType type : values()) {
            if (type.code == code && Integer.bitCount(bitDepth) == 1 && (type.bitDepths & bitDepth) != 0) {
                return type;
            }
        }
        throw ImageFormatException.corrupt("IHDR has colour type %d at %d bits".formatted(code, bitDepth));
    }
}
