package org.fetchandrotate.imaging.png;

/// A decoded image and what its encoder did, which is a good guess at what will do for the rotated one.
///
/// @param raster its pixels
/// @param filters the filter type of each scanline, in the order of the stream
/// @param effort from the zlib header (RFC 1950, FLEVEL): 0 fastest to 3 maximum
/// @param bytes compressed size
@SuppressWarnings("ArrayRecordComponent") // never compared, and seen by this package alone
record ImageData(Raster raster, byte[] filters, int effort, long bytes) {}
