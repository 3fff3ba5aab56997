/// What a JPEG file consists of (T.81, annexes A and B): markers, headers, scans and their entropy-coded data,
/// read and written.
///
/// May use `model` and `imaging`.
@NullMarked
package org.fetchandrotate.imaging.jpeg.file;

import org.jspecify.annotations.NullMarked;
