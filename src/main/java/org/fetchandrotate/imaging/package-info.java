/// Tells image formats apart and rotates every one of them. With its sub-packages the only user of ImageIO and AWT;
/// uses `model` and `url` only.
@NullMarked
package org.fetchandrotate.imaging;

import org.jspecify.annotations.NullMarked;
