package org.fetchandrotate.imaging;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.fetchandrotate.model.ImageFormat;

/// Decodes image files to be looked at large, as shown (orientation applied, first frame). Immutable and
/// thread-safe.
public final class Pictures {
    /// A first frame larger than this isn't decoded.
    private static final long MOST_SOURCE_PIXELS = 256L << 20;

    private static final Map<ImageFormat, ImageCodec> CODECS = Codecs.builtIn();

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
        byte[] file = ImageRotator.read(image);
        Optional<ImageCodec> codec = FormatSniffer.format(file).map(CODECS::get);
        if (codec.isEmpty()) {
            return Optional.empty();
        }
        var guarded = new GuardedCodec(codec.get());
        try {
            ImageInfo info = guarded.inspect(file);
            return (long) info.width() * info.height() > MOST_SOURCE_PIXELS
                    ? Optional.empty()
                    : guarded.thumbnail(file, longestSide(info, mostPixels)).map(pixels -> picture(info, pixels));
        } catch (ImageFormatException e) {
            // Not an image that can be shown; why is told by whoever rotates it.
            return Optional.empty();
        }
    }

    private static int longestSide(ImageInfo info, int mostPixels) {
        int longest = Math.max(info.width(), info.height());
        double scale = Math.sqrt((double) mostPixels / ((double) info.width() * info.height()));
        return scale >= 1 ? longest : Math.max(1, (int) (longest * scale));
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
