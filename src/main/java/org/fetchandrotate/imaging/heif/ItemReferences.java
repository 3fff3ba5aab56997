package org.fetchandrotate.imaging.heif;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.fetchandrotate.imaging.ImageFormatException;

/// The `iref` box (ISO/IEC 14496-12, section 8.11.12): which item refers to which.
///
/// @param references in the file's order
record ItemReferences(List<Reference> references) {
    record Reference(String type, long from, List<Long> to) {
        Reference {
            to = List.copyOf(to);
        }
    }

    ItemReferences {
        references = List.copyOf(references);
    }

    static ItemReferences read(Optional<Box> iref) throws ImageFormatException {
        List<Reference> references = new ArrayList<>();
        if (iref.isPresent()) {
            int idBytes = iref.get().cursor().small(1) == 0 ? 2 : 4;
            for (Box box : iref.get().childrenOfFullBox()) {
                Cursor cursor = box.cursor();
                long from = cursor.number(idBytes);
                int count = cursor.small(2);
                List<Long> to = new ArrayList<>();
                for (int i = 0; i < count; i++) {
                    to.add(cursor.number(idBytes));
                }
                references.add(new Reference(box.type(), from, to));
            }
        }
        return new ItemReferences(references);
    }

    /// A picture with all that has to be rotated along with it: its thumbnails, its auxiliary pictures (opacity,
    /// depth, gain map), and the gain map that a tone-mapped derivation (`tmap`) joins with it. What a collage
    /// is made of isn't rotated: the collage is. Nor are its other parts where the picture is one.
    Set<Long> withCompanions(long picture, ItemTypes types) {
        Set<Long> items = new TreeSet<>(Set.of(picture));
        for (Reference reference : references) {
            if (!reference.to.contains(picture)) {
                continue;
            }
            switch (reference.type) {
                case "thmb", "auxl" -> items.add(reference.from);
                case "dimg" -> {
                    if (types.is(reference.from, "tmap")) {
                        items.addAll(reference.to);
                    }
                }
                default -> {
                    // metadata that describes the picture
                }
            }
        }
        return items;
    }
}
