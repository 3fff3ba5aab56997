package org.fetchandrotate.imaging;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.fetchandrotate.model.ImageFormat;

/// An image file that was read to be looked at, with what knows its format.
///
/// @param info what its header says
record LoadedImage(byte[] file, GuardedCodec codec, ImageInfo info) {
    /// A first frame larger than this isn't decoded.
    private static final long MOST_PIXELS = 256L << 20;

    private static final Map<ImageFormat, ImageCodec> CODECS = Codecs.builtIn();

    /// @return empty if the file isn't an image that can be shown
    /// @throws IOException if the file can't be read
    static Optional<LoadedImage> of(Path image) throws IOException {
        byte[] file = ImageRotator.read(image);
        Optional<ImageCodec> codec = FormatSniffer.format(file).map(CODECS::get);
        if (codec.isEmpty()) {
            return Optional.empty();
        }
        GuardedCodec guarded = new GuardedCodec(codec.get());
        try {
            ImageInfo info = guarded.inspect(file);
            return (long) info.width() * info.height() > MOST_PIXELS
                    ? Optional.empty()
                    : Optional.of(new LoadedImage(file, guarded, info));
        } catch (ImageFormatException e) {
            // Not an image that can be shown; why is told by whoever rotates it.
            return Optional.empty();
        }
    }

    /// The picture as shown, scaled down.
    ///
    /// @param longestSide of the result, in pixels; a smaller image isn't enlarged
    Optional<Thumbnail> thumbnail(int longestSide) {
        try {
            return codec.thumbnail(file, longestSide);
        } catch (ImageFormatException e) {
            return Optional.empty();
        }
    }
}
