package org.fetchandrotate.imaging;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.fetchandrotate.model.JpegUnaligned;
import org.fetchandrotate.model.Rotation;

/// Pictures without any symmetry, and what is needed to compare them.
public final class TestPictures {
    public static final RotationOptions NO_THUMBNAIL = new RotationOptions(JpegUnaligned.REENCODE, 0);

    private TestPictures() {}

    /// Every pixel differs from its neighbours; a corner is marked; all opaque.
    public static ArgbImage opaque(int width, int height) {
        return drawn(width, height, 0xFF);
    }

    /// The same with opacities from 0 to 255, and colours under invisible pixels.
    public static ArgbImage translucent(int width, int height) {
        return drawn(width, height, 0);
    }

    /// All that changes a picture that is stored the way it is shown.
    public static final List<Rotation> MOVES = List.of(Rotation.values()).stream()
            .filter(rotation -> rotation != Rotation.UPRIGHT)
            .toList();

    /// Rotated pixel by pixel, in the most obvious way.
    public static ArgbImage rotatedPlainly(ArgbImage image, Rotation rotation) {
        int width = rotation.swapsSides() ? image.height() : image.width();
        int height = rotation.swapsSides() ? image.width() : image.height();
        int[] argb = new int[width * height];
        for (int y = 0; y < image.height(); y++) {
            for (int x = 0; x < image.width(); x++) {
                int target = switch (rotation) {
                    case CLOCKWISE_90 -> x * width + width - 1 - y;
                    case HALF_TURN -> (height - 1 - y) * width + width - 1 - x;
                    case CLOCKWISE_270 -> (height - 1 - x) * width + y;
                    case UPRIGHT -> y * width + x;
                    case FLIP_HORIZONTAL -> y * width + width - 1 - x;
                    case FLIP_VERTICAL -> (height - 1 - y) * width + x;
                    case TRANSPOSE -> x * width + y;
                    case TRANSVERSE -> (height - 1 - x) * width + width - 1 - y;
                };
                argb[target] = image.argb()[y * image.width() + x];
            }
        }
        return new ArgbImage(width, height, argb);
    }

    /// As shown under an orientation: where the first row and the first column of the data come to lie (CIPA
    /// DC-008, 4.6.4).
    public static ArgbImage shown(ArgbImage stored, Orientation orientation) {
        int width = orientation.swapsSides() ? stored.height() : stored.width();
        int height = orientation.swapsSides() ? stored.width() : stored.height();
        int[] argb = new int[width * height];
        for (int y = 0; y < stored.height(); y++) {
            for (int x = 0; x < stored.width(); x++) {
                int right = stored.width() - 1 - x;
                int below = stored.height() - 1 - y;
                int target = switch (orientation) {
                    case NORMAL -> y * width + x;
                    case MIRRORED -> y * width + right;
                    case ROTATED_180 -> below * width + right;
                    case FLIPPED -> below * width + x;
                    case TRANSPOSED -> x * width + y;
                    case CLOCKWISE -> x * width + below;
                    case TRANSVERSED -> right * width + below;
                    case COUNTERCLOCKWISE -> right * width + y;
                };
                argb[target] = stored.argb()[y * stored.width() + x];
            }
        }
        return new ArgbImage(width, height, argb);
    }

    public static byte[] rotated(ImageCodec codec, byte[] file, Rotation rotation) throws ImageFormatException {
        var target = new ByteArrayOutputStream();
        try {
            codec.rotate(file, target, rotation, NO_THUMBNAIL);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return target.toByteArray();
    }

    /// Peak signal to noise ratio in decibels over the visible colours; infinite for equal pictures.
    public static double psnr(ArgbImage first, ArgbImage second) {
        long squares = 0;
        for (int i = 0; i < first.argb().length; i++) {
            int a = first.argb()[i];
            int b = second.argb()[i];
            int opacity = a >>> 24;
            for (int shift = 0; shift < 24; shift += 8) {
                int difference = ((a >> shift & 0xFF) - (b >> shift & 0xFF)) * opacity / 255;
                squares += (long) difference * difference;
            }
        }
        return 10 * Math.log10(255 * 255 * 3.0 * first.argb().length / squares);
    }

    /// A file beside a test class.
    public static byte[] resource(Class<?> test, String name) {
        try (InputStream in = test.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalArgumentException("no resource " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ArgbImage drawn(int width, int height, int leastOpacity) {
        int[] argb = new int[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int red = 255 * x / width;
                int green = 255 * y / height;
                int blue = 128 + (int) (100 * Math.sin(x / 5.0) * Math.cos(y / 7.0));
                int alpha = Math.max(leastOpacity, (x * 7 + y * 13) % 256);
                argb[y * width + x] = alpha << 24 | red << 16 | green << 8 | blue;
            }
        }
        for (int i = 0; i < Math.min(width, 4); i++) {
            argb[i] |= 0xFFFF0000;
        }
        return new ArgbImage(width, height, argb);
    }
}
