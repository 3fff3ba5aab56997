/// Rotates PNG and APNG images (W3C Portable Network Graphics Specification, Third Edition) at their own bit depth
/// and colour type, with every chunk that stays true. Own code; may use `model` and `imaging`.
@NullMarked
package org.fetchandrotate.imaging.png;

import org.jspecify.annotations.NullMarked;
