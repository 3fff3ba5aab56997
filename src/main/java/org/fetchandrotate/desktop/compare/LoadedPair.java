package org.fetchandrotate.desktop.compare;

import java.util.List;
import java.util.Optional;
import javafx.scene.image.Image;
import org.fetchandrotate.imaging.ImageFact;

/// What was read of an image's two files. Immutable.
///
/// @param facts that the original tells of itself
record LoadedPair(PictureState original, PictureState rotated, PixelMatch match, List<ImageFact> facts) {
    static final LoadedPair LOADING =
            new LoadedPair(new PictureState.Loading(), new PictureState.Loading(), new PixelMatch.Unknown(), List.of());

    /// The same with a frame of its animations; what doesn't move stays as it is.
    LoadedPair showing(PairFrame frame) {
        return new LoadedPair(showing(original, frame.original()), showing(rotated, frame.rotated()), match, facts);
    }

    private static PictureState showing(PictureState state, Optional<Image> image) {
        return state instanceof PictureState.Shown shown && image.isPresent()
                ? new PictureState.Shown(image.get(), shown.fullWidth(), shown.fullHeight())
                : state;
    }
}
