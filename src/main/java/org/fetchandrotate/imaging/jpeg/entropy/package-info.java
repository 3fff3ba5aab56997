/// Huffman coding (T.81, annexes C and F, K.2) and the coefficients of blocks, as they are kept in memory.
///
/// May use `model`, `imaging` and `jpeg.file`.
@NullMarked
package org.fetchandrotate.imaging.jpeg.entropy;

import org.jspecify.annotations.NullMarked;
