package org.fetchandrotate.imaging.raster;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.fetchandrotate.imaging.ImageFormatException;
import org.fetchandrotate.imaging.PhotoshopResources;
import org.fetchandrotate.imaging.XmpPacket;
import org.fetchandrotate.imaging.raster.TiffDirectory.Entry;
import org.fetchandrotate.model.RotationMethod.Note;
import org.fetchandrotate.model.Transform;

/// What directories say of pictures beside how they are stored. Stateless.
final class TiffMetadata {
    static final int XMP = 700;

    /// A C2PA manifest store. Source: C2PA Technical Specification, A.3.4 "Embedding manifests into TIFF".
    private static final int CONTENT_CREDENTIALS = 0xCD41;

    /// Photoshop's resources, and its layers. Source: Adobe Photoshop TIFF Technical Notes, "ImageSourceData".
    private static final int PHOTOSHOP = 34_377;

    private static final int LAYERS = 37_724;

    private TiffMetadata() {}

    /// Leaves out what is void, or would show the picture unrotated: a manifest that vouches for the untouched
    /// file alone, Photoshop's layers, which it prefers to the picture, and its thumbnails.
    ///
    /// @return what there was
    static Set<Note> drop(TiffDirectory directory) {
        Set<Note> notes = EnumSet.noneOf(Note.class);
        if (directory.entries().remove(CONTENT_CREDENTIALS) != null) {
            notes.add(Note.C2PA_DROPPED);
        }
        if (directory.entries().remove(LAYERS) != null) {
            notes.add(Note.EXTRA_PICTURE_DROPPED);
        }
        edit(directory, PHOTOSHOP, resources -> PhotoshopResources.withoutThumbnails(resources, 0));
        return notes;
    }

    /// Makes XMP say of a picture what its directory says.
    ///
    /// @param transform what was done with the stored pixels
    static void agree(TiffDirectory picture, Transform transform) throws ImageFormatException {
        int width = TiffPixels.side(picture, TiffDirectory.WIDTH);
        int height = TiffPixels.side(picture, TiffDirectory.HEIGHT);
        edit(
                picture,
                XMP,
                packet -> XmpPacket.of(packet)
                        .withOrientation(TiffCodec.orientation(picture))
                        .withPixelSize(width, height)
                        .withRegionsMoved(transform)
                        .withoutThumbnails()
                        .bytes());
    }

    /// Moves what EXIF calls the picture's subject along with the stored pixels.
    ///
    /// @param picture rotated
    /// @param transform what was done with the stored pixels
    static void moveSubject(TiffDirectory picture, Transform transform) throws ImageFormatException {
        int width = TiffPixels.side(picture, TiffDirectory.WIDTH);
        int height = TiffPixels.side(picture, TiffDirectory.HEIGHT);
        int across = transform.swapsSides() ? height : width;
        int down = transform.swapsSides() ? width : height;
        for (TiffDirectory exif : picture.children().getOrDefault(TiffDirectory.EXIF, List.of())) {
            for (int tag : new int[] {TiffDirectory.SUBJECT_AREA, TiffDirectory.SUBJECT_LOCATION}) {
                int[] subject =
                        exif.numbers(tag).stream().mapToInt(Long::intValue).toArray();
                if (subject.length >= 2 && subject.length <= 4 && subject[0] < across && subject[1] < down) {
                    exif.setNumbers(tag, moved(subject, transform, across, down));
                }
            }
        }
    }

    /// The middle across and down; of an area also its diameter, or its width and height.
    private static int[] moved(int[] subject, Transform transform, int across, int down) {
        int[] moved = subject.clone();
        int right = across - 1 - subject[0];
        int below = down - 1 - subject[1];
        moved[0] = transform.left(subject[0], subject[1], right, below);
        moved[1] = transform.top(subject[0], subject[1], right, below);
        if (subject.length == 4 && transform.swapsSides()) {
            moved[2] = subject[3];
            moved[3] = subject[2];
        }
        return moved;
    }

    private static void edit(TiffDirectory directory, int tag, UnaryOperator<byte[]> change) {
        Optional<Entry> entry = Optional.ofNullable(directory.entries().get(tag));
        if (entry.isPresent() && entry.get().type().bytes() == 1) {
            byte[] changed = change.apply(entry.get().value());
            directory.entries().put(tag, new Entry(entry.get().type(), changed.length, changed));
        }
    }
}
