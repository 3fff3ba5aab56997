package org.fetchandrotate.imaging.raster;

import com.twelvemonkeys.imageio.plugins.bmp.CURImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.bmp.ICOImageReaderSpi;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
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
import org.fetchandrotate.model.Transform;

/// Rotates icons and cursors, each of their sizes: bitmaps with their transparency masks here, PNG images by the
/// codec handed in. The hot spot of a cursor moves along. The layout is that of ICONDIR and ICONDIRENTRY in the
/// Windows documentation ("Icons", Win32). Immutable and thread-safe.
public final class IcoCodec implements ImageCodec {
    private static final int DIRECTORY_BYTES = 6;
    private static final int CURSOR = 2;
    private static final byte[] PNG_SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final int ROW_ALIGNMENT = 4;
    private static final long BYTES_PER_PIXEL = 16;

    private final ImageCodec png;

    /// @param png rotates the entries that are PNG files
    public IcoCodec(ImageCodec png) {
        this.png = png;
    }

    @Override
    public ImageInfo inspect(byte[] file) throws ImageFormatException {
        List<IconEntry> entries = entries(file);
        Size largest = size(file, largest(file, entries));
        return new ImageInfo(
                ImageFormat.ICO,
                largest.width,
                largest.height,
                entries.size(),
                BYTES_PER_PIXEL * largest.width * largest.height + file.length);
    }

    @Override
    public Rotated rotate(byte[] file, OutputStream target, Rotation rotation, RotationOptions options)
            throws ImageFormatException, IOException {
        if (rotation == Rotation.UPRIGHT) {
            target.write(file); // it can't be shown otherwise than it is stored
            return new Rotated(RotationMethod.LOSSLESS, Optional.empty());
        }
        List<IconEntry> entries = entries(file);
        var payloads = new ByteArrayOutputStream();
        ByteBuffer directory = ByteBuffer.allocate(DIRECTORY_BYTES + entries.size() * IconEntry.BYTES);
        directory.order(ByteOrder.LITTLE_ENDIAN).put(file, 0, DIRECTORY_BYTES);
        for (IconEntry entry : entries) {
            byte[] payload = payload(file, entry);
            Size size = size(file, entry);
            byte[] rotated = isPng(payload) ? rotatedPng(payload, rotation, options) : rotatedBitmap(payload, rotation);
            IconEntry moved = isCursor(file) ? entry.withHotSpotRotated(size.width, size.height, rotation) : entry;
            moved.rotated(rotation)
                    .placed(directory.capacity() + payloads.size(), rotated.length)
                    .writeTo(directory);
            payloads.writeBytes(rotated);
        }
        target.write(directory.array());
        payloads.writeTo(target);
        return new Rotated(RotationMethod.LOSSLESS, Optional.empty());
    }

    @Override
    public Optional<Thumbnail> thumbnail(byte[] file, int longestSide) throws ImageFormatException {
        List<IconEntry> entries = entries(file);
        IconEntry entry = largest(file, entries);
        byte[] payload = payload(file, entry);
        if (isPng(payload)) {
            return png.thumbnail(payload, longestSide);
        }
        ArgbImage picture = ReaderThumbnails.read(
                isCursor(file) ? new CURImageReaderSpi() : new ICOImageReaderSpi(),
                file,
                entries.indexOf(entry),
                longestSide);
        return Optional.of(picture.thumbnail(longestSide, Orientation.NORMAL));
    }

    private static List<IconEntry> entries(byte[] file) throws ImageFormatException {
        ByteBuffer view = DibHeader.view(file);
        int count = file.length < DIRECTORY_BYTES ? 0 : view.getShort(4) & 0xFFFF;
        if (count == 0 || file.length < DIRECTORY_BYTES + count * IconEntry.BYTES) {
            throw ImageFormatException.corrupt("cut short in its list of sizes");
        }
        List<IconEntry> entries = new ArrayList<>();
        long bytes = 0;
        for (int i = 0; i < count; i++) {
            IconEntry entry = IconEntry.read(view, DIRECTORY_BYTES + i * IconEntry.BYTES);
            entry.requireWithin(file.length);
            bytes += entry.length();
            entries.add(entry);
        }
        if (bytes > file.length) {
            throw ImageFormatException.corrupt("its images overlap");
        }
        return entries;
    }

    private IconEntry largest(byte[] file, List<IconEntry> entries) throws ImageFormatException {
        IconEntry largest = entries.getFirst();
        long area = -1;
        for (IconEntry entry : entries) {
            Size size = size(file, entry);
            if ((long) size.width * size.height > area) {
                area = (long) size.width * size.height;
                largest = entry;
            }
        }
        return largest;
    }

    /// By the image itself: the list has only a byte for each side.
    private Size size(byte[] file, IconEntry entry) throws ImageFormatException {
        byte[] payload = payload(file, entry);
        if (isPng(payload)) {
            ImageInfo info = png.inspect(payload);
            return new Size(info.width(), info.height());
        }
        DibHeader header = DibHeader.read(payload, 0);
        return new Size(header.width(), Math.max(1, header.height() / 2));
    }

    private byte[] rotatedPng(byte[] payload, Rotation rotation, RotationOptions options)
            throws ImageFormatException, IOException {
        var rotated = new ByteArrayOutputStream();
        png.rotate(payload, rotated, rotation, new RotationOptions(options.jpegUnaligned(), 0));
        return rotated.toByteArray();
    }

    /// A bitmap's header counts the rows of the picture and those of its mask of one bit a pixel, which follows
    /// it.
    private static byte[] rotatedBitmap(byte[] payload, Rotation rotation) throws ImageFormatException {
        DibHeader header = DibHeader.read(payload, 0);
        int height = header.height() / 2;
        long pixelStart = header.size() + header.masksBehind() + 4L * header.colours();
        long stride = PackedPixels.stride(header.width(), header.bits(), ROW_ALIGNMENT);
        long maskStart = pixelStart + stride * height;
        if (header.isRunLength() || height == 0 || maskStart > payload.length) {
            throw ImageFormatException.corrupt("a bitmap of an icon is cut short");
        }
        Transform stored = BmpCodec.storedTransform(header, rotation);
        PackedPixels picture = new PackedPixels(
                        payload, (int) pixelStart, (int) stride, header.width(), height, header.bits())
                .transformed(stored, ROW_ALIGNMENT);
        byte[] mask = rotatedMask(payload, (int) maskStart, header, stored);
        long maskBytes = PackedPixels.stride(header.width(), 1, ROW_ALIGNMENT) * height;
        int oldEnd = mask.length == 0 ? (int) maskStart : (int) (maskStart + maskBytes);
        int pixelBytes = picture.data().length + mask.length;
        byte[] head = Arrays.copyOf(payload, (int) pixelStart);
        header.patch(head, picture.width(), picture.height() * 2, pixelBytes);
        header.moveProfile(head, oldEnd, (int) pixelStart + pixelBytes - oldEnd);
        var rotated = new ByteArrayOutputStream();
        rotated.writeBytes(head);
        rotated.writeBytes(picture.data());
        rotated.writeBytes(mask);
        if (header.size() == DibHeader.V5_SIZE) {
            // its colour profile
            rotated.write(payload, oldEnd, payload.length - oldEnd);
        }
        return rotated.toByteArray();
    }

    /// Some icons with opacity in their pixels have no mask, or a part of one; then the copy has none either.
    private static byte[] rotatedMask(byte[] payload, int start, DibHeader header, Transform stored)
            throws ImageFormatException {
        int height = header.height() / 2;
        long stride = PackedPixels.stride(header.width(), 1, ROW_ALIGNMENT);
        if (start + stride * height > payload.length) {
            if (header.bits() == 32) {
                return new byte[0];
            }
            throw ImageFormatException.corrupt("the mask of an icon is cut short");
        }
        return new PackedPixels(payload, start, (int) stride, header.width(), height, 1)
                .transformed(stored, ROW_ALIGNMENT)
                .data();
    }

    private static byte[] payload(byte[] file, IconEntry entry) {
        return Arrays.copyOfRange(file, entry.offset(), entry.offset() + entry.length());
    }

    private static boolean isCursor(byte[] file) {
        return file[2] == CURSOR;
    }

    private static boolean isPng(byte[] payload) {
        return payload.length > PNG_SIGNATURE.length
                && Arrays.equals(payload, 0, PNG_SIGNATURE.length, PNG_SIGNATURE, 0, PNG_SIGNATURE.length);
    }

    private record Size(int width, int height) {}
}
