package org.fetchandrotate.imaging;

/// What is refused from the header on.
///
/// @param minWidth pixels; 0 = any
/// @param minHeight pixels; 0 = any
/// @param maxPixels width × height × frames
public record RotatorLimits(int minWidth, int minHeight, long maxPixels) {}
