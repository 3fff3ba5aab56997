package org.fetchandrotate.imaging.raster;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.fetchandrotate.imaging.ImageCodec;
import org.fetchandrotate.imaging.ImageFormatException;
import org.fetchandrotate.imaging.ImageInfo;
import org.fetchandrotate.imaging.RotationOptions;
import org.fetchandrotate.imaging.jpeg.JpegMosaic;
import org.fetchandrotate.model.JpegUnaligned;
import org.fetchandrotate.model.Rotation;
import org.fetchandrotate.model.RotationMethod;

/// Rotates a TIFF picture whose pieces are JPEGs (TIFF technical note 2, "Replacement TIFF/JPEG specification"):
/// joins them to one, rotates that as a file of its own, and makes it the only strip. Immutable.
final class TiffJpeg {
    static final int COMPRESSION = 7;
    private static final int TABLES = 347;
    private static final int YCBCR = 6;
    private static final int PLANAR = 2;

    private final ImageCodec jpeg;
    private final RotationOptions options;

    /// @param jpeg rotates JPEG files
    /// @param options for those that can't be rotated losslessly
    TiffJpeg(ImageCodec jpeg, RotationOptions options) {
        this.jpeg = jpeg;
        this.options = new RotationOptions(options.jpegUnaligned(), 0);
    }

    /// The same that never leaves a picture to its orientation entry.
    TiffJpeg rotatingAll() {
        boolean tags = options.jpegUnaligned() == JpegUnaligned.ORIENTATION;
        return tags ? new TiffJpeg(jpeg, new RotationOptions(JpegUnaligned.REENCODE, 0)) : this;
    }

    /// Replaces the pieces of a picture by those of the rotated one.
    ///
    /// @return how; empty if nothing was done, since the orientation entry is wanted instead
    /// @throws ImageFormatException if its pieces are malformed or of a process that isn't handled; nothing was
    ///     done
    Optional<RotationMethod> rotate(TiffDirectory picture, Rotation rotation) throws ImageFormatException, IOException {
        List<byte[]> pieces = new ArrayList<>();
        byte[] tables = Optional.ofNullable(picture.entries().get(TABLES))
                .map(TiffDirectory.Entry::value)
                .orElse(new byte[0]);
        for (byte[] piece : picture.pieces()) {
            pieces.add(withTables(tables, piece));
        }
        return rotate(picture, pieces, rotation);
    }

    /// The same with pieces that are whole JPEG files.
    Optional<RotationMethod> rotate(TiffDirectory picture, List<byte[]> pieces, Rotation rotation)
            throws ImageFormatException, IOException {
        int planes = planes(picture);
        int perPlane = pieces.size() / planes;
        List<byte[]> rotated = new ArrayList<>();
        RotationMethod method = RotationMethod.LOSSLESS;
        for (int plane = 0; plane < planes; plane++) {
            byte[] whole = joined(picture, pieces.subList(plane * perPlane, (plane + 1) * perPlane));
            var target = new ByteArrayOutputStream(whole.length);
            RotationMethod own = jpeg.rotate(whole, target, rotation, options).method();
            if (own.kind() == RotationMethod.Kind.ORIENTATION_TAG) {
                return Optional.empty();
            }
            method = TiffCodec.worse(method, own);
            rotated.add(target.toByteArray());
        }
        describe(picture, rotated);
        return Optional.of(method);
    }

    private static int planes(TiffDirectory picture) throws ImageFormatException {
        if (picture.number(TiffDirectory.PLANAR_CONFIGURATION, 1) != PLANAR) {
            return 1;
        }
        if (YCbCrUnits.of(picture).isPresent()) {
            throw ImageFormatException.unsupported("planes of different sizes");
        }
        return Math.clamp(picture.number(TiffDirectory.SAMPLES_PER_PIXEL, 1), 1, 1 << 16);
    }

    private static byte[] joined(TiffDirectory picture, List<byte[]> pieces) throws ImageFormatException, IOException {
        int width = TiffPixels.side(picture, TiffDirectory.WIDTH);
        int height = TiffPixels.side(picture, TiffDirectory.HEIGHT);
        if (pieces.isEmpty()) {
            throw ImageFormatException.corrupt("no pieces of pixels");
        }
        if (pieces.size() == 1 && !picture.isTiled()) {
            return JpegMosaic.join(pieces, width, height, width, height);
        }
        if (picture.isTiled()) {
            int tileWidth = TiffPixels.side(picture, TiffDirectory.TILE_WIDTH);
            int tileHeight = TiffPixels.side(picture, TiffDirectory.TILE_HEIGHT);
            return JpegMosaic.join(pieces, width, height, tileWidth, tileHeight);
        }
        int rows = Math.clamp(picture.number(TiffDirectory.ROWS_PER_STRIP, height), 1, height);
        return JpegMosaic.join(pieces, width, height, width, rows);
    }

    private void describe(TiffDirectory picture, List<byte[]> rotated) throws ImageFormatException {
        ImageInfo size = jpeg.inspect(rotated.getFirst());
        picture.setNumber(TiffDirectory.COMPRESSION, COMPRESSION);
        picture.setNumber(TiffDirectory.WIDTH, size.width());
        picture.setNumber(TiffDirectory.HEIGHT, size.height());
        if (picture.number(TiffDirectory.PHOTOMETRIC, 0) == YCBCR) {
            // of the first component, the others having 1 × 1
            int factors = JpegMosaic.samplingOfFirst(rotated.getFirst());
            picture.setNumbers(TiffDirectory.SUBSAMPLING, factors >> 4, factors & 15);
        }
        OldJpeg.ENTRIES.forEach(picture.entries()::remove);
        picture.entries().remove(TABLES);
        picture.replaceByStrips(rotated, size.height());
    }

    /// A whole JPEG file of an abbreviated one and the tables that all share.
    private static byte[] withTables(byte[] tables, byte[] piece) {
        if (tables.length < 4 || piece.length < 2) {
            return piece;
        }
        boolean ended = (tables[tables.length - 1] & 0xFF) == 0xD9 && tables[tables.length - 2] == -1;
        int end = ended ? tables.length - 2 : tables.length;
        byte[] whole = Arrays.copyOf(tables, end + piece.length - 2);
        System.arraycopy(piece, 2, whole, end, piece.length - 2);
        return whole;
    }
}
