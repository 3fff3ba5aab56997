/// Turns jpeg images; see the package above.
@NullMarked
package org.fetchandrotate.imaging.jpeg;

import org.jspecify.annotations.NullMarked;
