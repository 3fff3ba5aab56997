package org.fetchandrotate.imaging.raster;

import com.twelvemonkeys.imageio.plugins.tiff.BigTIFFImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageReaderSpi;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
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

/// Turns TIFF and BigTIFF, all pages and what is subordinate to them, at their own depth, byte order and
/// compression, with all their entries. Pixels without compression or with LZW, Deflate or PackBits are turned
/// themselves; where they are coded otherwise (JPEG, fax …) or packed strangely, nothing is encoded anew: the
/// orientation entry (TIFF 6.0, section 8), which every TIFF reader for pictures honours, is composed with the
/// turn. Immutable and thread-safe.
public final class TiffCodec implements ImageCodec {
    private static final int OLD_JPEG = 6;

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
        // the pieces, the picture and its turned copy, and the new file as it grows
        return new ImageInfo(ImageFormat.TIFF, width, height, pictures.size(), 2 * raster + 4L * file.length);
    }

    @Override
    public Turned rotate(byte[] file, OutputStream target, Rotation rotation, RotationOptions options)
            throws ImageFormatException, IOException {
        List<TiffDirectory> pages = TiffReader.pages(file);
        TiffLayout layout = TiffLayout.of(file);
        var method = RotationMethod.LOSSLESS;
        for (TiffDirectory picture :
                pages.stream().flatMap(TiffDirectory::pictures).toList()) {
            if (!turnPixels(picture, layout, rotation)) {
                method = RotationMethod.ORIENTATION_TAG;
            }
        }
        TiffWriter.write(layout, pages, target);
        return new Turned(method, Optional.empty());
    }

    @Override
    public Optional<Thumbnail> thumbnail(byte[] file, int longestSide) throws ImageFormatException {
        TiffDirectory first = TiffReader.pages(file).getFirst();
        boolean big = TiffLayout.of(file).version() == TiffLayout.Version.BIG;
        ArgbImage stored = ReaderThumbnails.read(
                big ? new BigTIFFImageReaderSpi() : new TIFFImageReaderSpi(), file, 0, longestSide);
        return Optional.of(stored.thumbnail(longestSide, orientation(first)));
    }

    /// @return false if the orientation entry was set instead
    private static boolean turnPixels(TiffDirectory picture, TiffLayout layout, Rotation rotation)
            throws ImageFormatException {
        if (picture.number(TiffDirectory.COMPRESSION, 1) == OLD_JPEG) {
            // its coded data is scattered over entries whose meaning nobody agrees on (TIFF technical note 2)
            throw ImageFormatException.unsupported("old-style JPEG compression in TIFF is not supported");
        }
        Orientation orientation = orientation(picture);
        Optional<TiffPixels> pixels = TiffPixels.of(picture, layout.order());
        if (pixels.isEmpty()) {
            picture.setNumber(
                    TiffDirectory.ORIENTATION, orientation.compose(rotation).exifValue());
            return false;
        }
        pixels.get().turn(orientation.storedTurn(rotation));
        if (rotation.swapsSides()) {
            picture.swap(TiffDirectory.X_RESOLUTION, TiffDirectory.Y_RESOLUTION);
            for (TiffDirectory exif : picture.children().getOrDefault(TiffDirectory.EXIF, List.of())) {
                exif.swap(TiffDirectory.PIXEL_X_DIMENSION, TiffDirectory.PIXEL_Y_DIMENSION);
            }
        }
        return true;
    }

    private static Orientation orientation(TiffDirectory picture) {
        long value = picture.number(TiffDirectory.ORIENTATION, 1);
        return Orientation.ofExifValue(Math.clamp(value, 0, 9));
    }
}
