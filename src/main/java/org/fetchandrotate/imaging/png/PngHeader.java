package org.fetchandrotate.imaging.png;

import org.fetchandrotate.imaging.ImageFormatException;

/// The content of IHDR (PNG clause 11.2.1).
///
/// @param width pixels, at least 1
/// @param height pixels, at least 1
/// @param bitDepth bits a sample: 1, 2, 4, 8 or 16
record PngHeader(int width, int height, int bitDepth, ColourType colourType, boolean interlaced) {
    static final int LENGTH = 13;

    /// @param offset of the chunk's data
    /// @throws ImageFormatException if a field has a value that the specification doesn't know
    static PngHeader read(byte[] file, int offset) throws ImageFormatException {
        int width = Bytes.int32(file, offset);
        int height = Bytes.int32(file, offset + 4);
        if (width <= 0 || height <= 0) {
            throw ImageFormatException.corrupt(
                    "IHDR gives %d × %d pixels".formatted(width & 0xFFFFFFFFL, height & 0xFFFFFFFFL));
        }
        int bitDepth = file[offset + 8] & 0xFF;
        ColourType colourType = ColourType.of(file[offset + 9] & 0xFF, bitDepth);
        if (file[offset + 10] != 0 || file[offset + 11] != 0) {
            throw ImageFormatException.unsupported("PNG compression method %d, filter method %d"
                    .formatted(file[offset + 10] & 0xFF, file[offset + 11] & 0xFF));
        }
        int interlace = file[offset + 12] & 0xFF;
        if (interlace > 1) {
            throw ImageFormatException.unsupported("PNG interlace method %d".formatted(interlace));
        }
        return new PngHeader(width, height, bitDepth, colourType, interlace == 1);
    }

    /// 1 to 64.
    int bitsPerPixel() {
        return bitDepth * colourType.channels();
    }

    /// The header of the rotated image.
    PngHeader withSize(int newWidth, int newHeight) {
        return new PngHeader(newWidth, newHeight, bitDepth, colourType, interlaced);
    }
}
