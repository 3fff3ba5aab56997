/// Rotates webp images; see the package above.
@NullMarked
package org.fetchandrotate.imaging.webp;

import org.jspecify.annotations.NullMarked;
