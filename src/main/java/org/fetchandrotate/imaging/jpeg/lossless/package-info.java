/// Rotates scans without decoding them to samples: blocks are moved as strings of bits or as coefficients.
///
/// May use `model`, `imaging` and `jpeg.file`, `jpeg.transform`, `jpeg.entropy`, `jpeg.sequential` and
/// `jpeg.progressive`.
@NullMarked
package org.fetchandrotate.imaging.jpeg.lossless;

import org.jspecify.annotations.NullMarked;
