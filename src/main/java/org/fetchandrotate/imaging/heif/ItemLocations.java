package org.fetchandrotate.imaging.heif;

import java.util.Arrays;
import org.fetchandrotate.imaging.ImageFormatException;

/// Moves the places that an `iloc` box (ISO/IEC 14496-12, section 8.11.3) gives for the items' data.
final class ItemLocations {
    private static final int BOX_HEADER_BYTES = 8;
    private static final int IN_FILE = 0;

    private final Cursor cursor;
    private final byte[] moved;
    private final long limit;
    private final long distance;
    private final int offsetBytes;
    private final int lengthBytes;
    private final int baseBytes;
    private final int indexBytes;
    private final int version;

    private ItemLocations(Box iloc, long limit, long distance) throws ImageFormatException {
        this.cursor = iloc.cursor();
        this.moved = Box.of("iloc", Arrays.copyOfRange(iloc.file(), iloc.content(), iloc.end()));
        this.limit = limit;
        this.distance = distance;
        version = cursor.small(1);
        cursor.skip(3);
        int sizes = cursor.small(2);
        offsetBytes = sizes >> 12;
        lengthBytes = sizes >> 8 & 15;
        baseBytes = sizes >> 4 & 15;
        indexBytes = version == 0 ? 0 : sizes & 15;
        if (version > 2 || Math.max(Math.max(offsetBytes, lengthBytes), Math.max(baseBytes, indexBytes)) > 8) {
            throw ImageFormatException.corrupt("box iloc has sizes that don't exist");
        }
    }

    /// The box with everything that lies at or behind a place in the file moved.
    ///
    /// @param limit bytes from the start of the file
    /// @param distance bytes
    static byte[] moved(Box iloc, long limit, long distance) throws ImageFormatException {
        var locations = new ItemLocations(iloc, limit, distance);
        locations.moveAll();
        return locations.moved;
    }

    private void moveAll() throws ImageFormatException {
        long items = cursor.number(version < 2 ? 2 : 4);
        for (long i = 0; i < items; i++) {
            cursor.skip(version < 2 ? 2 : 4);
            int method = version == 0 ? IN_FILE : cursor.small(2) & 15;
            int dataReference = cursor.small(2);
            moveItem(method == IN_FILE && dataReference == 0 ? distance : 0);
        }
    }

    /// Offsets of extents are relative to the item's base. If the base moves, they move with it.
    private void moveItem(long itemDistance) throws ImageFormatException {
        int basePlace = cursor.position();
        long base = cursor.number(baseBytes);
        boolean movesBase = base >= limit && itemDistance != 0;
        if (movesBase) {
            set(basePlace, baseBytes, base + itemDistance);
        }
        int extents = cursor.small(2);
        for (int i = 0; i < extents; i++) {
            cursor.skip(indexBytes);
            int place = cursor.position();
            long offset = cursor.number(offsetBytes);
            cursor.skip(lengthBytes);
            if (!movesBase && itemDistance != 0 && base + offset >= limit) {
                set(place, offsetBytes, offset + itemDistance);
            }
        }
    }

    private void set(int place, int bytes, long value) throws ImageFormatException {
        if (bytes < 8 && (value >>> (8 * bytes)) != 0) {
            throw ImageFormatException.unsupported("an item's place doesn't fit into %d bytes".formatted(bytes));
        }
        for (int i = 0; i < bytes; i++) {
            moved[BOX_HEADER_BYTES + place + i] = (byte) (value >>> (8 * (bytes - 1 - i)));
        }
    }
}
