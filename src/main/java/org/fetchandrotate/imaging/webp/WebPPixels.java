package org.fetchandrotate.imaging.webp;

import org.fetchandrotate.imaging.ArgbImage;
import org.fetchandrotate.imaging.ImageFormatException;

/// The pixels of WebP pictures that are parts of something else. Stateless.
public final class WebPPixels {
    private WebPPixels() {}

    /// @param file a still picture
    /// @throws ImageFormatException if it is malformed, or an animation
    public static ArgbImage decode(byte[] file) throws ImageFormatException {
        return LibWebP.decode(WebPFile.read(file)
                .still()
                .orElseThrow(() -> ImageFormatException.unsupported("an animation as a part of a picture")));
    }
}
