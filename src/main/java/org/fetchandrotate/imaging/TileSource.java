package org.fetchandrotate.imaging;

/// Gives parts of one picture in its own pixels, without ever holding all of them. Single-threaded.
public interface TileSource {
    /// A part, as it is stored.
    ///
    /// @param left columns to its left; it must lie wholly within the picture
    /// @param top rows above it
    /// @throws ImageFormatException if the image is malformed
    Thumbnail read(int left, int top, int width, int height) throws ImageFormatException;

    /// By which the picture is to be shown.
    Orientation orientation();
}
