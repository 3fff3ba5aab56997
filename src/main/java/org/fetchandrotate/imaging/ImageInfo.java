package org.fetchandrotate.imaging;

import org.fetchandrotate.model.ImageFormat;

/// What an image's header says.
///
/// @param width pixels as stored, before any orientation
/// @param height pixels as stored
/// @param frames of an animation, or pages; at least 1
/// @param workingBytes about how much memory rotating it takes, above its file's bytes
public record ImageInfo(ImageFormat format, int width, int height, int frames, long workingBytes) {}
