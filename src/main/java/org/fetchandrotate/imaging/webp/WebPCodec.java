package org.fetchandrotate.imaging.webp;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.fetchandrotate.imaging.ArgbImage;
import org.fetchandrotate.imaging.ExifData;
import org.fetchandrotate.imaging.ImageCodec;
import org.fetchandrotate.imaging.ImageFormatException;
import org.fetchandrotate.imaging.ImageInfo;
import org.fetchandrotate.imaging.Orientation;
import org.fetchandrotate.imaging.RotationOptions;
import org.fetchandrotate.imaging.Thumbnail;
import org.fetchandrotate.imaging.webp.Bitstream.Opacity;
import org.fetchandrotate.model.ImageFormat;
import org.fetchandrotate.model.Rotation;
import org.fetchandrotate.model.RotationMethod;

/// Turns WebP images: lossless ones exactly, lossy ones by encoding anew at the quality estimated from their
/// quantisers, animations frame by frame. ICC profile, EXIF (but its thumbnail), XMP and unknown chunks are kept.
/// Immutable and thread-safe.
public final class WebPCodec implements ImageCodec {
    /// Measured on pictures of 3 megapixels, Java's arrays and libwebp's together: 47 for lossless ones, 31 for
    /// lossy.
    private static final long BYTES_PER_PIXEL = 48;

    private static final byte[] EXIF_PREFIX = {'E', 'x', 'i', 'f', 0, 0};

    @Override
    public ImageInfo inspect(byte[] file) throws ImageFormatException {
        WebPFile parts = WebPFile.read(file);
        long pixels = (long) parts.width() * parts.height();
        int frames = Math.max(1, parts.frames().size());
        return new ImageInfo(
                ImageFormat.WEBP, parts.width(), parts.height(), frames, pixels * BYTES_PER_PIXEL + file.length);
    }

    @Override
    public Turned rotate(byte[] file, OutputStream target, Rotation rotation, RotationOptions options)
            throws ImageFormatException, IOException {
        WebPFile parts = WebPFile.read(file);
        Rotation storedTurn = orientation(parts).storedTurn(rotation);
        if (parts.still().isEmpty()) {
            List<WebPFrame> frames = new AnimationTurner(parts, storedTurn).turned();
            target.write(RiffChunk.fileOf(assembled(parts, storedTurn, frames, List.of())));
            return new Turned(method(parts.frames().stream().map(WebPFrame::bitstream)), Optional.empty());
        }
        Bitstream source = parts.still().get();
        ArgbImage picture = LibWebP.decode(source);
        Bitstream turned = LibWebP.encodeLike(source, picture.turned(storedTurn), source.opacity());
        target.write(RiffChunk.fileOf(assembled(parts, storedTurn, List.of(), turned.chunks())));
        Optional<Thumbnail> thumbnail = options.thumbnailSide() == 0
                ? Optional.empty()
                : Optional.of(picture.thumbnail(options.thumbnailSide(), orientation(parts)));
        return new Turned(method(Stream.of(source)), thumbnail);
    }

    @Override
    public Optional<Thumbnail> thumbnail(byte[] file, int longestSide) throws ImageFormatException {
        WebPFile parts = WebPFile.read(file);
        ArgbImage picture;
        if (parts.still().isPresent()) {
            picture = LibWebP.decode(parts.still().get());
        } else {
            var canvas = new AnimationCanvas(parts.width(), parts.height());
            WebPFrame first = parts.frames().getFirst();
            canvas.show(first, LibWebP.decode(first.bitstream()));
            picture = canvas.picture();
        }
        return Optional.of(picture.thumbnail(longestSide, orientation(parts)));
    }

    /// The source's chunks in their order, with what depends on the pixels replaced.
    private static List<RiffChunk> assembled(
            WebPFile source, Rotation storedTurn, List<WebPFrame> frames, List<RiffChunk> still) {
        int width = storedTurn.swapsSides() ? source.height() : source.width();
        int height = storedTurn.swapsSides() ? source.width() : source.height();
        List<RiffChunk> chunks = new ArrayList<>();
        if (source.isExtended() || still.size() > 1) {
            boolean hasAlpha = still.size() > 1
                    || frames.stream().anyMatch(frame -> frame.bitstream().opacity() == Opacity.TRANSLUCENT);
            int flags = source.flags() | (hasAlpha ? WebPFile.ALPHA_FLAG : 0);
            chunks.add(WebPFile.header(flags, width, height));
        }
        int nextFrame = 0;
        for (RiffChunk chunk : source.chunks()) {
            switch (chunk.fourCc()) {
                case "VP8X", "ALPH" -> {
                    // written anew, above and with the image data
                }
                case "VP8 ", "VP8L" -> chunks.addAll(still);
                case "ANMF" -> chunks.add(frames.get(nextFrame++).chunk());
                case "EXIF" -> chunks.add(turnedExif(chunk, storedTurn, width, height));
                default -> chunks.add(chunk);
            }
        }
        return chunks;
    }

    /// The pixels are turned so that the orientation stays as it is; sizes and resolutions follow them.
    private static RiffChunk turnedExif(RiffChunk chunk, Rotation storedTurn, int width, int height) {
        byte[] payload = chunk.payload();
        int prefix = prefixLength(payload);
        return ExifData.parse(Arrays.copyOfRange(payload, prefix, payload.length))
                .map(exif -> exif.withPixelSize(width, height).withoutThumbnail())
                .map(exif -> storedTurn.swapsSides() ? exif.withResolutionSwapped() : exif)
                .map(exif -> {
                    byte[] edited = Arrays.copyOf(payload, prefix + exif.size());
                    System.arraycopy(exif.bytes(), 0, edited, prefix, exif.size());
                    return RiffChunk.of("EXIF", edited);
                })
                .orElse(chunk);
    }

    private static Orientation orientation(WebPFile parts) {
        return parts.chunk("EXIF")
                .map(RiffChunk::payload)
                .flatMap(payload -> ExifData.parse(Arrays.copyOfRange(payload, prefixLength(payload), payload.length)))
                .map(ExifData::orientation)
                .orElse(Orientation.NORMAL);
    }

    /// The block should begin with its byte order, but some programs put a JPEG's prefix before it.
    private static int prefixLength(byte[] payload) {
        return Arrays.mismatch(payload, EXIF_PREFIX) >= EXIF_PREFIX.length ? EXIF_PREFIX.length : 0;
    }

    /// Lossless if all is; else the lowest quality met.
    private static RotationMethod method(Stream<Bitstream> pictures) {
        OptionalInt quality = pictures.map(Bitstream::quality)
                .flatMapToInt(OptionalInt::stream)
                .min();
        return quality.isPresent() ? RotationMethod.recoded(Math.max(1, quality.getAsInt())) : RotationMethod.LOSSLESS;
    }
}
