package org.fetchandrotate.imaging.raster;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.fetchandrotate.imaging.ImageFormatException;

/// The header of a device-independent bitmap, in all its versions from BITMAPCOREHEADER (12 bytes) to
/// BITMAPV5HEADER (124), as documented in the Windows GDI reference; it begins with its own size.
///
/// @param start of the header in the file
/// @param size of the header, bytes
/// @param width pixels
/// @param height rows, in an icon those of both of its bitmaps
/// @param rowOrder which row comes first
/// @param bits of a pixel
/// @param compression the code, 0 for none
/// @param colours entries of the palette that follows
record DibHeader(
        int start, int size, int width, int height, RowOrder rowOrder, int bits, int compression, int colours) {
    static final int CORE_SIZE = 12;
    static final int INFO_SIZE = 40;
    static final int V5_SIZE = 124;
    private static final int OS2_SIZE = 64;
    private static final int MAX_COLOURS = 1 << 16;

    static final int NOT_COMPRESSED = 0;
    static final int RUN_LENGTH_8 = 1;
    static final int RUN_LENGTH_4 = 2;
    private static final int BIT_FIELDS = 3;
    private static final int ALPHA_BIT_FIELDS = 6;
    private static final int MASK_BYTES = 4;
    private static final int PROFILE_PLACE = 112;

    /// Which row of the picture is stored first.
    enum RowOrder {
        BOTTOM_UP,
        TOP_DOWN
    }

    static DibHeader read(byte[] file, int start) throws ImageFormatException {
        if (start < 0 || start > file.length - 16) {
            throw ImageFormatException.corrupt("cut short in its header");
        }
        ByteBuffer view = view(file);
        int size = view.getInt(start);
        if (size < CORE_SIZE || size > V5_SIZE || size > file.length - start) {
            throw ImageFormatException.corrupt("a bitmap header of %d bytes".formatted(size));
        }
        if (size == CORE_SIZE) {
            int bits = view.getShort(start + 10) & 0xFFFF;
            int width = view.getShort(start + 4) & 0xFFFF;
            int height = view.getShort(start + 6) & 0xFFFF;
            return checked(new DibHeader(start, size, width, height, RowOrder.BOTTOM_UP, bits, 0, fullPalette(bits)));
        }
        int height = view.getInt(start + 8);
        int bits = size >= 16 ? view.getShort(start + 14) & 0xFFFF : 0;
        int compression = size >= 20 ? view.getInt(start + 16) : 0;
        int colours = size >= 36 ? view.getInt(start + 32) : 0;
        return checked(new DibHeader(
                start,
                size,
                view.getInt(start + 4),
                Math.abs(height),
                height < 0 ? RowOrder.TOP_DOWN : RowOrder.BOTTOM_UP,
                bits,
                compression,
                colours == 0 ? fullPalette(bits) : colours));
    }

    static ByteBuffer view(byte[] file) {
        return ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    }

    boolean isRunLength() {
        return compression == RUN_LENGTH_8 || compression == RUN_LENGTH_4;
    }

    /// Bytes of the colours' masks behind the header; its later versions hold them themselves.
    int masksBehind() {
        if (size != INFO_SIZE) {
            return 0;
        }
        return switch (compression) {
            case BIT_FIELDS -> 3 * MASK_BYTES;
            case ALPHA_BIT_FIELDS -> 4 * MASK_BYTES;
            default -> 0;
        };
    }

    /// Moves the place of the colour profile, which BITMAPV5HEADER gives from its own start, in a copy of the
    /// file.
    ///
    /// @param limit the place from which on all has moved, bytes from the start of the file
    /// @param distance bytes
    void moveProfile(byte[] file, int limit, int distance) {
        if (size == V5_SIZE) {
            ByteBuffer view = view(file);
            int profile = view.getInt(start + PROFILE_PLACE);
            if (profile >= limit - start) {
                view.putInt(start + PROFILE_PLACE, profile + distance);
            }
        }
    }

    /// Writes another size into a copy of the file, and all that follows from it.
    ///
    /// @param rows as [#height()]
    /// @param pixelBytes of the new pixels
    void patch(byte[] file, int newWidth, int rows, int pixelBytes) {
        ByteBuffer view = view(file);
        boolean rotatedByQuarter = newWidth != width || rows != height;
        if (size == CORE_SIZE) {
            view.putShort(start + 4, (short) newWidth).putShort(start + 6, (short) rows);
            return;
        }
        view.putInt(start + 4, newWidth).putInt(start + 8, rowOrder == RowOrder.TOP_DOWN ? -rows : rows);
        if (size < INFO_SIZE) {
            return;
        }
        view.putInt(start + 20, pixelBytes);
        if (rotatedByQuarter) {
            int across = view.getInt(start + 24);
            view.putInt(start + 24, view.getInt(start + 28)).putInt(start + 28, across);
        }
    }

    private static int fullPalette(int bits) {
        return bits >= 1 && bits <= 8 ? 1 << bits : 0;
    }

    private static DibHeader checked(DibHeader header) throws ImageFormatException {
        if (header.width <= 0 || header.height <= 0) {
            throw ImageFormatException.corrupt("%d × %d pixels".formatted(header.width, header.height));
        }
        if (header.colours < 0 || header.colours > MAX_COLOURS) {
            throw ImageFormatException.corrupt("a palette of %d colours".formatted(header.colours & 0xFFFFFFFFL));
        }
        boolean known = switch (header.bits) {
            case 1, 2, 4, 8, 16, 24, 32 -> true;
            default -> false;
        };
        boolean handled = switch (header.compression) {
            case NOT_COMPRESSED -> true;
            case RUN_LENGTH_8 -> header.bits == 8;
            case RUN_LENGTH_4 -> header.bits == 4;
            case BIT_FIELDS, ALPHA_BIT_FIELDS -> header.size != OS2_SIZE && header.bits >= 16;
            default -> false;
        };
        if (!known || !handled) {
            throw ImageFormatException.unsupported(
                    "a bitmap of %d bits a pixel with compression %d".formatted(header.bits, header.compression));
        }
        return header;
    }
}
