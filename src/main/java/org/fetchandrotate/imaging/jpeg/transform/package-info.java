/// What a rotation does to the blocks of a picture: their order, the coefficients within, and which sides must
/// be made of whole MCUs.
///
/// May use `model`, `imaging` and `jpeg.file`.
@NullMarked
package org.fetchandrotate.imaging.jpeg.transform;

import org.jspecify.annotations.NullMarked;
