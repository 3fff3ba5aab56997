/// Rotates GIF images (CompuServe, Graphics Interchange Format 89a) frame by frame in their own colour indices. Own
/// code; may use `model` and `imaging`.
@NullMarked
package org.fetchandrotate.imaging.gif;

import org.jspecify.annotations.NullMarked;
