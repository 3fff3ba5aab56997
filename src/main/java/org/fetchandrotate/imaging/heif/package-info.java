/// Rotates heif images; see the package above.
@NullMarked
package org.fetchandrotate.imaging.heif;

import org.jspecify.annotations.NullMarked;
