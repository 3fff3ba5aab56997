package org.fetchandrotate.imaging;

import org.fetchandrotate.model.ImageFormat;
import org.fetchandrotate.model.JpegUnaligned;

/// What a rotated copy depends on beside its original and the rotation: the version of its codec, and for a
/// JPEG, alone or in a TIFF, what is done with one that can't be rotated losslessly. A copy of another recipe
/// isn't what would be made today. Immutable.
///
/// @param codec counts up whenever a codec's output changes
/// @param unaligned as in the settings
public record Recipe(int codec, JpegUnaligned unaligned) {
    private static final String UNALIGNED = ";unaligned=";

    /// The recipe by which a copy would be made.
    public static Recipe of(ImageFormat format, JpegUnaligned unaligned) {
        boolean jpegs = format == ImageFormat.JPEG || format == ImageFormat.TIFF;
        return new Recipe(codecVersion(format), jpegs ? unaligned : JpegUnaligned.REENCODE);
    }

    /// Source: this file's history.
    private static int codecVersion(ImageFormat format) {
        return switch (format) {
            // opacity without some of the picture's transformations, other tiles of a collage, C2PA
            case AVIF, HEIC -> 3;
            // gain maps, XMP, old thumbnails and C2PA
            case JPEG -> 2;
            // pixels of every coding that can be undone, XMP and C2PA
            case TIFF -> 2;
            // XMP and C2PA, and what a WebP's header promises
            case PNG, WEBP, GIF -> 2;
            // pixels that are left out, profiles in icons
            case BMP, ICO -> 2;
            case SVG, JPEG_XL, JPEG_2000, PSD -> 1;
        };
    }

    /// Whether a copy that is there is as good as one made by this recipe.
    ///
    /// @param recorded the text of its own recipe; empty if it was made before recipes were recorded
    /// @param method how it was made: what was rotated losslessly is so in every mode
    public boolean isMetBy(String recorded, String method) {
        String own = recorded.isEmpty() ? "codec=1" : recorded;
        boolean sameCodec = own.equals("codec=" + codec) || own.startsWith("codec=" + codec + UNALIGNED);
        boolean anyMode =
                method.startsWith("lossless") || method.startsWith("mended") || method.startsWith("container");
        return sameCodec
                && (anyMode
                        || own.equals(text())
                        || unaligned == JpegUnaligned.REENCODE && own.equals("codec=" + codec));
    }

    /// The text of the `recipe` column.
    public String text() {
        return "codec=" + codec + (unaligned == JpegUnaligned.REENCODE ? "" : UNALIGNED + unaligned.code());
    }
}
