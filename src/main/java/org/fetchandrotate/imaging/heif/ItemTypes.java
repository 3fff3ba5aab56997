package org.fetchandrotate.imaging.heif;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.fetchandrotate.imaging.ImageFormatException;

/// What items are, from the `iinf` box (ISO/IEC 14496-12, section 8.11.6).
///
/// @param byItem four characters each
record ItemTypes(Map<Long, String> byItem) {
    ItemTypes {
        byItem = Map.copyOf(byItem);
    }

    static ItemTypes read(Optional<Box> iinf) throws ImageFormatException {
        Map<Long, String> byItem = new HashMap<>();
        if (iinf.isPresent()) {
            boolean wide = iinf.get().cursor().small(1) != 0;
            for (Box box : Box.read(
                    iinf.get().file(),
                    iinf.get().content() + 4 + (wide ? 4 : 2),
                    iinf.get().end())) {
                Cursor cursor = box.cursor();
                int version = cursor.small(1);
                cursor.skip(3);
                if (box.is("infe") && version >= 2) {
                    long item = cursor.number(version == 2 ? 2 : 4);
                    cursor.skip(2);
                    byte[] type = new byte[4];
                    for (int i = 0; i < type.length; i++) {
                        type[i] = (byte) cursor.small(1);
                    }
                    byItem.put(item, new String(type, StandardCharsets.ISO_8859_1));
                }
            }
        }
        return new ItemTypes(byItem);
    }

    boolean is(long item, String type) {
        return type.equals(byItem.get(item));
    }
}
