package org.fetchandrotate.imaging.jpeg.thumbnail;

import org.fetchandrotate.imaging.jpeg.file.FrameHeader;
import org.fetchandrotate.imaging.jpeg.metadata.Metadata;

/// What a picture's components mean: JFIF 1.02 and Adobe's technical note 5116.
enum Colours {
    GREY,
    YCBCR,
    RGB,
    /// Amounts of ink.
    CMYK,
    /// Amounts of paper left: Adobe's programs store inks inverted.
    INVERTED_CMYK,
    /// [#INVERTED_CMYK] with its first three components as YCbCr.
    YCCK;

    static Colours of(FrameHeader frame, Metadata metadata) {
        int transform = metadata.adobeTransform();
        return switch (frame.components().size()) {
            case 3 -> transform == 0 || transform < 0 && !metadata.hasJfif() && hasRgbIds(frame) ? RGB : YCBCR;
            case 4 -> transform < 0 ? CMYK : transform == 2 ? YCCK : INVERTED_CMYK;
            default -> GREY;
        };
    }

    private static boolean hasRgbIds(FrameHeader frame) {
        return frame.components().get(0).id() == 'R'
                && frame.components().get(1).id() == 'G'
                && frame.components().get(2).id() == 'B';
    }

    /// How many components it looks at.
    int components() {
        return switch (this) {
            case GREY -> 1;
            case YCBCR, RGB -> 3;
            case CMYK, INVERTED_CMYK, YCCK -> 4;
        };
    }

    /// The opaque `0xAARRGGBB` of a pixel.
    ///
    /// @param samples one a component, 0–255
    int argb(float[] samples) {
        return switch (this) {
            case GREY -> opaque(samples[0], samples[0], samples[0]);
            case RGB -> opaque(samples[0], samples[1], samples[2]);
            case YCBCR -> opaque(red(samples), green(samples), blue(samples));
            case CMYK -> inked(255 - samples[0], 255 - samples[1], 255 - samples[2], 255 - samples[3]);
            case INVERTED_CMYK -> inked(samples[0], samples[1], samples[2], samples[3]);
            // what is converted to YCbCr is 255 − the sample of INVERTED_CMYK
            case YCCK -> inked(255 - red(samples), 255 - green(samples), 255 - blue(samples), samples[3]);
        };
    }

    private static float red(float[] ycc) {
        return ycc[0] + 1.402f * (ycc[2] - 128);
    }

    private static float green(float[] ycc) {
        return ycc[0] - 0.344136f * (ycc[1] - 128) - 0.714136f * (ycc[2] - 128);
    }

    private static float blue(float[] ycc) {
        return ycc[0] + 1.772f * (ycc[1] - 128);
    }

    private static int inked(float red, float green, float blue, float white) {
        return opaque(red * white / 255, green * white / 255, blue * white / 255);
    }

    private static int opaque(float red, float green, float blue) {
        return 0xFF000000 | level(red) << 16 | level(green) << 8 | level(blue);
    }

    private static int level(float value) {
        return Math.clamp(Math.round(value), 0, 255);
    }
}
