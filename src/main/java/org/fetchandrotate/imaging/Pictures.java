package org.fetchandrotate.imaging;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.fetchandrotate.model.JpegUnaligned;
import org.fetchandrotate.model.Rotation;

/// Decodes image files to be looked at large, as shown (orientation applied, first frame). Immutable and
/// thread-safe.
public final class Pictures {
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

    /// Reads a rotated copy after rotating it back without loss: by the moves that made it, backwards, so that
    /// what it is made of is compared and not what a decoder makes of it. A JPEG with thinned colours, rotated
    /// by a quarter, is smoothed along other pixels than its original when it is shown, though both have the
    /// same coefficients.
    ///
    /// @param copy rotated by `rotation`
    /// @return empty if it can't be rotated back without loss, or can't be shown
    /// @throws IOException if the file can't be read
    public static Optional<Picture> readRotatedBack(Path copy, Rotation rotation, int mostPixels) throws IOException {
        Optional<LoadedImage> open = LoadedImage.of(copy);
        if (open.isEmpty()) {
            return Optional.empty();
        }
        ImageInfo info = open.get().info();
        return rotatedBack(open.get(), rotation)
                .flatMap(back -> open.get().thumbnail(back, longestSide(info, mostPixels)))
                .map(pixels -> picture(info, pixels));
    }

    private static Optional<byte[]> rotatedBack(LoadedImage copy, Rotation rotation) throws IOException {
        var back = new ByteArrayOutputStream(copy.file().length);
        try {
            var rotated = copy.codec()
                    .rotate(
                            copy.file(),
                            back,
                            new HashingOutputStream(back),
                            Rotation.of(rotation.transform().inverse()),
                            new RotationOptions(JpegUnaligned.REENCODE, 0));
            return rotated.method().code().startsWith("lossless") ? Optional.of(back.toByteArray()) : Optional.empty();
        } catch (ImageFormatException e) {
            // what the program wrote itself, changed since: the files' own comparison says how
            return Optional.empty();
        }
    }

    static int longestSide(ImageInfo info, int mostPixels) {
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
