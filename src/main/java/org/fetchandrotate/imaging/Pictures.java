package org.fetchandrotate.imaging;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// Decodes image files to be looked at large, as shown (orientation applied, first frame). Immutable and
/// thread-safe.
public final class Pictures {
    /// So much of what may be is as good.
    private static final double NEARLY = 0.8;

    private Pictures() {}

    /// @param fullWidth of the image as shown, in its own pixels
    /// @param fullHeight likewise
    /// @param pixels the whole image, at its own size or smaller
    public record Picture(int fullWidth, int fullHeight, Thumbnail pixels) {
        /// Whether every pixel of the image is there.
        public boolean isFullSize() {
            return pixels.width() == fullWidth && pixels.height() == fullHeight;
        }
    }

    /// @param mostPixels of the result; a larger image is scaled down to about that
    /// @return empty if the file isn't an image that can be shown
    /// @throws IOException if the file can't be read
    public static Optional<Picture> read(Path image, int mostPixels) throws IOException {
        return LoadedImage.of(image).flatMap(open -> {
            ImageInfo info = open.info();
            return open.thumbnail(longestSide(info, mostPixels)).map(pixels -> picture(info, pixels));
        });
    }

    static int longestSide(ImageInfo info, int mostPixels) {
        int longest = Math.max(info.width(), info.height());
        double scale = Math.sqrt((double) mostPixels / ((double) info.width() * info.height()));
        if (scale >= 1) {
            return longest;
        }
        // a half, a quarter, an eighth come out of a JPEG's blocks as they are, with a quarter of the memory
        double halved = Math.pow(2, Math.floor(Math.log(scale) / Math.log(2)));
        return Math.max(1, (int) (longest * (halved >= NEARLY * scale ? halved : scale)));
    }

    /// The header tells the size before any orientation; the pixels tell whether the sides were swapped.
    private static Picture picture(ImageInfo info, Thumbnail pixels) {
        boolean upright = pixels.height() > pixels.width();
        boolean storedUpright = info.height() > info.width();
        return upright == storedUpright
                ? new Picture(info.width(), info.height(), pixels)
                : new Picture(info.height(), info.width(), pixels);
    }
}
