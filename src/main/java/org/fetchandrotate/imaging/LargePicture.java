package org.fetchandrotate.imaging;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.fetchandrotate.model.Transform;

/// A picture that is looked at part by part, in its own pixels, as shown: a JPEG whose blocks can be had one by
/// one. Holds the file and where in it they are. Single-threaded.
public final class LargePicture {
    private final TileSource tiles;
    private final int width;
    private final int height;

    private LargePicture(TileSource tiles, ImageInfo info) {
        this.tiles = tiles;
        boolean swaps = tiles.orientation().swapsSides();
        width = swaps ? info.height() : info.width();
        height = swaps ? info.width() : info.height();
    }

    /// @return empty if the file isn't an image whose parts can be had alone
    /// @throws IOException if the file can't be read
    public static Optional<LargePicture> open(Path file) throws IOException {
        Optional<LoadedImage> image = LoadedImage.of(file);
        if (image.isEmpty()) {
            return Optional.empty();
        }
        try {
            return image.get()
                    .codec()
                    .tiles(image.get().file())
                    .map(tiles -> new LargePicture(tiles, image.get().info()));
        } catch (ImageFormatException e) {
            return Optional.empty();
        }
    }

    /// Of the whole picture as shown.
    public int width() {
        return width;
    }

    /// Likewise.
    public int height() {
        return height;
    }

    /// A part of the picture as shown.
    ///
    /// @param left columns to its left; it must lie wholly within the picture
    /// @param top rows above it
    /// @return empty if the image is malformed there
    public Optional<Thumbnail> part(int left, int top, int partWidth, int partHeight) {
        int right = width - left - partWidth;
        int bottom = height - top - partHeight;
        Orientation orientation = tiles.orientation();
        Transform back = orientation.transform().inverse();
        int storedWidth = orientation.swapsSides() ? partHeight : partWidth;
        int storedHeight = orientation.swapsSides() ? partWidth : partHeight;
        try {
            return Optional.of(tiles.read(
                            back.left(left, top, right, bottom),
                            back.top(left, top, right, bottom),
                            storedWidth,
                            storedHeight)
                    .shown(orientation));
        } catch (ImageFormatException e) {
            return Optional.empty();
        }
    }
}
