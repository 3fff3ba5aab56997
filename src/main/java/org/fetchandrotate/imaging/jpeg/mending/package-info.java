/// What is still to be had of a damaged picture, as viewers that are built on libjpeg show it, written anew as a
/// sound file.
///
/// May use `model`, `imaging` and `jpeg.file`, `jpeg.entropy`, `jpeg.sequential` and `jpeg.progressive`.
@NullMarked
package org.fetchandrotate.imaging.jpeg.mending;

import org.jspecify.annotations.NullMarked;
