package org.fetchandrotate.imaging;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// Makes small pictures of image files, as shown (orientation applied, first frame). Immutable and thread-safe.
public final class Thumbnails {
    private Thumbnails() {}

    /// Makes one of a file.
    ///
    /// @param longestSide of the result, in pixels; a smaller image isn't enlarged
    /// @return empty if the file isn't an image that can be shown
    /// @throws IOException if the file can't be read
    public static Optional<Thumbnail> of(Path image, int longestSide) throws IOException {
        return LoadedImage.of(image).flatMap(picture -> picture.thumbnail(longestSide));
    }
}
