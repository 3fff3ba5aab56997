/// Small pictures, from as little of the file as they need.
///
/// May use `model`, `imaging` and every room of `jpeg` but `lossless` and `recode`.
@NullMarked
package org.fetchandrotate.imaging.jpeg.thumbnail;

import org.jspecify.annotations.NullMarked;
