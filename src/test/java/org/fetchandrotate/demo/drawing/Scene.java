package org.fetchandrotate.demo.drawing;

/// Something to photograph: a colour for every point. `y` runs from 0 at the top to 1 at the bottom, `x` from 0 at
/// the left to width / height. Scenes are built by laying one before another, as painters do.
@FunctionalInterface
interface Scene {
    Rgb at(double x, double y);
}
