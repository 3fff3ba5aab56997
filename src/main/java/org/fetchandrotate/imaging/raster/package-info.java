/// Rotates raster images; see the package above.
@NullMarked
package org.fetchandrotate.imaging.raster;

import org.jspecify.annotations.NullMarked;
