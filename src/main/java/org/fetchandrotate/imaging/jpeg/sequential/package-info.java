/// The scans of baseline and extended sequential pictures: T.81, annex F.
///
/// May use `model`, `imaging` and `jpeg.file`, `jpeg.transform` and `jpeg.entropy`.
@NullMarked
package org.fetchandrotate.imaging.jpeg.sequential;

import org.jspecify.annotations.NullMarked;
