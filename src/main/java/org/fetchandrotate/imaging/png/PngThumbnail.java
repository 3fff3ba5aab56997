package org.fetchandrotate.imaging.png;

import org.fetchandrotate.imaging.Shrinker;
import org.fetchandrotate.imaging.Thumbnail;

/// Shrinks the picture that is shown first, on its canvas. Immutable.
///
/// @param raster of that picture
record PngThumbnail(PngStructure structure, Raster raster) {
    /// The picture as shown.
    ///
    /// @param longestSide pixels, at least 1
    Thumbnail shrink(int longestSide) {
        PixelColours colours = new PixelColours(structure);
        PngStructure.FirstFrame place = structure.firstFrame();
        Shrinker.Pixels pixels = (canvasX, canvasY) -> {
            int x = canvasX - place.left();
            int y = canvasY - place.top();
            boolean outside = x < 0 || y < 0 || x >= raster.width() || y >= raster.height();
            return outside ? 0 : colours.argb(raster.bytes(), raster.row(y), x);
        };
        PngHeader header = structure.header();
        return Shrinker.shrink(header.width(), header.height(), longestSide, pixels, structure.orientation());
    }
}
