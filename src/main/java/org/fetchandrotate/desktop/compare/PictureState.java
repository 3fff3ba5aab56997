package org.fetchandrotate.desktop.compare;

import java.util.Optional;
import javafx.scene.image.Image;

/// What there is to see of a file.
sealed interface PictureState {
    /// Whether there is a file to be opened by another program.
    default boolean isFile() {
        return switch (this) {
            case Shown _, Unshowable _ -> true;
            case Loading _, Never _, Missing _ -> false;
        };
    }

    /// Lets go of what is read bit by bit. Idempotent.
    default void close() {
        if (this instanceof Shown shown) {
            shown.tiles().ifPresent(PictureTiles::close);
        }
    }

    /// It is being read.
    record Loading() implements PictureState {}

    /// It never was on disk.
    record Never() implements PictureState {}

    /// It was, but isn't any more.
    record Missing() implements PictureState {}

    /// It is there, but can't be shown here.
    record Unshowable() implements PictureState {}

    /// @param fullWidth of the image in its own pixels; `image` may be smaller
    /// @param fullHeight likewise
    /// @param tiles of its own pixels, where `image` is smaller
    record Shown(Image image, int fullWidth, int fullHeight, Optional<PictureTiles> tiles) implements PictureState {
        /// With all that there is to see in one image.
        Shown(Image image, int fullWidth, int fullHeight) {
            this(image, fullWidth, fullHeight, Optional.empty());
        }
    }
}
