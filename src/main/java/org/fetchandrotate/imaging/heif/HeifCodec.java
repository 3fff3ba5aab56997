package org.fetchandrotate.imaging.heif;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.Set;
import org.fetchandrotate.imaging.ImageCodec;
import org.fetchandrotate.imaging.ImageFormatException;
import org.fetchandrotate.imaging.ImageInfo;
import org.fetchandrotate.imaging.RotationOptions;
import org.fetchandrotate.imaging.Thumbnail;
import org.fetchandrotate.model.ImageFormat;
import org.fetchandrotate.model.Rotation;
import org.fetchandrotate.model.RotationMethod;

/// Rotates AVIF and HEIC by the rotation property of their container: the coded picture stays as it is, so no
/// decoder is needed and nothing is lost. An EXIF orientation in such a file says nothing about how it is shown
/// (ISO/IEC 23008-12, section A.2.2) and is left alone; the properties are part of the picture, so that it counts
/// as upright. A C2PA manifest, which vouches for the untouched file alone, becomes free space. Immutable and
/// thread-safe.
public final class HeifCodec implements ImageCodec {
    private final ImageFormat format;

    /// @param format [ImageFormat#AVIF] or [ImageFormat#HEIC]
    public HeifCodec(ImageFormat format) {
        this.format = format;
    }

    @Override
    public ImageInfo inspect(byte[] file) throws ImageFormatException {
        HeifFile.Size size = new HeifFile(file).size();
        return new ImageInfo(format, size.width(), size.height(), 1, file.length);
    }

    @Override
    public Rotated rotate(byte[] file, OutputStream target, Rotation rotation, RotationOptions options)
            throws ImageFormatException, IOException {
        if (rotation == Rotation.UPRIGHT) {
            target.write(file);
            return new Rotated(RotationMethod.CONTAINER, Optional.empty());
        }
        HeifFile parts = new HeifFile(file);
        target.write(parts.transformed(rotation.transform()));
        RotationMethod method = parts.hasContentCredentials()
                ? RotationMethod.CONTAINER.with(Set.of(RotationMethod.Note.C2PA_DROPPED))
                : RotationMethod.CONTAINER;
        return new Rotated(method, Optional.empty());
    }

    /// Always empty: there is no decoder for these codings.
    @Override
    public Optional<Thumbnail> thumbnail(byte[] file, int longestSide) {
        return Optional.empty();
    }
}
