/// Rotates by way of samples what has no whole blocks to be moved.
///
/// May use `model`, `imaging` and `jpeg.file`, `jpeg.transform`, `jpeg.entropy`, `jpeg.sequential` and
/// `jpeg.dct`.
@NullMarked
package org.fetchandrotate.imaging.jpeg.recode;

import org.jspecify.annotations.NullMarked;
