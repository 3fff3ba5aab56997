package org.fetchandrotate.imaging.raster;

import java.nio.ByteBuffer;
import org.fetchandrotate.imaging.ImageFormatException;
import org.fetchandrotate.model.Rotation;

/// One size in the list of an icon or cursor (ICONDIRENTRY).
///
/// @param width pixels modulo 256
/// @param height pixels modulo 256
/// @param colours the two bytes for colours and reserve
/// @param planesOrX colour planes; of a cursor the hot spot's column
/// @param bitsOrY bits of a pixel; of a cursor the hot spot's row
/// @param length of the image, bytes
/// @param offset of the image in the file
record IconEntry(int width, int height, int colours, int planesOrX, int bitsOrY, int length, int offset) {
    static final int BYTES = 16;

    static IconEntry read(ByteBuffer view, int at) {
        return new IconEntry(
                view.get(at) & 0xFF,
                view.get(at + 1) & 0xFF,
                view.getShort(at + 2),
                view.getShort(at + 4) & 0xFFFF,
                view.getShort(at + 6) & 0xFFFF,
                view.getInt(at + 8),
                view.getInt(at + 12));
    }

    void writeTo(ByteBuffer target) {
        target.put((byte) width).put((byte) height).putShort((short) colours);
        target.putShort((short) planesOrX)
                .putShort((short) bitsOrY)
                .putInt(length)
                .putInt(offset);
    }

    void requireWithin(int fileLength) throws ImageFormatException {
        if (length <= 0 || offset < 0 || offset > fileLength - length) {
            throw ImageFormatException.corrupt("an image of an icon lies outside of its file");
        }
    }

    IconEntry rotated(Rotation rotation) {
        return rotation.swapsSides()
                ? new IconEntry(/* width= */ height, /* height= */ width, colours, planesOrX, bitsOrY, length, offset)
                : this;
    }

    /// @param imageWidth pixels before the rotation
    /// @param imageHeight pixels before the rotation
    IconEntry withHotSpotRotated(int imageWidth, int imageHeight, Rotation rotation) {
        int x = planesOrX;
        int y = bitsOrY;
        int right = imageWidth - 1 - x;
        int bottom = imageHeight - 1 - y;
        return withHotSpot(
                rotation.transform().left(x, y, right, bottom),
                rotation.transform().top(x, y, right, bottom));
    }

    IconEntry placed(int newOffset, int newLength) {
        return new IconEntry(width, height, colours, planesOrX, bitsOrY, newLength, newOffset);
    }

    private IconEntry withHotSpot(int x, int y) {
        return new IconEntry(width, height, colours, Math.max(0, x), Math.max(0, y), length, offset);
    }
}
