/// The scans of progressive pictures: T.81, annex G.
///
/// May use `model`, `imaging` and `jpeg.file`, `jpeg.transform` and `jpeg.entropy`.
@NullMarked
package org.fetchandrotate.imaging.jpeg.progressive;

import org.jspecify.annotations.NullMarked;
