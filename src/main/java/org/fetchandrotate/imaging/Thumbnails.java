package org.fetchandrotate.imaging;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.fetchandrotate.model.ImageFormat;

/// Makes small pictures of image files, as shown (orientation applied, first frame). Immutable and thread-safe.
public final class Thumbnails {
    /// A first frame larger than this isn't decoded for a thumbnail's sake.
    private static final long MAX_PIXELS = 256L << 20;

    private static final Map<ImageFormat, ImageCodec> CODECS = Codecs.builtIn();

    private Thumbnails() {}

    /// Makes one of a file.
    ///
    /// @param longestSide of the result, in pixels; a smaller image isn't enlarged
    /// @return empty if the file isn't an image that can be shown
    /// @throws IOException if the file can't be read
    public static Optional<Thumbnail> of(Path image, int longestSide) throws IOException {
        byte[] file = ImageRotator.read(image);
        Optional<ImageCodec> codec = FormatSniffer.format(file).map(CODECS::get);
        if (codec.isEmpty()) {
            return Optional.empty();
        }
        var guarded = new GuardedCodec(codec.get());
        try {
            ImageInfo info = guarded.inspect(file);
            return (long) info.width() * info.height() > MAX_PIXELS
                    ? Optional.empty()
                    : guarded.thumbnail(file, longestSide);
        } catch (ImageFormatException e) {
            // Not an image that can be shown; why is told by whoever rotates it.
            return Optional.empty();
        }
    }
}
