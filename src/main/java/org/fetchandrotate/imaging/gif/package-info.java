/// Turns gif images; see the package above.
@NullMarked
package org.fetchandrotate.imaging.gif;

import org.jspecify.annotations.NullMarked;
