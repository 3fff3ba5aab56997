package org.fetchandrotate.desktop.compare;

import java.time.Duration;
import java.util.Optional;
import javafx.scene.image.Image;

/// The same frame of an image's two files. Immutable.
///
/// @param index from 0
/// @param original empty if that doesn't move
/// @param rotated likewise
/// @param delay how long it is to be seen
record PairFrame(int index, Optional<Image> original, Optional<Image> rotated, Duration delay) {}
