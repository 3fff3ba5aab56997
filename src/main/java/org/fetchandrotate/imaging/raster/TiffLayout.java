package org.fetchandrotate.imaging.raster;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.fetchandrotate.imaging.ImageFormatException;

/// How a TIFF file writes its numbers: byte order, and the width of places and counts (TIFF 6.0, section 2;
/// BigTIFF).
///
/// @param order of bytes
/// @param version the number behind the byte order
record TiffLayout(ByteOrder order, Version version) {
    enum Version {
        /// 32-bit places.
        CLASSIC(42, 4, 2, 12),
        /// 64-bit places.
        BIG(43, 8, 8, 20);

        private final int number;
        private final int placeBytes;
        private final int countBytes;
        private final int entryBytes;

        Version(int number, int placeBytes, int countBytes, int entryBytes) {
            this.number = number;
            this.placeBytes = placeBytes;
            this.countBytes = countBytes;
            this.entryBytes = entryBytes;
        }
    }

    static TiffLayout of(byte[] file) throws ImageFormatException {
        if (file.length < 16) {
            throw ImageFormatException.corrupt("cut short in its header");
        }
        ByteOrder order = file[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        int number = ByteBuffer.wrap(file).order(order).getShort(2);
        return new TiffLayout(order, number == Version.BIG.number ? Version.BIG : Version.CLASSIC);
    }

    /// Bytes of a place in the file, and of the values that an entry holds itself.
    int placeBytes() {
        return version.placeBytes;
    }

    /// Bytes of the number of entries at a directory's start.
    int countBytes() {
        return version.countBytes;
    }

    int entryBytes() {
        return version.entryBytes;
    }

    /// The place of the pointer to the first directory.
    int firstPointer() {
        return version == Version.BIG ? 8 : 4;
    }

    /// The type of an entry that holds places.
    TiffType placeType() {
        return version == Version.BIG ? TiffType.LONG8 : TiffType.LONG;
    }

    /// The header up to the pointer to the first directory.
    byte[] header() {
        ByteBuffer header = ByteBuffer.allocate(firstPointer()).order(order);
        byte mark = (byte) (order == ByteOrder.LITTLE_ENDIAN ? 'I' : 'M');
        header.put(mark).put(mark).putShort((short) version.number);
        if (version == Version.BIG) {
            header.putShort((short) version.placeBytes).putShort((short) 0);
        }
        return header.array();
    }

    /// An unsigned number of 1, 2, 4 or 8 bytes; one of 8 bytes beyond the signed range comes out negative.
    long number(byte[] data, int at, int bytes) {
        ByteBuffer view = ByteBuffer.wrap(data).order(order);
        return switch (bytes) {
            case 1 -> view.get(at) & 0xFF;
            case 2 -> view.getShort(at) & 0xFFFF;
            case 4 -> view.getInt(at) & 0xFFFFFFFFL;
            default -> view.getLong(at);
        };
    }

    byte[] bytes(long value, int bytes) {
        ByteBuffer view = ByteBuffer.allocate(8).order(order).putLong(value);
        int start = order == ByteOrder.LITTLE_ENDIAN ? 0 : 8 - bytes;
        byte[] result = new byte[bytes];
        view.get(start, result);
        return result;
    }
}
