package org.fetchandrotate.desktop.compare;

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
    record Shown(Image image, int fullWidth, int fullHeight) implements PictureState {}
}
