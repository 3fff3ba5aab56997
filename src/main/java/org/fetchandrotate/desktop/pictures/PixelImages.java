package org.fetchandrotate.desktop.pictures;

import java.nio.IntBuffer;
import java.util.Arrays;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.fetchandrotate.imaging.Thumbnail;

/// Makes images of the toolkit from pixels in memory. Thread-safe: holds nothing.
public final class PixelImages {
    private PixelImages() {}

    /// @param picture its pixels are shared, not copied, if all are opaque
    public static Image of(Thumbnail picture) {
        IntBuffer pixels = IntBuffer.wrap(premultiplied(picture.argb()));
        return new WritableImage(
                new PixelBuffer<>(picture.width(), picture.height(), pixels, PixelFormat.getIntArgbPreInstance()));
    }

    private static int[] premultiplied(int[] argb) {
        if (Arrays.stream(argb).allMatch(pixel -> pixel >>> 24 == 0xFF)) {
            return argb;
        }
        int[] result = new int[argb.length];
        for (int i = 0; i < argb.length; i++) {
            int alpha = argb[i] >>> 24;
            result[i] = alpha << 24
                    | scaled(argb[i] >> 16 & 0xFF, alpha) << 16
                    | scaled(argb[i] >> 8 & 0xFF, alpha) << 8
                    | scaled(argb[i] & 0xFF, alpha);
        }
        return result;
    }

    private static int scaled(int colour, int alpha) {
        return (colour * alpha + 127) / 255;
    }
}
