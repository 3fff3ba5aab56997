package org.fetchandrotate.imaging.raster;

import java.util.Optional;

/// The types of a TIFF entry's values (TIFF 6.0, section 2; supplement 1; BigTIFF).
enum TiffType {
    BYTE(1, 1),
    ASCII(2, 1),
    SHORT(3, 2),
    LONG(4, 4),
    RATIONAL(5, 8),
    SBYTE(6, 1),
    UNDEFINED(7, 1),
    SSHORT(8, 2),
    SLONG(9, 4),
    SRATIONAL(10, 8),
    FLOAT(11, 4),
    DOUBLE(12, 8),
    IFD(13, 4),
    LONG8(16, 8),
    SLONG8(17, 8),
    IFD8(18, 8);

    private final int code;
    private final int bytes;

    TiffType(int code, int bytes) {
        this.code = code;
        this.bytes = bytes;
    }

    static Optional<TiffType> of(int code) {
        for (TiffType type : values()) {
            if (type.code == code) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    int code() {
        return code;
    }

    /// Bytes of one value.
    int bytes() {
        return bytes;
    }

    /// Whether its values are unsigned whole numbers.
    boolean isWhole() {
        return switch (this) {
            case BYTE, SHORT, LONG, IFD, LONG8, IFD8 -> true;
            case ASCII, RATIONAL, SBYTE, UNDEFINED, SSHORT, SLONG, SRATIONAL, FLOAT, DOUBLE, SLONG8 -> false;
        };
    }
}
