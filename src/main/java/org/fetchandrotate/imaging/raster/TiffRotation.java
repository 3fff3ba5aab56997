package org.fetchandrotate.imaging.raster;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.fetchandrotate.imaging.ImageFormatException;
import org.fetchandrotate.imaging.Orientation;
import org.fetchandrotate.model.Rotation;
import org.fetchandrotate.model.RotationMethod;
import org.fetchandrotate.model.Transform;

/// Rotates the pictures of one TIFF file, one after the other. Single-threaded.
final class TiffRotation {
    private final byte[] file;
    private final TiffLayout layout;
    private final TiffJpeg jpegs;

    TiffRotation(byte[] file, TiffLayout layout, TiffJpeg jpegs) {
        this.file = file;
        this.layout = layout;
        this.jpegs = jpegs;
    }

    /// Rotates a picture, or sets its orientation entry if its pixels are coded in a way that isn't undone here.
    RotationMethod rotate(TiffDirectory picture, Rotation rotation) throws ImageFormatException, IOException {
        Orientation orientation = TiffCodec.orientation(picture);
        Transform transform = orientation.storedTransform(rotation);
        if (transform == Transform.NONE && picture.number(TiffDirectory.COMPRESSION, 1) != OldJpeg.COMPRESSION) {
            return RotationMethod.LOSSLESS;
        }
        Optional<RotationMethod> method = rotateStored(picture, transform);
        if (method.isEmpty()) {
            // anew, in the type that every reader expects
            picture.entries().remove(TiffDirectory.ORIENTATION);
            picture.setNumber(
                    TiffDirectory.ORIENTATION, orientation.compose(rotation).exifValue());
            TiffMetadata.agree(picture, Transform.NONE);
            return RotationMethod.ORIENTATION_TAG;
        }
        Orientation after = orientation.after(rotation);
        if (after != orientation) {
            picture.entries().remove(TiffDirectory.ORIENTATION);
            picture.setNumber(TiffDirectory.ORIENTATION, after.exifValue());
        }
        TiffMetadata.agree(picture, transform);
        TiffMetadata.moveSubject(picture, transform);
        if (transform.swapsSides()) {
            picture.swap(TiffDirectory.X_RESOLUTION, TiffDirectory.Y_RESOLUTION);
            for (TiffDirectory exif : picture.children().getOrDefault(TiffDirectory.EXIF, List.of())) {
                exif.swap(TiffDirectory.PIXEL_X_DIMENSION, TiffDirectory.PIXEL_Y_DIMENSION);
            }
        }
        return method.get();
    }

    static boolean isJpeg(TiffDirectory picture) {
        long code = picture.number(TiffDirectory.COMPRESSION, 1);
        return code == TiffJpeg.COMPRESSION || code == OldJpeg.COMPRESSION;
    }

    private Optional<RotationMethod> rotateStored(TiffDirectory picture, Transform transform)
            throws ImageFormatException, IOException {
        if (picture.number(TiffDirectory.COMPRESSION, 1) == OldJpeg.COMPRESSION) {
            // its parts are scattered over the file, so that they can't even be copied as they are
            return jpegs.rotatingAll().rotate(picture, OldJpeg.pieces(file, picture), Rotation.of(transform));
        }
        if (isJpeg(picture)) {
            try {
                return jpegs.rotate(picture, Rotation.of(transform));
            } catch (ImageFormatException e) {
                // of a process that isn't handled here, or damaged in a way that viewers get over
                return Optional.empty();
            }
        }
        return rotatePixels(picture, transform);
    }

    private Optional<RotationMethod> rotatePixels(TiffDirectory picture, Transform transform)
            throws ImageFormatException {
        Optional<TiffPixels> pixels = TiffPixels.of(picture, layout.order());
        if (pixels.isEmpty()) {
            return Optional.empty();
        }
        try {
            pixels.get().rotate(transform);
            return Optional.of(RotationMethod.LOSSLESS);
        } catch (ImageFormatException e) {
            if (pixels.get().isDoubtful()) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
