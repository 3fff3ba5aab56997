package org.fetchandrotate.imaging.raster;

import com.twelvemonkeys.imageio.plugins.tiff.BigTIFFImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageReaderSpi;
import java.io.IOException;
import java.io.OutputStream;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fetchandrotate.imaging.ArgbImage;
import org.fetchandrotate.imaging.ImageCodec;
import org.fetchandrotate.imaging.ImageFormatException;
import org.fetchandrotate.imaging.ImageInfo;
import org.fetchandrotate.imaging.Orientation;
import org.fetchandrotate.imaging.RotationOptions;
import org.fetchandrotate.imaging.Thumbnail;
import org.fetchandrotate.model.ImageFormat;
import org.fetchandrotate.model.Rotation;
import org.fetchandrotate.model.RotationMethod;

/// Rotates TIFF and BigTIFF, all pages and what is subordinate to them, at their own depth and byte order, with
/// all their entries. Pixels are rotated themselves, and packed as they were, or by the best known compression
/// of the same family: see [TiffCoding]; JPEGs by the codec handed in. Where they are coded in a way that isn't
/// undone here, or too damaged for it, nothing is encoded anew: the orientation entry (TIFF 6.0, section 8),
/// which many readers honour, is composed with the rotation. A C2PA manifest, which vouches for the untouched file
/// alone, is left out. Immutable and thread-safe.
public final class TiffCodec implements ImageCodec {
    private final ImageCodec jpeg;

    /// @param jpeg rotates JPEG files
    public TiffCodec(ImageCodec jpeg) {
        this.jpeg = jpeg;
    }

    @Override
    public ImageInfo inspect(byte[] file) throws ImageFormatException {
        List<TiffDirectory> pages = TiffReader.pages(file);
        Optional<String> raw = TiffRaw.nameOf(file, pages);
        if (raw.isPresent()) {
            throw ImageFormatException.unsupported(
                    "a camera's raw file (" + raw.get() + ") is no picture yet; develop it first");
        }
        List<TiffDirectory> pictures =
                pages.stream().flatMap(TiffDirectory::pictures).toList();
        int width = 0;
        int height = 0;
        long pixelBits = 0;
        for (TiffDirectory picture : pictures) {
            int pictureWidth = TiffPixels.side(picture, TiffDirectory.WIDTH);
            int pictureHeight = TiffPixels.side(picture, TiffDirectory.HEIGHT);
            if ((long) pictureWidth * pictureHeight > (long) width * height) {
                width = pictureWidth;
                height = pictureHeight;
            }
            long samples = Math.clamp(picture.number(TiffDirectory.SAMPLES_PER_PIXEL, 1), 1, 1 << 16);
            long bits = Math.clamp(picture.number(TiffDirectory.BITS_PER_SAMPLE, 1), 1, 1 << 16);
            pixelBits = Math.max(pixelBits, samples * bits);
        }
        long raster = (long) width * height / 8 * pixelBits;
        // of JPEGs the coefficients, which have two bytes a sample of eight bits, before and after
        boolean jpegs = pictures.stream().anyMatch(TiffRotation::isJpeg);
        // the pieces, the picture and its rotated copy, and the new file as it grows
        return new ImageInfo(
                ImageFormat.TIFF, width, height, pictures.size(), (jpegs ? 5 : 2) * raster + 4L * file.length);
    }

    @Override
    public Rotated rotate(byte[] file, OutputStream target, Rotation rotation, RotationOptions options)
            throws ImageFormatException, IOException {
        List<TiffDirectory> pages = TiffReader.pages(file);
        if (pages.stream()
                .flatMap(TiffDirectory::pictures)
                .allMatch(picture -> orientation(picture).isUnchangedBy(rotation))) {
            target.write(file);
            return new Rotated(RotationMethod.LOSSLESS, Optional.empty());
        }
        TiffLayout layout = TiffLayout.of(file);
        var tiffRotation = new TiffRotation(file, layout, new TiffJpeg(jpeg, options));
        RotationMethod method = RotationMethod.LOSSLESS;
        for (TiffDirectory picture :
                pages.stream().flatMap(TiffDirectory::pictures).toList()) {
            method = worse(method, tiffRotation.rotate(picture, rotation));
        }
        Set<RotationMethod.Note> notes = EnumSet.noneOf(RotationMethod.Note.class);
        for (TiffDirectory directory :
                pages.stream().flatMap(TiffDirectory::all).toList()) {
            notes.addAll(TiffMetadata.drop(directory));
        }
        TiffWriter.write(layout, pages, target);
        return new Rotated(method.with(notes), Optional.empty());
    }

    @Override
    public Optional<Thumbnail> thumbnail(byte[] file, int longestSide) throws ImageFormatException {
        TiffDirectory first = TiffReader.pages(file).getFirst();
        boolean big = TiffLayout.of(file).version() == TiffLayout.Version.BIG;
        ArgbImage stored = ReaderThumbnails.read(
                big ? new BigTIFFImageReaderSpi() : new TIFFImageReaderSpi(), file, 0, longestSide);
        return Optional.of(stored.thumbnail(longestSide, orientation(first)));
    }

    /// What can be said of two pictures together: that of which less is exact, and in its lower quality.
    static RotationMethod worse(RotationMethod first, RotationMethod second) {
        if (first.kind() != second.kind()) {
            return first.kind().compareTo(second.kind()) > 0 ? first : second;
        }
        return first.quality().orElse(0) < second.quality().orElse(0) ? first : second;
    }

    static Orientation orientation(TiffDirectory picture) {
        long value = picture.number(TiffDirectory.ORIENTATION, 1);
        return Orientation.ofExifValue(Math.clamp(value, 0, 9));
    }
}
