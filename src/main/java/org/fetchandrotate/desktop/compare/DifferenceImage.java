package org.fetchandrotate.desktop.compare;

import java.util.Optional;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import org.fetchandrotate.desktop.pictures.PixelImages;
import org.fetchandrotate.imaging.Thumbnail;
import org.fetchandrotate.model.Transform;

/// Shows where a rotated copy, rotated back, differs from its original. Thread-safe: holds nothing.
final class DifferenceImage {
    /// What can't be seen is enlarged: one step of 255 becomes visible, sixteen are white.
    static final int ENLARGED = 16;

    private DifferenceImage() {}

    /// Black where they are the same, the brighter the more a pixel differs, in the colour by which it does.
    ///
    /// @param transform by which the copy was made
    /// @return empty if they aren't of the same shape
    static Optional<Image> of(Image original, Image copy, Transform transform) {
        int width = (int) original.getWidth();
        int height = (int) original.getHeight();
        int copyWidth = (int) copy.getWidth();
        if (copyWidth != (transform.swapsSides() ? height : width)
                || (int) copy.getHeight() != (transform.swapsSides() ? width : height)) {
            return Optional.empty();
        }
        int[] result = pixels(original);
        int[] other = pixels(copy);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int there = transform.top(x, y, width - 1 - x, height - 1 - y) * copyWidth
                        + transform.left(x, y, width - 1 - x, height - 1 - y);
                result[y * width + x] = difference(result[y * width + x], other[there]);
            }
        }
        return Optional.of(PixelImages.of(new Thumbnail(width, height, result)));
    }

    /// The same as it is shown, at the original's size.
    static PictureState of(PictureState.Shown original, PictureState.Shown copy, Transform transform) {
        return of(original.image(), copy.image(), transform)
                .<PictureState>map(image -> new PictureState.Shown(image, original.fullWidth(), original.fullHeight()))
                .orElse(new PictureState.Unshowable());
    }

    private static int[] pixels(Image image) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] pixels = new int[width * height];
        image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbPreInstance(), pixels, 0, width);
        return pixels;
    }

    /// Of opacity as of all three colours.
    private static int difference(int one, int other) {
        int opacity = Math.abs((one >>> 24) - (other >>> 24));
        int result = 0xFF;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int colour = Math.abs((one >> shift & 0xFF) - (other >> shift & 0xFF));
            result = result << 8 | Math.min(0xFF, Math.max(colour, opacity) * ENLARGED);
        }
        return result;
    }
}
