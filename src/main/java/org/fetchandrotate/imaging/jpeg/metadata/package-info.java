/// What stands in a file beside its picture, and how it changes when that is rotated: EXIF, JFIF, XMP,
/// Photoshop's resources, C2PA, and further pictures.
///
/// May use `model`, `imaging` and `jpeg.file` and `jpeg.transform`.
@NullMarked
package org.fetchandrotate.imaging.jpeg.metadata;

import org.jspecify.annotations.NullMarked;
