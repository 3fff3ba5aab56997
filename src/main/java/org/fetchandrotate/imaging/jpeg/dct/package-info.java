/// The cosine transform of many blocks at once: T.81, A.3.3.
///
/// May use `model`, `imaging` and `jpeg.file` and `jpeg.entropy`.
@NullMarked
package org.fetchandrotate.imaging.jpeg.dct;

import org.jspecify.annotations.NullMarked;
