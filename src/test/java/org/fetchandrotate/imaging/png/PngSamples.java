package org.fetchandrotate.imaging.png;

import java.util.Arrays;
import java.util.Random;
import org.fetchandrotate.model.Rotation;

/// A picture as numbers: the reference that everything is compared with. `values` holds `channels` samples a pixel,
/// row by row.
record PngSamples(int width, int height, int channels, int[] values) {
    /// Noise, so that every wrong pixel shows.
    static PngSamples random(int width, int height, int channels, int limit, Random random) {
        int[] values = new int[width * height * channels];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextInt(limit);
        }
        return new PngSamples(width, height, channels, values);
    }

    int at(int x, int y, int channel) {
        return values[(y * width + x) * channels + channel];
    }

    /// The plainest possible rotation: where does each pixel go?
    PngSamples rotated(Rotation rotation) {
        boolean swaps = rotation.swapsSides();
        PngSamples result = new PngSamples(swaps ? height : width, swaps ? width : height, channels, values.clone());
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int toX = switch (rotation) {
                    case CLOCKWISE_90, TRANSVERSE -> height - 1 - y;
                    case HALF_TURN, FLIP_HORIZONTAL -> width - 1 - x;
                    case CLOCKWISE_270, TRANSPOSE -> y;
                    case UPRIGHT, FLIP_VERTICAL -> x;
                };
                int toY = switch (rotation) {
                    case CLOCKWISE_90, TRANSPOSE -> x;
                    case HALF_TURN, FLIP_VERTICAL -> height - 1 - y;
                    case CLOCKWISE_270, TRANSVERSE -> width - 1 - x;
                    case UPRIGHT, FLIP_HORIZONTAL -> y;
                };
                for (int c = 0; c < channels; c++) {
                    result.values[(toY * result.width + toX) * channels + c] = at(x, y, c);
                }
            }
        }
        return result;
    }

    /// As viewers show it under an EXIF orientation, by the table of CIPA DC-008 alone.
    PngSamples shown(int exifOrientation) {
        boolean swaps = exifOrientation >= 5;
        PngSamples result = new PngSamples(swaps ? height : width, swaps ? width : height, channels, values.clone());
        for (int y = 0; y < result.height; y++) {
            for (int x = 0; x < result.width; x++) {
                int right = width - 1;
                int bottom = height - 1;
                int[] from = switch (exifOrientation) {
                    case 2 -> new int[] {right - x, y};
                    case 3 -> new int[] {right - x, bottom - y};
                    case 4 -> new int[] {x, bottom - y};
                    case 5 -> new int[] {y, x};
                    case 6 -> new int[] {y, bottom - x};
                    case 7 -> new int[] {right - y, bottom - x};
                    case 8 -> new int[] {right - y, x};
                    default -> new int[] {x, y};
                };
                for (int c = 0; c < channels; c++) {
                    result.values[(y * result.width + x) * channels + c] = at(from[0], from[1], c);
                }
            }
        }
        return result;
    }

    boolean sameAs(PngSamples other) {
        return width == other.width
                && height == other.height
                && channels == other.channels
                && Arrays.equals(values, other.values);
    }
}
