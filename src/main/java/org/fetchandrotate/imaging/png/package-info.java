/// Turns png images; see the package above.
@NullMarked
package org.fetchandrotate.imaging.png;

import org.jspecify.annotations.NullMarked;
