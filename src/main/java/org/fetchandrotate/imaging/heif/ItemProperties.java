package org.fetchandrotate.imaging.heif;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fetchandrotate.imaging.ImageFormatException;
import org.fetchandrotate.model.Transform;

/// The `iprp` box (ISO/IEC 23008-12, section 9.3): a list of properties and, for each item, which of them it
/// has, in the order in which those that transform it are applied. Single-threaded.
final class ItemProperties {
    private static final int MAX_SHORT_INDEX = 0x7F;
    private static final int MAX_INDEX = 0x7FFF;

    /// By the quarter turns anticlockwise that `irot` counts.
    private static final List<Transform> ANGLES =
            List.of(Transform.NONE, Transform.ROTATE_270, Transform.ROTATE_180, Transform.ROTATE_90);

    private final List<byte[]> others = new ArrayList<>();
    private final List<Box> properties;
    private final List<Added> added = new ArrayList<>();
    private final List<AssociationBox> associationBoxes = new ArrayList<>();

    ItemProperties(Box iprp) throws ImageFormatException {
        List<Box> children = iprp.children();
        Box ipco = Box.first(children, "ipco")
                .orElseThrow(() -> ImageFormatException.corrupt("no list of item properties"));
        properties = ipco.children();
        for (Box child : children) {
            if (child.is("ipma")) {
                associationBoxes.add(AssociationBox.read(child));
            } else if (!child.is("ipco")) {
                others.add(child.bytes());
            }
        }
    }

    /// The first property of a type that an item has.
    Optional<Box> property(long item, String type) {
        return associations(item)
                .flatMap(list -> list.stream()
                        .map(Association::index)
                        .filter(index -> typeOf(index).equals(type))
                        .map(index -> properties.get(index - 1))
                        .findFirst());
    }

    /// Rotates or mirrors an item as it is shown. An item without properties stays as it is.
    ///
    /// The rotation `irot` (section 6.5.10: anticlockwise, in steps of 90°) has its fixed place: behind a clean
    /// aperture `clap`, which must not move, and before a mirroring `imir` (MIAF, ISO/IEC 23000-22, section
    /// 7.3.6.7; readers such as libavif apply them in that order without looking). What there is of both is taken
    /// together, and one of each stands for it. A property may be shared between items, so none is changed; new
    /// ones are added.
    void transform(long item, Transform transform) throws ImageFormatException {
        Optional<List<Association>> found = associations(item);
        if (found.isEmpty()) {
            return;
        }
        List<Association> list = found.get();
        int place = list.size();
        Transform shown = transform;
        Transform mirroring = Transform.FLIP_HORIZONTAL;
        for (int i = list.size() - 1; i >= 0; i--) {
            String type = typeOf(list.get(i).index);
            if (type.equals("clap") || type.equals("iscl")) {
                place = i + 1;
                break;
            }
            if (type.equals("irot") || type.equals("imir")) {
                Transform own = transformOf(list.get(i).index);
                shown = own.then(shown);
                mirroring = type.equals("imir") ? own : mirroring;
                list.remove(i);
                place = i;
                if (type.equals("irot")) {
                    break;
                }
            }
        }
        boolean mirrored = shown.mirrorsX() ^ shown.mirrorsY() ^ shown.swapsSides();
        Transform rotatedCopy = mirrored ? shown.then(mirroring) : shown;
        list.add(place, added("irot", ANGLES.indexOf(rotatedCopy)));
        if (mirrored) {
            list.add(place + 1, added("imir", mirroring == Transform.FLIP_VERTICAL ? 0 : 1));
        }
    }

    /// Whether an item is the opacity of another (ISO/IEC 23008-12, section 6.5.8, and MIAF's name for it).
    boolean isOpacity(long item) {
        return property(item, "auxC")
                .map(box -> new String(box.bytes(), StandardCharsets.ISO_8859_1))
                .filter(text -> text.contains("alpha") || text.contains("hevc:2015:auxid:1"))
                .isPresent();
    }

    /// Gives an item the transformations of another, in its order, instead of its own; but a clean aperture of
    /// its own, which counts in pixels of its own.
    void alignTransformations(long from, long to) {
        List<Association> source = associations(from).orElse(List.of());
        Optional<List<Association>> target = associations(to);
        if (target.isEmpty()) {
            return;
        }
        Optional<Association> aperture = target.get().stream()
                .filter(association -> typeOf(association.index).equals("clap"))
                .findFirst();
        target.get().removeIf(this::transforms);
        for (Association association : source) {
            if (transforms(association)) {
                boolean isAperture = typeOf(association.index).equals("clap");
                target.get().add(isAperture ? aperture.orElse(association) : association);
            }
        }
    }

    private boolean transforms(Association association) {
        return switch (typeOf(association.index)) {
            case "irot", "imir", "clap" -> true;
            default -> false;
        };
    }

    byte[] bytes() {
        var ipco = new ByteArrayOutputStream();
        properties.forEach(property -> ipco.writeBytes(property.bytes()));
        added.forEach(property -> ipco.writeBytes(Box.of(property.type, new byte[] {(byte) property.value})));
        var content = new ByteArrayOutputStream();
        content.writeBytes(Box.of("ipco", ipco.toByteArray()));
        associationBoxes.forEach(box -> content.writeBytes(box.bytes()));
        others.forEach(content::writeBytes);
        return Box.of("iprp", content.toByteArray());
    }

    private Optional<List<Association>> associations(long item) {
        return associationBoxes.stream()
                .filter(box -> box.items.containsKey(item))
                .map(box -> box.items.getOrDefault(item, List.of()))
                .findFirst();
    }

    /// Indices count from 1; 0 means none.
    private String typeOf(int index) {
        if (index > properties.size() && index <= properties.size() + added.size()) {
            return added.get(index - properties.size() - 1).type;
        }
        return index >= 1 && index <= properties.size()
                ? properties.get(index - 1).type()
                : "";
    }

    /// Of `irot` the angle; of `imir` (section 6.5.12) 0 for top and bottom changing places, 1 for left and right.
    private Transform transformOf(int index) throws ImageFormatException {
        int value = index > properties.size()
                ? added.get(index - properties.size() - 1).value
                : properties.get(index - 1).cursor().small(1);
        if (typeOf(index).equals("irot")) {
            return ANGLES.get(value & 3);
        }
        return (value & 1) == 0 ? Transform.FLIP_VERTICAL : Transform.FLIP_HORIZONTAL;
    }

    private Association added(String type, int value) throws ImageFormatException {
        var property = new Added(type, value);
        if (!added.contains(property)) {
            added.add(property);
        }
        int index = properties.size() + added.indexOf(property) + 1;
        if (index > MAX_INDEX) {
            throw ImageFormatException.unsupported("more than " + MAX_INDEX + " item properties");
        }
        return new Association(index, Need.ESSENTIAL);
    }

    /// A property that the source doesn't have.
    private record Added(String type, int value) {}

    /// Whether a reader that doesn't know the property may show the item nevertheless.
    private enum Need {
        OPTIONAL,
        ESSENTIAL
    }

    private record Association(int index, Need need) {}

    /// One `ipma` box; its identifiers and indices have two possible widths each.
    private record AssociationBox(int version, int flags, Map<Long, List<Association>> items) {
        static AssociationBox read(Box box) throws ImageFormatException {
            Cursor cursor = box.cursor();
            int version = cursor.small(1);
            int flags = cursor.small(3);
            long count = cursor.number(4);
            Map<Long, List<Association>> items = new LinkedHashMap<>();
            for (long i = 0; i < count; i++) {
                long item = cursor.number(version < 1 ? 2 : 4);
                List<Association> list = items.computeIfAbsent(item, key -> new ArrayList<>());
                int associations = cursor.small(1);
                for (int j = 0; j < associations; j++) {
                    int bits = (flags & 1) == 0 ? 7 : 15;
                    int value = cursor.small((bits + 1) / 8);
                    list.add(new Association(
                            value & (1 << bits) - 1, value >> bits == 0 ? Need.OPTIONAL : Need.ESSENTIAL));
                }
            }
            return new AssociationBox(version, flags, items);
        }

        byte[] bytes() {
            boolean wide = (flags & 1) == 1
                    || items.values().stream().flatMap(List::stream).anyMatch(a -> a.index > MAX_SHORT_INDEX);
            int size = 8
                    + items.values().stream()
                            .mapToInt(list -> 5 + list.size() * 2)
                            .sum();
            ByteBuffer content = ByteBuffer.allocate(size);
            content.putInt(version << 24 | flags | (wide ? 1 : 0)).putInt(items.size());
            items.forEach((item, list) -> {
                if (version < 1) {
                    content.putShort(item.shortValue());
                } else {
                    content.putInt(item.intValue());
                }
                content.put((byte) list.size());
                for (Association association : list) {
                    int essential = association.need == Need.ESSENTIAL ? 1 : 0;
                    if (wide) {
                        content.putShort((short) (essential << 15 | association.index));
                    } else {
                        content.put((byte) (essential << 7 | association.index));
                    }
                }
            });
            return Box.of("ipma", Arrays.copyOf(content.array(), content.position()));
        }
    }
}
