package org.fetchandrotate.imaging.raster;

import com.twelvemonkeys.imageio.plugins.bmp.BMPImageReaderSpi;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Optional;
import org.fetchandrotate.imaging.ImageCodec;
import org.fetchandrotate.imaging.ImageFormatException;
import org.fetchandrotate.imaging.ImageInfo;
import org.fetchandrotate.imaging.Orientation;
import org.fetchandrotate.imaging.RotationOptions;
import org.fetchandrotate.imaging.Thumbnail;
import org.fetchandrotate.imaging.raster.RunLengthBitmap.Unpacked;
import org.fetchandrotate.model.ImageFormat;
import org.fetchandrotate.model.Rotation;
import org.fetchandrotate.model.RotationMethod;
import org.fetchandrotate.model.Transform;

/// Rotates BMP images of every depth with their palette, masks and colour profile as they are; run-length encoded
/// ones come out unpacked, with the same palette indices, unless they leave pixels out, which only that
/// encoding can. Immutable and thread-safe.
public final class BmpCodec implements ImageCodec {
    private static final int FILE_HEADER_BYTES = 14;
    private static final int PIXEL_OFFSET = 10;
    private static final int ROW_ALIGNMENT = 4;

    @Override
    public ImageInfo inspect(byte[] file) throws ImageFormatException {
        return info(DibHeader.read(file, FILE_HEADER_BYTES));
    }

    @Override
    public Optional<ImageInfo> inspectHead(byte[] head, long length) {
        try {
            return Optional.of(info(DibHeader.read(head, FILE_HEADER_BYTES)));
        } catch (ImageFormatException _) {
            return Optional.empty();
        }
    }

    private static ImageInfo info(DibHeader header) {
        long pixelBytes = PackedPixels.stride(header.width(), header.bits(), ROW_ALIGNMENT) * header.height();
        return new ImageInfo(
                ImageFormat.BMP, header.width(), header.height(), 1, pixelBytes * (header.isRunLength() ? 2 : 1));
    }

    @Override
    public Rotated rotate(byte[] file, OutputStream target, Rotation rotation, RotationOptions options)
            throws ImageFormatException, IOException {
        if (rotation == Rotation.UPRIGHT) {
            target.write(file); // it can't be shown otherwise than it is stored
            return new Rotated(RotationMethod.LOSSLESS, Optional.empty());
        }
        DibHeader header = DibHeader.read(file, FILE_HEADER_BYTES);
        int start = pixelOffset(file, header);
        Transform stored = storedTransform(header, rotation);
        if (!header.isRunLength()) {
            PackedPixels source = plainPixels(file, start, header);
            PackedPixels rotated = source.transformed(stored, ROW_ALIGNMENT);
            write(file, header, start, endOf(source, file), new Packed(rotated, rotated.data(), 0), target);
            return new Rotated(RotationMethod.LOSSLESS, Optional.empty());
        }
        Unpacked source = RunLengthBitmap.unpack(file, start, header);
        PackedPixels rotated = source.indices().transformed(stored, ROW_ALIGNMENT);
        Packed packed = source.isWhole()
                ? new Packed(rotated, rotated.data(), DibHeader.NOT_COMPRESSED)
                : new Packed(
                        rotated,
                        RunLengthEncoder.encode(
                                new Unpacked(rotated, source.told().transformed(stored, 1))),
                        header.compression());
        write(file, header, start, runLengthEnd(file, start, header), packed, target);
        return new Rotated(RotationMethod.LOSSLESS, Optional.empty());
    }

    /// @param pixels of the rotated picture
    /// @param bytes that they are written as
    /// @param compression of these; 0 for none, or as before
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Packed(PackedPixels pixels, byte[] bytes, int compression) {}

    private static void write(byte[] file, DibHeader header, int start, int oldEnd, Packed rotated, OutputStream target)
            throws IOException {
        byte[] head = Arrays.copyOf(file, start);
        int pixelBytes = rotated.bytes.length;
        header.patch(head, rotated.pixels.width(), rotated.pixels.height(), pixelBytes);
        if (header.isRunLength()) {
            DibHeader.view(head).putInt(header.start() + 16, rotated.compression);
        }
        header.moveProfile(head, oldEnd, start + pixelBytes - oldEnd);
        DibHeader.view(head).putInt(2, start + pixelBytes + file.length - oldEnd);
        target.write(head);
        target.write(rotated.bytes);
        target.write(file, oldEnd, file.length - oldEnd);
    }

    @Override
    public Optional<Thumbnail> thumbnail(byte[] file, int longestSide) throws ImageFormatException {
        return Optional.of(ReaderThumbnails.read(new BMPImageReaderSpi(), file, 0, longestSide)
                .thumbnail(longestSide, Orientation.NORMAL));
    }

    /// Rows that are missing become zeros.
    @Override
    public Optional<Mended> mended(byte[] file) throws ImageFormatException {
        DibHeader header = DibHeader.read(file, FILE_HEADER_BYTES);
        int start = pixelOffset(file, header);
        long stride = PackedPixels.stride(header.width(), header.bits(), ROW_ALIGNMENT);
        long whole = start + stride * header.height();
        boolean isThere = file.length - start >= stride && whole > file.length && whole < Integer.MAX_VALUE - 16;
        return header.isRunLength() || !isThere
                ? Optional.empty()
                : Optional.of(new Mended(Arrays.copyOf(file, (int) whole), true));
    }

    /// Rows stored from the bottom up are the picture flipped, also afterwards.
    static Transform storedTransform(DibHeader header, Rotation rotation) {
        Transform stored = header.rowOrder() == DibHeader.RowOrder.BOTTOM_UP ? Transform.FLIP_VERTICAL : Transform.NONE;
        return stored.then(rotation.transform()).then(stored);
    }

    private static int pixelOffset(byte[] file, DibHeader header) throws ImageFormatException {
        int offset = DibHeader.view(file).getInt(PIXEL_OFFSET);
        if (offset < FILE_HEADER_BYTES + header.size() || offset > file.length) {
            throw ImageFormatException.corrupt("the pixels are said to begin at byte " + offset);
        }
        return offset;
    }

    /// The rows as they are. Some programs leave out the end of the last row: it is filled up with zeros.
    private static PackedPixels plainPixels(byte[] file, int start, DibHeader header) throws ImageFormatException {
        long stride = PackedPixels.stride(header.width(), header.bits(), ROW_ALIGNMENT);
        long missing = stride * header.height() - (file.length - start);
        if (missing >= stride) {
            throw ImageFormatException.corrupt("cut short: %d bytes of pixels are missing".formatted(missing));
        }
        byte[] data = missing > 0 ? Arrays.copyOf(file, file.length + (int) missing) : file;
        return new PackedPixels(data, start, (int) stride, header.width(), header.height(), header.bits());
    }

    private static int endOf(PackedPixels pixels, byte[] file) {
        return Math.min(file.length, pixels.offset() + pixels.stride() * pixels.height());
    }

    /// Where encoded pixels end, by the header's own word; what follows them is a profile or nothing.
    private static int runLengthEnd(byte[] file, int start, DibHeader header) {
        int size = header.size() >= DibHeader.INFO_SIZE ? DibHeader.view(file).getInt(header.start() + 20) : 0;
        return size <= 0 || size > file.length - start ? file.length : start + size;
    }
}
