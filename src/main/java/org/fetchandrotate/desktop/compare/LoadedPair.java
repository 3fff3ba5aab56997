package org.fetchandrotate.desktop.compare;

import java.util.List;
import org.fetchandrotate.imaging.ImageFact;

/// What was read of an image's two files. Immutable.
///
/// @param facts that the original tells of itself
record LoadedPair(PictureState original, PictureState rotated, PixelMatch match, List<ImageFact> facts) {
    static final LoadedPair LOADING =
            new LoadedPair(new PictureState.Loading(), new PictureState.Loading(), new PixelMatch.Unknown(), List.of());
}
