package org.fetchandrotate.imaging.heif;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.fetchandrotate.imaging.ImageFormatException;
import org.fetchandrotate.model.Transform;

/// An AVIF or HEIC file (ISO/IEC 23008-12) taken apart as far as rotating it needs. Single-threaded.
final class HeifFile {
    private final byte[] file;
    private final Box meta;
    private final List<Box> metaChildren;
    private final ItemProperties properties;
    private final ItemReferences references;
    private final long primaryItem;
    private final List<Box> contentCredentials;

    HeifFile(byte[] file) throws ImageFormatException {
        this.file = file;
        List<Box> boxes = Box.read(file, 0, file.length);
        if (Box.first(boxes, "moov").isPresent()) {
            throw ImageFormatException.unsupported("AVIF and HEIC image sequences are not supported");
        }
        meta = Box.first(boxes, "meta").orElseThrow(() -> ImageFormatException.corrupt("no meta box"));
        metaChildren = meta.childrenOfFullBox();
        properties = new ItemProperties(child("iprp"));
        references = ItemReferences.read(Box.first(metaChildren, "iref"));
        contentCredentials = boxes.stream().filter(ContentCredentials::isIn).toList();
        Cursor pitm = child("pitm").cursor();
        int version = pitm.small(1);
        pitm.skip(3);
        primaryItem = pitm.number(version == 0 ? 2 : 4);
    }

    /// Width and height of the primary picture before any transformation, from its `ispe` property.
    Size size() throws ImageFormatException {
        Optional<Box> ispe = properties.property(primaryItem, "ispe");
        if (ispe.isEmpty()) {
            throw ImageFormatException.corrupt("the picture has no size");
        }
        Cursor cursor = ispe.get().cursor();
        cursor.skip(4);
        long width = cursor.number(4);
        long height = cursor.number(4);
        if (width == 0 || height == 0 || width > Integer.MAX_VALUE || height > Integer.MAX_VALUE) {
            throw ImageFormatException.corrupt("a picture of %d × %d pixels".formatted(width, height));
        }
        return new Size((int) width, (int) height);
    }

    /// The file with its primary picture rotated or mirrored.
    byte[] transformed(Transform transform) throws ImageFormatException {
        ItemTypes types = ItemTypes.read(Box.first(metaChildren, "iinf"));
        List<Long> opacities = new ArrayList<>();
        for (long item : references.withCompanions(primaryItem, types)) {
            if (item != primaryItem && properties.isOpacity(item)) {
                opacities.add(item);
            } else {
                properties.transform(item, transform);
            }
        }
        // Opacity lies on the picture as it is coded. Some writers leave the picture's transformations, or some of
        // them,
        // out there; some readers apply them all the same, others those that are there.
        opacities.forEach(item -> properties.alignTransformations(primaryItem, item));
        // Everything behind `meta` moves by as much as it grows.
        int distance = metaWithLocationsMoved(0).length - (meta.end() - meta.start());
        return joined(metaWithLocationsMoved(distance));
    }

    /// Whether there is a manifest that vouches for the untouched file.
    boolean hasContentCredentials() {
        return !contentCredentials.isEmpty();
    }

    private byte[] metaWithLocationsMoved(int distance) throws ImageFormatException {
        var content = new ByteArrayOutputStream();
        content.write(file, meta.content(), 4);
        for (Box child : metaChildren) {
            content.writeBytes(
                    switch (child.type()) {
                        case "iprp" -> properties.bytes();
                        case "iloc" -> ItemLocations.moved(child, meta.end(), distance);
                        default -> child.bytes();
                    });
        }
        return Box.of("meta", content.toByteArray());
    }

    private byte[] joined(byte[] newMeta) {
        byte[] result = Arrays.copyOf(file, file.length - (meta.end() - meta.start()) + newMeta.length);
        System.arraycopy(newMeta, 0, result, meta.start(), newMeta.length);
        System.arraycopy(file, meta.end(), result, meta.start() + newMeta.length, file.length - meta.end());
        for (Box box : contentCredentials) {
            ContentCredentials.blank(
                    result, box, box.start() < meta.start() ? 0 : newMeta.length - (meta.end() - meta.start()));
        }
        return result;
    }

    private Box child(String type) throws ImageFormatException {
        return Box.first(metaChildren, type).orElseThrow(() -> ImageFormatException.corrupt("no box " + type));
    }

    record Size(int width, int height) {}
}
