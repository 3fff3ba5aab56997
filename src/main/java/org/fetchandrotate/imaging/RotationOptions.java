package org.fetchandrotate.imaging;

import org.fetchandrotate.model.JpegUnaligned;

/// What the caller may choose.
///
/// @param jpegUnaligned what to do with a JPEG that can't be rotated losslessly
/// @param thumbnailSide the longest side of the thumbnail wanted of the original, in pixels; 0 = none
public record RotationOptions(JpegUnaligned jpegUnaligned, int thumbnailSide) {}
